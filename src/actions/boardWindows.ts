/** The tab's time line of open windows: the one that closes first on top, each with its reminders and answers. */
import { z } from 'zod'
import type { Day } from '../domain/calendar'
import type { AdhesionState, AnswerKind, Dossier } from '../domain/dossier'
import { readsFact } from '../domain/history'
import type { OrganisationId } from '../domain/people'
import { may, stagesSeen } from '../domain/permissions'
import { escalatedTo, interruptionDay, openWindow, schedule } from '../domain/window'
import type { Doc, Page } from '../store/store'
import { ownDossiers } from './boardDossiers'
import { boardOf } from './boards'
import { organisationNames } from './facts'
import { afterSchema, findAfter } from './paging'
import { type Ctx, verb } from './verb'
import { type WindowBar, barOf } from './window'

export interface WindowRow {
  readonly dossier: string
  readonly code: string
  readonly need: Pick<Dossier['profile'], 'size' | 'territory'>
  readonly bar: WindowBar
  /** Day of the interruption, when nothing is allocated until then. */
  readonly interruptsOn: Day
  readonly provider?: string
  readonly adhesion: AdhesionState
  /** Days of the reminders; empty for those who do not read them. */
  readonly reminders: readonly { readonly on: Day; readonly passed: boolean }[]
  readonly answers: readonly { readonly kind: AnswerKind; readonly on: Day }[]
  /** A reminder waits for an answer since that day. */
  readonly waitingSince?: Day
  readonly escalated: boolean
  /** This person is asked for the answer. */
  readonly mine: boolean
}

export interface WindowsBoard {
  readonly today: Day
  readonly rows: readonly WindowRow[]
  readonly next?: string
}

const A_PAGE = 20

type Told = Pick<WindowRow, 'reminders' | 'answers' | 'waitingSince' | 'escalated'>

const untold: Told = { reminders: [], answers: [], escalated: false }

/** Reminders and answers, for those who read them in the dossier's history. */
const toldOf = (ctx: Ctx, dossier: Dossier): Told => {
  const window = openWindow(dossier)
  if (!window || !readsFact(ctx.person, dossier, 'reminder-answered')) return untold
  const { awaitingSince, remindedOn } = window
  return {
    reminders: schedule(window, ctx.app.settings.rules).map(({ at }) => ({
      on: at,
      passed: remindedOn !== undefined && at <= remindedOn,
    })),
    answers: window.answers.filter(({ kind }) => kind !== 'remind-me').map(({ kind, on }) => ({ kind, on })),
    ...(awaitingSince && { waitingSince: awaitingSince }),
    escalated: escalatedTo(window) !== undefined,
  }
}

export const windowRows = (
  ctx: Ctx,
  dossiers: readonly Doc<'dossiers'>[],
  names: ReadonlyMap<OrganisationId, string>,
): readonly WindowRow[] =>
  dossiers.flatMap(dossier => {
    const window = openWindow(dossier)
    if (!window) return []
    const provider = names.get(dossier.provider ?? '')
    const { size, territory } = dossier.profile
    return {
      dossier: dossier.id,
      code: dossier.code,
      need: { size, territory },
      bar: barOf(window, ctx.today),
      interruptsOn: interruptionDay(window),
      ...(provider !== undefined && { provider }),
      adhesion: dossier.adhesion.state,
      ...toldOf(ctx, dossier),
      mine: may(ctx.person, 'answer-reminder', dossier),
    }
  })

/** Dossiers with an open window that a person sees, the one that closes first on top. */
export const openWindows = async (
  ctx: Ctx,
  limit: number,
  after?: string,
): Promise<Page<Doc<'dossiers'>>> => {
  const whole = stagesSeen(ctx.person)
  if (whole.includes('window'))
    return findAfter(ctx.app.store, 'dossiers', { index: 'lastDay', equals: ['window'], limit }, after)
  const own = (await ownDossiers(ctx, whole)).filter(({ stage }) => stage === 'window')
  const lastDay = ({ window }: Dossier) => window?.lastDay ?? ''
  return { docs: own.sort((a, b) => lastDay(a).localeCompare(lastDay(b)) || a.id.localeCompare(b.id)) }
}

export const boardWindowsActs = [
  verb({
    verb: 'board.windows.show',
    payload: z.object({ after: afterSchema }),
    permission: 'list-own-dossiers',
    run: async (ctx, { after }) => {
      const { docs, next } = await openWindows(ctx, A_PAGE, after)
      const rows = windowRows(ctx, docs, await organisationNames(ctx))
      return { board: boardOf('windows', { today: ctx.today, rows, ...(next !== undefined && { next }) }) }
    },
  }),
]
