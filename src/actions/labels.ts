/** The card of the State's service: both labels of a household, each confirmed on its own. */
import { z } from 'zod'
import { type Day, daySchema } from '../domain/calendar'
import { type Label, type LabelName, labelNames } from '../domain/dossier'
import { type LabelState, confirmLabel, labelState } from '../domain/labels'
import { may } from '../domain/permissions'
import { limits } from '../domain/referral'
import { holds } from '../domain/refused'
import type { Doc } from '../store/store'
import { commit, dossierChanges, handle, loadDossier } from './commit'
import { type Parts, readHousehold } from './household'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { type View, viewOf } from './views'

export interface LabelsView {
  readonly code: string
  readonly dossier: string
  /** Local name of the shared file of housing requests. */
  readonly sharedFileName: string
  readonly state: LabelState
  readonly labels: readonly { readonly name: LabelName; readonly label?: Label }[]
  /** Whom to look for in the two files: only for the person who confirms, and only while a label is missing. */
  readonly identity?: Parts['identity']
  readonly canConfirm: boolean
  readonly today: Day
}

const labelsView = async (ctx: Ctx, dossier: Doc<'dossiers'>): Promise<View> => {
  const state = labelState(dossier)
  const canConfirm = state !== 'both' && may(ctx.person, 'label', dossier)
  const { identity } = canConfirm ? await readHousehold(ctx, dossier, ['identity']) : {}
  const data: LabelsView = {
    code: dossier.code,
    dossier: dossier.id,
    sharedFileName: ctx.app.settings.rules.sharedFileName,
    state,
    labels: labelNames.map(name => {
      const label = dossier.labels[name]
      return { name, ...(label && { label }) }
    }),
    ...(identity && { identity }),
    canConfirm,
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
      reference: z.string().trim().min(1, 'empty').max(limits.line, 'too-long'),
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
]
