/** The dossiers of a report, as they stood at its end: what moved on since changes nothing of what was signed. */
import { type Day, instantOf } from '../domain/calendar'
import { passeportsTold } from '../domain/correction'
import type { Typology } from '../domain/dossier'
import { lastDayOf } from '../domain/dossierMarks'
import { type Told, type Turn, lifeOf } from '../domain/life'
import type { Evolution } from '../domain/passeport'
import type { Territory } from '../domain/people'
import { type Report, type ReportKind, knownAt } from '../domain/report'
import { type Stage, supported } from '../domain/workflow'
import { type Doc, all, each, otherTurns } from '../store/store'
import type { Ctx } from './verb'

/** A dossier in a report: its code, never a name. */
export interface ReportDossier {
  readonly code: string
  readonly stage: Stage
  readonly typology: Typology
  readonly territory: Territory
  /** Day on which the measure was in place. */
  readonly since?: Day
  /** Passeports in the period, and the domains that went up, stayed, went down in them. */
  readonly passeports: number
  readonly up: number
  readonly same: number
  readonly down: number
  /** Last day of its open window. */
  readonly lastDay?: Day
}

const MOST = 500
/** Rows of a report that are made at once. */
const ROWS = 25

/** Over: told in the report of the time in which it happened, and in no later one. */
const over: readonly Stage[] = ['ended', 'exited']
const running: readonly Stage[] = [...supported, 'interrupted']

const stagesOf: Readonly<Record<ReportKind, readonly Stage[]>> = {
  'provider-quarter': [...running, ...over],
  'provider-year': [...running, ...over],
  'body-month': ['window', 'accepted', 'allocated'],
  'body-quarter': [...running, ...over],
  'steering-year': [],
}

/** Where a dossier stood at the end of a report, when it is one of its dossiers. */
const stoodAt = (turns: readonly Turn[], { kind, organisation, from, to }: Report): Turn | undefined => {
  const turn = turns.findLast(({ on }) => on <= to)
  if (!turn || !stagesOf[kind].includes(turn.stage)) return undefined
  if (over.includes(turn.stage) && turn.on < from) return undefined
  return organisation === undefined || turn.traits.provider === organisation ? turn : undefined
}

const rowOf = (
  { code, profile }: Doc<'dossiers'>,
  facts: readonly Told[],
  report: Report,
): ReportDossier | undefined => {
  const { from, to } = report
  const { turns } = lifeOf(facts)
  const turn = stoodAt(turns, report)
  if (!turn) return undefined
  const { stage, traits } = turn
  const sent = passeportsTold(facts).filter(({ sent: { on } }) => on >= from && on <= to)
  const sum = (field: keyof Evolution) => sent.reduce((total, { evolution }) => total + evolution[field], 0)
  const since = turns.findLast(({ on, fact }) => on <= to && fact.kind === 'measure-in-place')?.on
  const lastDay = stage === 'window' ? lastDayOf(turns, turn) : undefined
  return {
    ...{ code, stage, typology: profile.typology, territory: traits.territory || profile.territory },
    ...(since && { since }),
    ...{ passeports: sent.length, up: sum('up'), same: sum('same'), down: sum('down') },
    ...(lastDay && { lastDay }),
  }
}

/** Dossiers that may be among a report's: those that run now, and those of which anything was recorded since it began. */
const candidates = async ({ app: { store } }: Ctx, report: Report): Promise<readonly string[]> => {
  const { kind, organisation, from } = report
  const found = new Set<string>()
  for (const stage of stagesOf[kind].filter(stage => !over.includes(stage))) {
    const reading = organisation
      ? { index: 'provider', equals: [organisation, stage] }
      : { index: 'stage', equals: [stage] }
    for await (const { id } of each(store, 'dossiers', reading)) found.add(id)
  }
  if (stagesOf[kind].length === 0) return []
  for await (const { subject } of each(store, 'facts', { index: 'recorded', from: instantOf(from, 0) }))
    if (subject.startsWith('dossiers/')) found.add(subject.slice('dossiers/'.length))
  return [...found]
}

/** `M-2026-014` comes before `M-2026-1000`. */
const byCode = (one: string, other: string): number => one.localeCompare(other, 'fr', { numeric: true })

export interface ReportDossiers {
  readonly dossiers: readonly ReportDossier[]
  /** How many there are beyond those. */
  readonly more?: number
}

/** The dossiers of a report as they stood at its end, with what it counts of them in its time; the first 500 by code. */
export const dossiersOf = async (ctx: Ctx, report: Report): Promise<ReportDossiers> => {
  const { store } = ctx.app
  const before = knownAt(report)
  const row = async (dossier: Doc<'dossiers'>): Promise<ReportDossier | readonly ReportDossier[]> => {
    const facts = await all(store, 'facts', { index: 'subject', equals: [`dossiers/${dossier.id}`] })
    const known = facts.filter(({ at }) => before === undefined || at < before)
    return rowOf(dossier, known, report) ?? []
  }
  const ids = await candidates(ctx, report)
  ctx.steps?.expect(ids.length)
  const rows: ReportDossier[] = []
  // A few at a time, other turns between: five hundred at once would hold up everybody else.
  for (let first = 0; first < ids.length; first += ROWS) {
    const some = await store.getMany('dossiers', ids.slice(first, first + ROWS))
    rows.push(...(await Promise.all(some.map(row))).flat())
    ctx.steps?.did(ROWS)
    await otherTurns()
  }
  const sorted = rows.sort((one, other) => byCode(one.code, other.code))
  return {
    dossiers: sorted.slice(0, MOST),
    ...(sorted.length > MOST && { more: sorted.length - MOST }),
  }
}
