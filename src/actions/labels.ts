/** The card of the State's service: both labels of a household, each confirmed on its own. */
import { z } from 'zod'
import { type Day, daySchema } from '../domain/calendar'
import { type Label, type LabelName, labelNames } from '../domain/dossier'
import { type LabelState, confirmLabel, correctLabel, labelState, labelVersion } from '../domain/labels'
import { may } from '../domain/permissions'
import { limits } from '../domain/referral'
import { holds } from '../domain/refused'
import type { Doc } from '../store/store'
import { changeDossier, commit, dossierChanges, handle, loadDossier } from './commit'
import { type DayCorrectionView, correctionNote, correctionSchema, reasonTold } from './dayCorrection'
import { type Parts, noteChanges, readHousehold } from './household'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { type View, viewOf } from './views'

export interface LabelsView {
  readonly code: string
  readonly dossier: string
  /** Local name of the shared file of housing requests. */
  readonly sharedFileName: string
  readonly state: LabelState
  readonly labels: readonly {
    readonly name: LabelName
    readonly label?: Label
    /** Beside each former label, why it was corrected, in the words of who did; empty where the reason says it. */
    readonly why?: readonly string[]
  }[]
  /** Whom to look for in the two files: only for the person who confirms, and only while a label is missing. */
  readonly identity?: Parts['identity']
  readonly canConfirm: boolean
  readonly canCorrect: boolean
  readonly today: Day
}

const reference = z.string().trim().min(1, 'empty').max(limits.line, 'too-long')

const labelsView = async (ctx: Ctx, dossier: Doc<'dossiers'>): Promise<View> => {
  const state = labelState(dossier)
  const canConfirm = state !== 'both' && may(ctx.person, 'label', dossier)
  const { identity } = canConfirm ? await readHousehold(ctx, dossier, ['identity']) : {}
  const corrected = labelNames.some(name => dossier.labels[name]?.before)
  const { notes = {} } = corrected ? await readHousehold(ctx, dossier, ['notes']) : {}
  const data: LabelsView = {
    code: dossier.code,
    dossier: dossier.id,
    sharedFileName: ctx.app.settings.rules.sharedFileName,
    state,
    labels: labelNames.map(name => {
      const label = dossier.labels[name]
      if (!label) return { name }
      const why = (label.before ?? []).map((_, index) => notes[correctionNote(name, index + 2)] ?? '')
      return { name, label, why }
    }),
    ...(identity && { identity }),
    canConfirm,
    canCorrect: may(ctx.person, 'correct-label', dossier),
    today: ctx.today,
  }
  return viewOf(
    'labels',
    data,
    { collection: 'dossiers', doc: dossier },
    canConfirm,
    again({ dossier: dossier.id }),
  )
}

const again = ({ dossier }: { dossier: string }): Press => ({ verb: 'labels.show', payload: { dossier } })

const shown = async (ctx: Ctx, id: string): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  holds(may(ctx.person, 'see-dossier', dossier), 'not-allowed')
  return { view: await labelsView(ctx, dossier) }
}

const correctAgain = ({ dossier, label }: { dossier: string; label: LabelName }): Press => ({
  verb: 'labels.correct.show',
  payload: { dossier, label },
})

/** The form of a correction, filled with the label as it stands. */
const correctionShown = async (ctx: Ctx, id: string, name: LabelName): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  holds(may(ctx.person, 'correct-label', dossier), 'not-allowed')
  const label = dossier.labels[name]
  holds(label, 'not-now')
  const data: DayCorrectionView = {
    ...{ code: dossier.code, dossier: id, what: name, step: 'form', today: ctx.today },
    ...{ day: label.on, reference: label.reference, version: labelVersion(label) + 1 },
    sharedFileName: ctx.app.settings.rules.sharedFileName,
  }
  const about = { collection: 'dossiers', doc: dossier }
  const press = correctAgain({ dossier: id, label: name })
  return { view: viewOf('day-correction', data, about, true, press) }
}

const correctSchema = z.object({
  ...correctionSchema,
  label: z.enum(labelNames),
  version: z.coerce.number().int().min(2).max(999),
  reference,
})

const correct = async (ctx: Ctx, given: z.output<typeof correctSchema>): Promise<void> => {
  const { dossier: id, label: name, on, version, reason, why } = given
  reasonTold(given)
  await changeDossier(ctx, id, async dossier => {
    holds(may(ctx.person, 'correct-label', dossier), 'moved-on', { stage: dossier.stage })
    const { labelReference: pattern } = ctx.app.settings.rules
    const label = { on, reference: given.reference }
    const decided = correctLabel(dossier, { name, label, version, reason, today: ctx.today, pattern })
    const notes = decided.facts.length > 0 ? { [correctionNote(name, version)]: why } : {}
    return { ...decided, also: await noteChanges(ctx.app, id, notes) }
  })
}

export const labelsActs = [
  verb({
    verb: 'labels.show',
    payload: z.object({ dossier: z.string() }),
    permission: 'see-labels',
    run: (ctx, { dossier }) => shown(ctx, dossier),
  }),

  verb({
    verb: 'labels.confirm',
    payload: z.object({
      dossier: z.string(),
      label: z.enum(labelNames),
      on: daySchema,
      reference,
    }),
    permission: 'label',
    again,
    run: async (ctx, { dossier: id, label: name, on, reference }) => {
      await handle(ctx.app, `dossiers/${id}`, async () => {
        const dossier = await loadDossier(ctx, id)
        holds(may(ctx.person, 'label', dossier), 'moved-on')
        const decided = confirmLabel(dossier, {
          name,
          label: { on, reference },
          today: ctx.today,
          pattern: ctx.app.settings.rules.labelReference,
        })
        // The same press twice: nothing to write.
        if (decided.facts.length === 0) return
        await commit(
          ctx.app,
          await dossierChanges(ctx.app, dossier, decided, { by: ctx.person.id, now: ctx.now }),
        )
      })
      return shown(ctx, id)
    },
  }),

  verb({
    verb: 'labels.correct.show',
    payload: z.object({ dossier: z.string(), label: z.enum(labelNames) }),
    permission: 'correct-label',
    run: (ctx, { dossier, label }) => correctionShown(ctx, dossier, label),
  }),

  verb({
    verb: 'labels.correct',
    payload: correctSchema,
    permission: 'correct-label',
    again: correctAgain,
    run: async (ctx, given) => {
      await correct(ctx, given)
      return shown(ctx, given.dossier)
    },
  }),
]
