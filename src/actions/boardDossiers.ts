/** The tab's list of dossiers: everything that a person may see, by stage, a page at a time. */
import { z } from 'zod'
import { type Territory, territories } from '../domain/people'
import { may, stagesSeen } from '../domain/permissions'
import { type Stage, over, stages } from '../domain/workflow'
import type { Doc, Page } from '../store/store'
import { boardOf } from './boards'
import { type DossierLine, lineOf, ownReadings } from './dossiers'
import { roundsOnAgenda } from './steps'
import { organisationNames } from './facts'
import { afterSchema, cursorOf, findAfter } from './paging'
import { type Ctx, verb } from './verb'

export interface DossiersBoardLine extends DossierLine {
  readonly provider?: string
}

export interface DossiersBoard {
  /** How many there are by stage, in the order of a dossier's life; on the first page only. */
  readonly counts: readonly { readonly stage: Stage; readonly count: number }[]
  readonly lines: readonly DossiersBoardLine[]
  /** Cursor of the next page; absent on the last. */
  readonly next?: string
}

/** Lines after which a page is full: it may end a little later, with what was read together. */
const A_PAGE = 25
/** Dossiers looked at for one page, however few of them fit. */
const LOOKED_AT = 200
/** Dossiers of one person by their relation to them: more than anybody has. */
const OWN = 200

export const shownStages = ['running', 'over', ...stages] as const
type Shown = (typeof shownStages)[number]

const stagesOf = (shown: Shown): readonly Stage[] => {
  if (shown === 'over') return over
  return shown === 'running' ? stages.filter(stage => !over.includes(stage)) : [shown]
}

/** Dossiers that a person sees for their relation to them, in stages that they do not see whole; newest first. */
export const ownDossiers = async (ctx: Ctx, whole: readonly Stage[]): Promise<readonly Doc<'dossiers'>[]> => {
  const pages = await Promise.all(
    ownReadings(ctx).map(reading => ctx.app.store.find('dossiers', { ...reading, limit: OWN })),
  )
  const own = new Map(pages.flatMap(({ docs }) => docs).map(dossier => [dossier.id, dossier]))
  return [...own.values()]
    .filter(dossier => !whole.includes(dossier.stage) && may(ctx.person, 'see-dossier', dossier))
    .sort((a, b) => b.referredOn.localeCompare(a.referredOn) || b.id.localeCompare(a.id))
}

/** Where a page goes on: in which of the stages shown, and after what in it. */
const cursorSchema = z.object({ stage: z.enum(stages), after: afterSchema })
type Cursor = z.infer<typeof cursorSchema>
const cursor = cursorOf(cursorSchema)

/** Dossiers of one stage after a cursor, newest first. */
type ReadStage = (cursor: Cursor) => Promise<Page<Doc<'dossiers'>>>

const readerOf = async (ctx: Ctx): Promise<ReadStage> => {
  const whole = stagesSeen(ctx.person)
  const own = await ownDossiers(ctx, whole)
  return async ({ stage, after }) => {
    if (!whole.includes(stage)) {
      const mine = own.filter(dossier => dossier.stage === stage)
      const from = Number(after ?? 0)
      const to = from + A_PAGE
      return { docs: mine.slice(from, to), ...(to < mine.length && { next: String(to) }) }
    }
    const query = { index: 'stage', equals: [stage], descending: true, limit: A_PAGE }
    return findAfter(ctx.app.store, 'dossiers', query, after)
  }
}

interface Wanted {
  readonly shown: Shown
  readonly territory?: Territory | undefined
  readonly waits: boolean
}

const fits =
  ({ territory, waits }: Wanted) =>
  (line: DossierLine): boolean =>
    (!territory || line.profile.territory === territory) && (!waits || line.waits)

const pageOf = async (
  ctx: Ctx,
  wanted: Wanted,
  after: string | undefined,
): Promise<Pick<DossiersBoard, 'lines' | 'next'>> => {
  const order = stagesOf(wanted.shown)
  const names = await organisationNames(ctx)
  const readStage = await readerOf(ctx)
  const lines: DossiersBoardLine[] = []
  let at: Cursor | undefined = after === undefined ? order[0] && { stage: order[0] } : cursor.read(after)
  for (let looked = 0; at && lines.length < A_PAGE && looked < LOOKED_AT;) {
    const page: Page<Doc<'dossiers'>> = await readStage(at)
    looked += page.docs.length
    const rounds = await roundsOnAgenda(ctx, page.docs)
    for (const dossier of page.docs) {
      const provider = dossier.provider && names.get(dossier.provider)
      const line = { ...lineOf(ctx, dossier, rounds.get(dossier.round)), ...(provider && { provider }) }
      if (fits(wanted)(line)) lines.push(line)
    }
    const next: Stage | undefined = order[order.indexOf(at.stage) + 1]
    at = page.next !== undefined ? { stage: at.stage, after: page.next } : next && { stage: next }
  }
  return { lines, ...(at && { next: cursor.write(at) }) }
}

/** How many dossiers a person may see, by stage. */
export const countsOf = async (ctx: Ctx): Promise<DossiersBoard['counts']> => {
  const whole = stagesSeen(ctx.person)
  const own = await ownDossiers(ctx, whole)
  // One count along the index a stage: counting by stage at once, SQLite would read every dossier.
  const countIn = (stage: Stage): Promise<number> =>
    ctx.app.store.count('dossiers', { index: 'stage', equals: [stage] })
  const counted = await Promise.all(
    stages.map(async stage => ({
      stage,
      count: whole.includes(stage)
        ? await countIn(stage)
        : own.filter(dossier => dossier.stage === stage).length,
    })),
  )
  return counted.filter(({ count }) => count > 0)
}

export const boardDossiersActs = [
  verb({
    verb: 'board.dossiers.show',
    payload: z.object({
      shown: z.enum(shownStages).default('running'),
      territory: z.enum(territories).optional(),
      waits: z.boolean().default(false),
      after: afterSchema,
    }),
    permission: 'list-own-dossiers',
    run: async (ctx, { after, ...wanted }) => ({
      board: boardOf('dossiers', {
        counts: after === undefined ? await countsOf(ctx) : [],
        ...(await pageOf(ctx, wanted, after)),
      }),
    }),
  }),
]
