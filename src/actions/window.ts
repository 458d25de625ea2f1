/** The window of a dossier: days left, what happened, and the provider's structured answers. */
import { z } from 'zod'
import { type GivenAnswer, answerReminder, questions } from '../domain/answer'
import { type Day, daySchema, daysBetween } from '../domain/calendar'
import {
  type AdhesionState,
  type AnswerKind,
  type Dossier,
  type WindowAnswer,
  answerKinds,
  homeSizes,
  missingKinds,
} from '../domain/dossier'
import type { FactKind } from '../domain/facts'
import { candidaturesFor, factsFor, seesHomesOf } from '../domain/history'
import { territories } from '../domain/people'
import { may } from '../domain/permissions'
import { limits } from '../domain/referral'
import { holds } from '../domain/refused'
import { type Escalation, comingReminders, escalatedTo, interruptionDay, openWindow } from '../domain/window'
import type { Stage } from '../domain/workflow'
import { type Doc, all } from '../store/store'
import { type CandidatureView, candidatureView } from './candidatureView'
import { changeDossier, loadDossier } from './commit'
import { type DwellingData, dwellingData } from './dwellingData'
import { type FactView, dossierFacts, factViews, organisationNames } from './facts'
import { loadDwelling } from './holdings'
import { noteChanges, readHousehold } from './household'
import { orEmpty } from './inputs'
import { suitedHomes } from './suited'
import { type Answer, type Ctx, type Press, type Saying, verb } from './verb'
import { viewOf } from './views'

/** Where a window stands, as the bar of its card shows it. */
export interface WindowBar {
  readonly opensOn: Day
  readonly lastDay: Day
  /** Days from the first to the last. */
  readonly total: number
  /** Days left, the last one counted as 0; negative after it. */
  readonly left: number
}

export interface WindowView {
  readonly code: string
  readonly dossier: string
  readonly stage: Stage
  readonly state: 'open' | 'stopped' | 'interrupted'
  /** `answer` which answer · the questions of one · `read` only. */
  readonly step: 'answer' | AnswerKind | 'read'
  readonly today: Day
  readonly bar: WindowBar
  /** Day of the interruption, when nothing is allocated until then. */
  readonly interruptsOn: Day
  readonly need: Pick<Dossier['profile'], 'size' | 'territory'>
  readonly adhesion: AdhesionState
  /** A reminder waits for an answer since that day, and has gone to others. */
  readonly awaitingSince?: Day
  readonly escalated?: Escalation
  /** Days of the next reminders, three at most. */
  readonly reminders: readonly Day[]
  readonly history: readonly FactView[]
  /** Home last proposed, in the provider's words. */
  readonly home?: string
  /** Open requests before CALs, and their days: what comes next. A landlord sees its own. */
  readonly candidatures: readonly CandidatureView[]
  readonly mayAnnounce: boolean
  /** This person may correct the day from which it is counted. */
  readonly mayCorrect: boolean
  readonly landlords: readonly { readonly id: string; readonly name: string }[]
  /** Vacant homes that suit, the best first, to choose the proposed one from. */
  readonly suited: readonly DwellingData[]
}

/** Facts that tell how the window went; the newest of them are on the card. */
const shownFacts: readonly FactKind[] = [
  'measure-in-place',
  'start-corrected',
  'reminder-due',
  'reminder-answered',
  'reminder-unanswered',
  'home-proposed',
  'proposal-ended',
  'cal-planned',
  'cal-decided',
  'ahead-answered',
  'candidature-closed',
  'allocated',
  'condition-met',
  'allocation-cancelled',
  'interrupted',
  'interruption-annulled',
]
const SHOWN = 6

export const barOf = (
  { opensOn, lastDay }: Pick<WindowBar, 'opensOn' | 'lastDay'>,
  today: Day,
): WindowBar => ({
  opensOn,
  lastDay,
  total: daysBetween(opensOn, lastDay),
  left: daysBetween(today, lastDay),
})

const again = ({ dossier }: { dossier: string }): Press => ({ verb: 'window.show', payload: { dossier } })

const historyOf = async (ctx: Ctx, dossier: Doc<'dossiers'>): Promise<readonly FactView[]> => {
  const { docs } = await ctx.app.store.find('facts', {
    index: 'subject',
    equals: [`dossiers/${dossier.id}`],
    descending: true,
    limit: 100,
  })
  const about = dossierFacts(docs).filter(({ kind }) => shownFacts.includes(kind))
  const shown = factsFor(ctx.person, dossier, about)
  return factViews(ctx, shown.slice(0, SHOWN))
}

export const landlordsOf = async ({ app }: Pick<Ctx, 'app'>): Promise<WindowView['landlords']> =>
  (await all(app.store, 'organisations', { index: 'id' }))
    .filter(({ kind }) => kind === 'landlord')
    .map(({ id, name }) => ({ id, name }))

const homeNote = (on: Day): string => `window.home.${on}`

const homeOf = async (ctx: Ctx, dossier: Doc<'dossiers'>): Promise<string | undefined> => {
  const proposed = dossier.window?.answers.findLast(({ kind }) => kind === 'home-proposed')
  // An address tells where the household may soon live: for who may know who it is.
  if (!proposed || !may(ctx.person, 'see-identity', dossier)) return undefined
  if (!seesHomesOf(ctx.person, proposed.landlord)) return undefined
  const { notes = {} } = await readHousehold(ctx, dossier, ['notes'])
  return notes[homeNote(proposed.on)]
}

