/** Dossiers with one label and not the other: the list of DDETS and the secretariat, sent once a week until mended. */
import { z } from 'zod'
import type { Day } from '../domain/calendar'
import { type LabelName, labelNames } from '../domain/dossier'
import { labelState, labelsMatter } from '../domain/labels'
import { may } from '../domain/permissions'
import { holds } from '../domain/refused'
import type { Stage } from '../domain/workflow'
import { type Doc, all } from '../store/store'
import type { App } from './app'
import { type Answer, type Ctx, verb } from './verb'
import { viewOf } from './views'

export interface MismatchView {
  readonly dossier: string
  readonly code: string
  readonly stage: Stage
  readonly missing: LabelName
  /** Day of the label that is there. */
  readonly since: Day
}

export interface MismatchesView {
  readonly sharedFileName: string
  readonly lines: readonly MismatchView[]
  /** Lines that the card leaves out. */
  readonly more: number
}

/** Lines on one card. */
const SHOWN = 12

/** Every dossier whose labels do not match, where that still matters; those that wait longest first. */
export const mismatched = async ({ store }: Pick<App, 'store'>): Promise<readonly Doc<'dossiers'>[]> => {
  const stages = await Promise.all(
    labelsMatter.map(stage => all(store, 'dossiers', { index: 'stage', equals: [stage] })),
  )
  return stages.flat().filter(dossier => labelState(dossier) === 'mismatch')
}

const lineOf = ({ id, code, stage, labels }: Doc<'dossiers'>): readonly MismatchView[] => {
  const missing = labelNames.find(name => !labels[name])
  const since = labelNames.flatMap(name => labels[name]?.on ?? [])[0]
  return missing && since ? [{ dossier: id, code, stage, missing, since }] : []
}

const shown = async (ctx: Ctx, digest: boolean): Promise<Answer> => {
  const dossiers = (await mismatched(ctx.app)).filter(dossier => may(ctx.person, 'see-labels', dossier))
  // A digest that has nothing left to say when it leaves is not sent.
  holds(!digest || dossiers.length > 0, 'not-now')
  const lines = dossiers.flatMap(lineOf).sort((one, other) => one.since.localeCompare(other.since))
  const data: MismatchesView = {
    sharedFileName: ctx.app.settings.rules.sharedFileName,
    lines: lines.slice(0, SHOWN),
    more: Math.max(0, lines.length - SHOWN),
  }
  return {
    view: viewOf('mismatches', data, undefined, false, { verb: 'labels.mismatches.show', payload: {} }),
  }
}

export const mismatchesActs = [
  verb({
    verb: 'labels.mismatches.show',
    payload: z.object({ digest: z.coerce.number().optional() }),
    permission: 'see-labels',
    run: (ctx, { digest }) => shown(ctx, digest === 1),
  }),
]
