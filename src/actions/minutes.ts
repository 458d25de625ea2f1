/** The minutes of a session: the secretariat's draft, its signing, and what everybody of the commission reads after. */
import { z } from 'zod'
import { type Day, addDays } from '../domain/calendar'
import type { DossierId } from '../domain/dossier'
import type { Minutes, MinutesTexts } from '../domain/minutes'
import { type MinutesDraft, withoutOpenVotes } from '../domain/minutesDraft'
import { may } from '../domain/permissions'
import { holds } from '../domain/refused'
import { type Session, hasBegun, holdMinutes, maySign } from '../domain/session'
import { takeOffAgenda } from '../domain/agenda'
import { type Change, type Doc, all } from '../store/store'
import { commit, dossierChanges, handle } from './commit'
import { draftOf, remarksIn } from './minutesSource'
import { keptIn } from './remarks'
import { loadSession, sessionChanges, sessionId } from './sessions'
import { reread, signMinutes } from './signedMinutes'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { viewOf } from './views'

export interface MinutesView {
  readonly session: string
  readonly today: Day
  /** `remark`, `answer`: the forms of a member's remark and of its answer · `confirm`: what signing does, asked once more · `action`: the form of an action · `dossier`: one of them in full. */
  readonly step: 'draft' | 'confirm' | 'signed' | 'action' | 'dossier' | 'remark' | 'answer'
  readonly minutes: Minutes
  readonly texts: MinutesTexts
  /** Codes of the dossiers to finish before signing. */
  readonly open: readonly string[]
  /** Codes of the dossiers that nobody decided: they wait for another session once it is signed. */
  readonly undecided: readonly string[]
  /** The session has begun, and this person signs its minutes. */
  readonly signs: boolean
  /** Tells one draft from another: what is signed is what was read. */
  readonly draft?: string
  /** The members have been sent the draft. */
  readonly shared: boolean
  /** Id that a remark of this reader would have; absent where they make none. */
  readonly remark?: string
  /** The remark that is being answered. */
  readonly answering?: string
  readonly signed?: {
    readonly on: Day
    readonly by: string
    readonly hash: string
    /** What is stored is what was signed. */
    readonly intact: boolean
  }
  readonly form?: {
    /** Id that the action will have: pressing twice sets it once. */
    readonly task: string
    readonly due: Day
    readonly people: readonly { readonly id: string; readonly name: string; readonly organisation: string }[]
  }
  /** The one shown in full. */
  readonly dossier?: DossierId
}

const steps = ['confirm', 'action', 'remark', 'answer'] as const

interface Wanted {
  readonly step?: (typeof steps)[number] | undefined
  readonly dossier?: DossierId | undefined
  /** The remark to answer. */
  readonly remark?: string | undefined
}

const again = ({ session }: { session: string }): Press => ({ verb: 'minutes.show', payload: { session } })

const stepOf = (
  { step, dossier }: Wanted,
  minutes: Minutes,
  usual: 'draft' | 'signed',
): Pick<MinutesView, 'step' | 'dossier'> => {
  if (dossier !== undefined && minutes.dossiers.some(each => each.dossier === dossier))
    return { step: 'dossier', dossier }
  if (usual === 'signed') return { step: step === 'remark' ? 'remark' : 'signed' }
  return { step: step ?? 'draft' }
}

const signedShown = async (ctx: Ctx, signed: Doc<'minutes'>, wanted: Wanted): Promise<Answer> => {
  const { texts, intact } = await reread(ctx.app, signed)
  const { minutes, hash } = signed
  const signer = await ctx.app.store.get('people', signed.signed.by)
  const data: MinutesView = {
    session: signed.id,
    today: ctx.today,
    ...stepOf(wanted, minutes, 'signed'),
    minutes,
    texts,
    open: [],
    undecided: [],
    signs: false,
    shared: true,
    ...(minutes.cancelled ? {} : remarking(ctx)),
    signed: { on: signed.signed.on, by: signer?.name ?? '', hash, intact },
  }
  const about = { collection: 'minutes', doc: signed }
  return { view: viewOf('minutes', data, about, data.step === 'remark', again({ session: signed.id })) }
}

/** The form of a remark, for who may make one: pressing twice makes it once. */
const remarking = ({ app, person }: Ctx): Pick<MinutesView, 'remark'> =>
  may(person, 'make-remark') ? { remark: app.ids.unique() } : {}

/** What only who signs does is not shown to the members. */
const draftStep = ({ person }: Ctx, wanted: Wanted): Wanted =>
  may(person, 'sign-minutes') || wanted.step === 'remark' ? wanted : { dossier: wanted.dossier }

/** Whether the session decided of a dossier. */
const decidedIn = ({ minutes }: MinutesDraft): boolean =>
  minutes.dossiers.some(({ decision }) => decision !== undefined)

/** A keyed hash: it rides on a card, and a draft holds what people wrote. */
const draftKey = ({ app }: Ctx, { minutes, texts }: MinutesDraft): string =>
  app.vault.fingerprint(JSON.stringify([minutes, texts]))

const DAYS_FOR_AN_ACTION = 30

const formOf = async ({ app, today }: Ctx): Promise<NonNullable<MinutesView['form']>> => {
  const [people, organisations] = await Promise.all([
    all(app.store, 'people', { index: 'id' }),
    all(app.store, 'organisations', { index: 'id' }),
  ])
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  return {
    task: app.ids.unique(),
    due: addDays(today, DAYS_FOR_AN_ACTION),
    people: people
      .map(({ id, name, posts }) => ({
        id,
        name,
        organisation: names.get(posts[0]?.organisation ?? '') ?? '',
      }))
      .sort((one, other) => one.name.localeCompare(other.name, 'fr')),
  }
}

