/** Plays scenes on their days: the clock is set, time does what is due, then the person acts. */
import { act } from '../../src/actions/act'
import type { App } from '../../src/actions/app'
import type { View } from '../../src/actions/views'
import { type Day, type Instant, addDays, addMonths, dayOf, instantOf } from '../../src/domain/calendar'
import { runDue } from '../../src/jobs'
import type { Message } from '../../src/store/documents'
import { type Change, type Doc, type Store, all } from '../../src/store/store'
import { organisations, people, personBy } from './partners'

/** What happens on a day. */
export type Scene = readonly [day: Day, happens: (player: Player) => Promise<unknown>]

export interface Player {
  readonly today: Day
  /** A person's act; gives back the card that they see then. Throws when it is refused. */
  act(who: string, verb: string, payload?: object): Promise<View>
  /** An act on a dossier that has a name. */
  on(who: string, verb: string, dossier: string, payload?: object): Promise<View>
  /** Gives a dossier the name by which the scenes call it. */
  name(name: string, dossier: string): void
  id(name: string): string
  /** The round of a dossier. */
  round(name: string): Promise<string>
  /** A person's id. */
  person(who: string): string
}

export type Stage = Pick<App, 'store' | 'vault' | 'ids' | 'log' | 'settings'> & { readonly today: Day }

const answered = async (app: App, who: string, verb: string, payload: object): Promise<View> => {
  const outcome = await act(app, personBy(who), verb, payload)
  if ('refused' in outcome) throw outcome.refused
  if (!outcome.view) throw new Error(`${verb}: ${outcome.say?.code} ${JSON.stringify(outcome.say?.params)}`)
  return outcome.view
}

class Players implements Player {
  private readonly names = new Map<string, string>()
  private now: Instant = ''
  readonly app: App

  constructor(stage: Stage) {
    const now = (): Instant => this.now
    this.app = { ...stage, clock: { now, real: now }, changed: () => undefined }
  }

  get today(): Day {
    return dayOf(this.now)
  }

  /** Ten in the morning, and a minute later with each scene of a day. */
  at(day: Day, minute: number): void {
    this.now = instantOf(day, 10 + Math.floor(minute / 60), minute % 60)
  }

  act(who: string, verb: string, payload: object = {}): Promise<View> {
    return answered(this.app, who, verb, payload)
  }

  on(who: string, verb: string, dossier: string, payload: object = {}): Promise<View> {
    return this.act(who, verb, { dossier: this.id(dossier), ...payload })
  }

  name(name: string, dossier: string): void {
    this.names.set(name, dossier)
  }

  id(name: string): string {
    const id = this.names.get(name)
    if (!id) throw new Error(`no sample dossier ${name} yet`)
    return id
  }

  async round(name: string): Promise<string> {
    return (await this.app.store.get('dossiers', this.id(name)))?.round ?? ''
  }

  person(who: string): string {
    return personBy(who).id
  }

  /** What time itself does on a day, when there is something. */
  async passTime(day: Day): Promise<void> {
    this.at(day, 0)
    const due = await this.app.store.find('dossiers', { index: 'due', to: day, limit: 1 })
    if (due.docs.length > 0) await runDue(this.app)
  }
}

/** Plays the scenes in the order of their days, up to today. */
export const play = async (stage: Stage, scenes: readonly Scene[]): Promise<void> => {
  const players = new Players(stage)
  const first = scenes.reduce((least, [day]) => (day < least ? day : least), stage.today)
  for (let day = first; day <= stage.today; day = addDays(day, 1)) {
    await players.passTime(day)
    const today = scenes.filter(scene => scene[0] === day)
    for (const [minute, [, happens]] of today.entries()) {
      players.at(day, minute + 1)
      await happens(players)
    }
  }
  await settleMessages(stage.store, stage.today)
}

/** Cards that somebody waits for, by the stages in which they do. */
const waited: Readonly<Record<string, readonly string[]>> = {
  'siao.show': ['siao'],
  'labels.show': ['ready', 'agenda'],
  'vote.show': ['agenda'],
  'mandate.show': ['mandated'],
}

/** A digest lists what is open when it leaves: one of these days still says something. */
const DIGEST_DAYS = 10

/**
 * What people were told long ago has reached them. Still to be delivered, when their windows open, is the card of
 * whoever must act, once, and what was said these days.
 */
const settleMessages = async (store: Store, today: Day): Promise<void> => {
  const messages = await all(store, 'messages', { index: 'due', equals: [1] })
  const dossiers = new Map((await all(store, 'dossiers', { index: 'id' })).map(doc => [doc.id, doc]))
  const isNews = (message: Message): boolean => {
    const verb = 'show' in message.say ? message.say.show : ''
    const [newest, digest] = [addDays(today, -2), addDays(today, -DIGEST_DAYS)]
    if (dayOf(message.at) >= (verb === 'matters.show' ? digest : newest)) return true
    const stage = dossiers.get(message.dossier ?? '')?.stage ?? ''
    return waited[verb]?.includes(stage) ?? false
  }
  const latest = new Map(messages.map(message => [`${message.to}|${message.about}`, message.id]))
  const arrived = messages.filter(
    message => !isNews(message) || latest.get(`${message.to}|${message.about}`) !== message.id,
  )
  for (let from = 0; from < arrived.length; from += 100)
    await store.commit(arrived.slice(from, from + 100).map(delivered))
}

const delivered = (message: Doc<'messages'>): Change => ({
  do: 'put',
  in: 'messages',
  doc: { ...message, state: 'delivered', open: 0, tries: 1 },
})

/** The sample organisations and people; tenders retain the providers around today. */
export const seedPartners = (store: Store, today: Day): Promise<void> =>
  store.commit([
    ...organisations.map(doc => {
      const retained = doc.retainedFrom && {
        retainedFrom: addMonths(today, -24),
        retainedTo: addMonths(today, 24),
      }
      return { do: 'add', in: 'organisations', doc: { ...doc, ...retained } } as const
    }),
    ...people.map(({ key: _, ...doc }) => ({ do: 'add', in: 'people', doc }) as const),
    { do: 'add', in: 'programme', doc: { id: 'programme', places: [] } },
  ])