/** Reminders to come on the card. */
const COMING = 3

const comingOn = (dossier: Dossier, { app, today }: Ctx): readonly Day[] => {
  const window = openWindow(dossier)
  return window ? comingReminders(window, app.settings.rules, today).slice(0, COMING) : []
}

/** Homes to choose from, at most. */
const CHOICES = 10

const suitedChoices = async (ctx: Ctx, dossier: Dossier): Promise<WindowView['suited']> => {
  const names = await organisationNames(ctx)
  const found = await suitedHomes(ctx.app, dossier)
  return found.slice(0, CHOICES).map(({ dwelling }) => dwellingData(ctx, dwelling, names))
}

export const windowShown = async (
  ctx: Ctx,
  id: string,
  wanted?: AnswerKind,
  say?: Saying,
): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  holds(may(ctx.person, 'see-dossier', dossier), 'not-allowed')
  const { window } = dossier
  holds(window, 'not-in-place')
  const answers = may(ctx.person, 'answer-reminder', dossier)
  const step = answers ? (wanted ?? 'answer') : 'read'
  const asksLandlord = step !== 'answer' && step !== 'read' && questions[step].includes('landlord')
  const home = await homeOf(ctx, dossier)
  const names = await organisationNames(ctx)
  const escalated = escalatedTo(window)
  const data: WindowView = {
    code: dossier.code,
    dossier: id,
    stage: dossier.stage,
    state: window.state,
    step,
    today: ctx.today,
    bar: barOf(window, ctx.today),
    interruptsOn: interruptionDay(window),
    need: { size: dossier.profile.size, territory: dossier.profile.territory },
    adhesion: dossier.adhesion.state,
    ...(window.awaitingSince && { awaitingSince: window.awaitingSince }),
    ...(escalated && { escalated }),
    reminders: comingOn(dossier, ctx),
    history: await historyOf(ctx, dossier),
    ...(home && { home }),
    candidatures: candidaturesFor(ctx.person, dossier).map(each => candidatureView(each, names)),
    mayAnnounce: may(ctx.person, 'announce-candidature', dossier),
    mayCorrect: may(ctx.person, 'correct-start', dossier),
    landlords: asksLandlord ? await landlordsOf(ctx) : [],
    suited: step === 'home-proposed' ? await suitedChoices(ctx, dossier) : [],
  }
  const about = { collection: 'dossiers', doc: dossier }
  return { view: viewOf('window', data, about, answers, again({ dossier: id })), ...(say && { say }) }
}

const answerSchema = z.object({
  dossier: z.string(),
  kind: z.enum(answerKinds),
  day: orEmpty(daySchema),
  landlord: orEmpty(z.string()),
  size: orEmpty(z.enum(homeSizes)),
  territory: orEmpty(z.enum(territories)),
  missing: orEmpty(z.enum(missingKinds)),
  home: z.string().trim().max(limits.line, 'too-long').optional(),
  dwelling: orEmpty(z.string()),
})
type Given = z.output<typeof answerSchema>

const missingOf = ({ size, territory, missing }: Given): WindowAnswer['missing'] =>
  size || territory || missing
    ? { ...(size && { size }), ...(territory && { territory }), ...(missing && { kind: missing }) }
    : undefined

/** A home of the list; `other` is told in words. */
const chosenHome = async (ctx: Ctx, { kind, dwelling }: Given): Promise<GivenAnswer['dwelling']> => {
  if (kind !== 'home-proposed' || !dwelling || dwelling === 'other') return undefined
  const { id, landlord } = await loadDwelling(ctx.app, dwelling)
  return { dwelling: id, landlord, days: ctx.app.settings.rules.proposalDays }
}

const answer = async (ctx: Ctx, given: Given): Promise<void> => {
  const { dossier: id, kind, day, landlord, home } = given
  if (landlord)
    holds(
      (await landlordsOf(ctx)).some(each => each.id === landlord),
      'not-found',
    )
  const dwelling = await chosenHome(ctx, given)
  await changeDossier(ctx, id, async dossier => {
    holds(may(ctx.person, 'answer-reminder', dossier), 'moved-on', { stage: dossier.stage })
    const missing = kind === 'no-suited-home' ? missingOf(given) : undefined
    return {
      ...answerReminder(dossier, {
        ...{ kind, by: ctx.person.id, today: ctx.today, day, landlord, missing, home, dwelling },
      }),
      also: await noteChanges(ctx.app, id, {
        [homeNote(ctx.today)]: kind === 'home-proposed' ? home : undefined,
      }),
    }
  })
}

export const windowActs = [
  verb({
    verb: 'window.show',
    payload: z.object({ dossier: z.string(), answer: z.enum(answerKinds).optional() }),
    permission: 'see-dossier',
    run: (ctx, { dossier, answer: wanted }) => windowShown(ctx, dossier, wanted),
  }),

  verb({
    verb: 'window.answer',
    payload: answerSchema,
    permission: 'answer-reminder',
    again,
    run: async (ctx, given) => {
      await answer(ctx, given)
      return windowShown(ctx, given.dossier, undefined, { code: `answered-${given.kind}` })
    },
  }),
]