const draftShown = async (ctx: Ctx, session: Doc<'sessions'>, wanted: Wanted): Promise<Answer> => {
  const shared = session.shared !== undefined
  holds(shared || may(ctx.person, 'sign-minutes'), 'not-now', { needed: 'signed' })
  const whole = await draftOf(ctx, session)
  const draft = may(ctx.person, 'see-voices') ? whole : withoutOpenVotes(whole)
  const { minutes, open } = draft
  const { step, dossier } = stepOf(draftStep(ctx, wanted), minutes, 'draft')
  const signs = may(ctx.person, 'sign-minutes')
  const codes = new Map(minutes.dossiers.map(each => [each.dossier, each.code]))
  const data: MinutesView = {
    session: session.id,
    today: ctx.today,
    step,
    minutes,
    texts: Object.fromEntries(Object.entries(draft.texts).map(([ref, { text }]) => [ref, text])),
    open,
    undecided: draft.undecided.map(id => codes.get(id) ?? ''),
    signs: signs && maySign(session, { decided: decidedIn(draft), now: ctx.now }),
    shared,
    ...(shared && session.state !== 'cancelled' && remarking(ctx)),
    ...(step === 'answer' && wanted.remark !== undefined && { answering: wanted.remark }),
    ...(signs && { draft: draftKey(ctx, draft) }),
    ...(step === 'action' && { form: await formOf(ctx) }),
    ...(dossier !== undefined && { dossier }),
  }
  const about = { collection: 'sessions', doc: session }
  return {
    view: viewOf(
      'minutes',
      data,
      about,
      ['action', 'remark', 'answer'].includes(step),
      again({ session: session.id }),
    ),
  }
}

/** The session whose minutes somebody means who names none: the last that has begun. */
const lastSession = async ({ app, today, now }: Ctx): Promise<string | undefined> => {
  const of = async (state: Session['state']) => {
    const query = { index: 'date', equals: [state], to: today, descending: true, limit: 5 } as const
    return (await app.store.find('sessions', query)).docs.find(session => hasBegun(session, now))
  }
  const found = [await of('planned'), await of('held')].filter(session => session !== undefined)
  return found.sort((one, other) => other.on.localeCompare(one.on))[0]?.id
}

/** The minutes as they are: signed for everybody of the commission, drafted for who signs them. */
export const minutesShown = async (ctx: Ctx, id: string, wanted: Wanted = {}): Promise<Answer> => {
  const signed = await ctx.app.store.get('minutes', id)
  if (signed) return signedShown(ctx, signed, wanted)
  return draftShown(ctx, await loadSession(ctx, id), wanted)
}

/** The dossiers that nobody decided wait for another session. */
const released = async (ctx: Ctx, undecided: readonly DossierId[]): Promise<readonly Change[]> => {
  const changes: Change[] = []
  for (const dossier of await ctx.app.store.getMany('dossiers', undecided)) {
    const decided = takeOffAgenda(dossier, ctx.today)
    changes.push(...(await dossierChanges(ctx.app, dossier, decided, { by: ctx.person.id, now: ctx.now })))
  }
  return changes
}

/** Signs what was read, once; a draft that has changed since is shown again instead. */
const sign = (ctx: Ctx, id: string, read: string): Promise<void> =>
  handle(ctx.app, `sessions/${id}`, async () => {
    if (await ctx.app.store.get('minutes', id)) return
    const session = await loadSession(ctx, id)
    const draft = await draftOf(ctx, session)
    holds(draft.open.length === 0, 'minutes-open', { codes: draft.open.join(', ') })
    const [, remarks] = await remarksIn(ctx, session)
    holds(!remarks.some(({ state }) => state === 'open'), 'remarks-open')
    holds(draftKey(ctx, draft) === read, 'draft-changed')
    const signing = { at: ctx.now, on: ctx.today, by: ctx.person.id }
    const signed = await signMinutes(ctx.app, draft, signing)
    const { hash } = signed
    const decided = holdMinutes(session, {
      ...{ hash, decided: decidedIn(draft), today: ctx.today, now: ctx.now },
    })
    await commit(ctx.app, [
      { do: 'add', in: 'minutes', doc: { ...signed, id } },
      ...(await sessionChanges(ctx, session, decided)),
      ...(await released(ctx, draft.undecided)),
      ...keptIn(remarks, id),
    ])
  })

export const minutesActs = [
  verb({
    verb: 'minutes.show',
    payload: z.object({
      session: sessionId.optional(),
      step: z.enum(steps).optional(),
      dossier: z.string().optional(),
      remark: z.string().max(64).optional(),
    }),
    permission: 'see-minutes',
    run: async (ctx, { session, ...wanted }) => {
      const id = session ?? (await lastSession(ctx))
      holds(id, 'not-found', { what: 'minutes' })
      return minutesShown(ctx, id, wanted)
    },
  }),

  verb({
    verb: 'minutes.sign',
    payload: z.object({ session: sessionId, draft: z.string().max(200) }),
    permission: 'sign-minutes',
    again,
    run: async (ctx, { session, draft }) => {
      await sign(ctx, session, draft)
      return minutesShown(ctx, session)
    },
  }),
]
