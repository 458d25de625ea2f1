/** A mistyped day is corrected by card: that of the measure with its window, that of the entry; who typed it, or the secretariat. */
import { z } from 'zod'
import { type Day, daySchema } from '../domain/calendar'
import { type DayCorrection, correctEntry, correctStart, earliestStart } from '../domain/dayCorrection'
import type { CorrectedDay, Dossier, LabelName } from '../domain/dossier'
import type { Decided } from '../domain/facts'
import { earliestEntry } from '../domain/lease'
import { type CorrectionReason, correctionReasons } from '../domain/passeport'
import { may } from '../domain/permissions'
import { limits } from '../domain/referral'
import { holds } from '../domain/refused'
import { comingReminders, openWindow } from '../domain/window'
import type { Doc } from '../store/store'
import { changeDossier, loadDossier } from './commit'
import { noteChanges, readHousehold } from './household'
import { placeChange } from './programme'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { viewOf } from './views'

/** What is corrected: the day of the measure, of the entry, or a label. */
export type Correctable = 'start' | 'entry' | LabelName

export interface DayCorrectionView {
  readonly code: string
  readonly dossier: string
  readonly what: Correctable
  /** `form` asks for the right day · `done` shows what stands. */
  readonly step: 'form' | 'done'
  readonly today: Day
  /** The day that stands. */
  readonly day: Day
  /** No day before this one is right. */
  readonly earliest?: Day
  /** Of a label: its reference, and the version that a correction makes. */
  readonly reference?: string
  readonly version?: number
  readonly sharedFileName?: string
  /** The window that is counted from the day, and its next reminders. */
  readonly window?: { readonly lastDay: Day; readonly state: string; readonly reminders: readonly Day[] }
  /** What was corrected last; `why` in the words of who did. */
  readonly corrected?: CorrectedDay & { readonly why?: string }
}

/** Key of the words beside the reason of a correction, which is told by its days, or by the version that it made. */
export const correctionNote = (what: Correctable, ...which: readonly (Day | number)[]): string =>
  ['corrected', what, ...which].join('.')

const permissions = { start: 'correct-start', entry: 'correct-entry' } as const
type What = keyof typeof permissions

const correctionPress = (what: What, dossier: string, step: DayCorrectionView['step'] = 'form'): Press => ({
  verb: `${what}.correct.show`,
  payload: { dossier, ...(step === 'done' && { step }) },
})

const standing = (dossier: Dossier, what: What) => {
  const { measure, lease } = dossier
  if (what === 'start')
    return (
      measure && { day: measure.inPlaceOn, corrected: measure.corrected, earliest: earliestStart(dossier) }
    )
  const from = earliestEntry(dossier).filter(day => day && lease && day <= lease.enteredOn)
  return lease && { day: lease.enteredOn, corrected: lease.corrected, earliest: from.sort().at(-1) }
}

const windowOf = ({ app, today }: Ctx, dossier: Dossier): DayCorrectionView['window'] => {
  const { window, measure } = dossier
  if (!window || window.opensOn !== measure?.inPlaceOn) return undefined
  const open = openWindow(dossier)
  const reminders = open ? comingReminders(open, app.settings.rules, today).slice(0, 3) : []
  return { lastDay: window.lastDay, state: window.state, reminders }
}

const shown = async (
  ctx: Ctx,
  id: string,
  { what, step }: { readonly what: What; readonly step: DayCorrectionView['step'] },
): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  holds(may(ctx.person, 'see-dossier', dossier), 'not-found')
  const allowed = may(ctx.person, permissions[what], dossier)
  holds(allowed || step === 'done', 'not-allowed')
  const stands = standing(dossier, what)
  holds(stands, 'not-now')
  const { day, corrected, earliest } = stands
  const { notes = {} } = corrected ? await readHousehold(ctx, dossier, ['notes']) : {}
  const why = corrected && notes[correctionNote(what, corrected.from, day)]
  const window = what === 'start' ? windowOf(ctx, dossier) : undefined
  const data: DayCorrectionView = {
    ...{ code: dossier.code, dossier: id, what, step, today: ctx.today, day },
    ...(earliest && { earliest }),
    ...(window && { window }),
    ...(corrected && { corrected: { ...corrected, ...(why && { why }) } }),
  }
  const about = { collection: 'dossiers', doc: dossier }
  const view = viewOf('day-correction', data, about, step === 'form', correctionPress(what, id, step))
  return { view }
}

export const correctionSchema = {
  dossier: z.string(),
  on: daySchema,
  reason: z.enum(correctionReasons, { error: 'empty' }),
  why: z.string().trim().max(limits.line, 'too-long').optional(),
}

interface Given {
  readonly dossier: string
  readonly from: Day
  readonly on: Day
  readonly reason: CorrectionReason
  readonly why?: string | undefined
}

/** Another reason than those of the list is told in words. */
export const reasonTold = ({ reason, why }: Pick<Given, 'reason' | 'why'>): void =>
  holds(reason !== 'other' || why, 'reason-needed', { why: 'other' })

const correct = async (
  ctx: Ctx,
  what: What,
  given: Given,
  decide: (dossier: Doc<'dossiers'>, correction: DayCorrection) => Decided<Dossier>,
): Promise<Answer> => {
  const { dossier: id, from, on, reason, why } = given
  reasonTold(given)
  await changeDossier(ctx, id, async dossier => {
    holds(may(ctx.person, 'see-dossier', dossier), 'not-found')
    holds(may(ctx.person, permissions[what], dossier), 'moved-on', { stage: dossier.stage })
    const decided = decide(dossier, { from, on, reason, today: ctx.today })
    if (decided.facts.length === 0) return decided
    return {
      ...decided,
      also: [
        ...(await noteChanges(ctx.app, id, { [correctionNote(what, from, on)]: why })),
        ...(await placeChange(ctx.app, id, decided.next.stage)),
      ],
    }
  })
  return shown(ctx, id, { what, step: 'done' })
}

const named = z.object({ dossier: z.string(), step: z.enum(['form', 'done']).default('form') })
const corrected = z.object({ ...correctionSchema, from: daySchema })

export const dayCorrectionActs = [
  verb({
    verb: 'start.correct.show',
    payload: named,
    permission: 'correct-start',
    run: (ctx, { dossier, step }) => shown(ctx, dossier, { what: 'start', step }),
  }),

  verb({
    verb: 'start.correct',
    payload: corrected,
    permission: 'correct-start',
    again: ({ dossier }) => correctionPress('start', dossier),
    run: (ctx, given) =>
      correct(ctx, 'start', given, (dossier, correction) =>
        correctStart(dossier, correction, ctx.app.settings.rules),
      ),
  }),

  verb({
    verb: 'entry.correct.show',
    payload: named,
    permission: 'correct-entry',
    run: (ctx, { dossier, step }) => shown(ctx, dossier, { what: 'entry', step }),
  }),

  verb({
    verb: 'entry.correct',
    payload: corrected,
    permission: 'correct-entry',
    again: ({ dossier }) => correctionPress('entry', dossier),
    run: (ctx, given) => correct(ctx, 'entry', given, correctEntry),
  }),
]
