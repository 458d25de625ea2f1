/**
 * Reports that the protocol asks for: what each covers, when it falls due, who signs and validates it. What they say comes
 * from the figures; a report itself holds no number.
 */
import {
  type Day,
  type Instant,
  addDays,
  addMonths,
  addWorkingDays,
  daysBetween,
  quarterDays,
  quarterOf,
  workingDayFrom,
} from './calendar'
import type { NewFactOf } from './facts'
import { sightOf } from './masking'
import { type OrganisationId, type Person, type PersonId, hasRole } from './people'
import { holds } from './refused'
import type { Sealed, WrappedKey } from './sealed'

/** A provider's, of a quarter (its passeports) and of a year; the technical body's; the steering committee's. */
export const reportKinds = [
  'provider-quarter',
  'provider-year',
  'body-month',
  'body-quarter',
  'steering-year',
] as const
export type ReportKind = (typeof reportKinds)[number]

export const reportStates = ['open', 'signed', 'sent', 'validated'] as const
export type ReportState = (typeof reportStates)[number]

export interface Report {
  readonly kind: ReportKind
  /** `2026-03`, `2026-T1` or `2026`. */
  readonly period: string
  readonly from: Day
  readonly to: Day
  /** The provider whose report it is. */
  readonly organisation?: OrganisationId
  readonly state: ReportState
  readonly madeOn: Day
  /** What the provider adds, sealed under the report's own key: no identity is asked for, and none leaves with a log. */
  readonly comment?: Sealed
  readonly key?: WrappedKey
  /** From then on its figures are those known at that instant. */
  readonly signed?: { readonly on: Day; readonly at: Instant; readonly by: PersonId }
  readonly sent?: { readonly on: Day; readonly at: Instant; readonly by: PersonId }
  /** Day on which the committee validated it. */
  readonly validated?: { readonly on: Day; readonly by: PersonId }
  /** Number of its facts. */
  readonly facts: number
}

export const reportFactKinds = ['report-due', 'report-signed', 'report-sent', 'report-validated'] as const
export type ReportFactKind = (typeof reportFactKinds)[number]

export interface ReportDecided {
  readonly next: Report
  readonly facts: readonly NewFactOf<ReportFactKind>[]
}

/** Id of a report: the same for whoever makes it, so it is made once. */
export const reportId = ({
  kind,
  period,
  organisation,
}: Pick<Report, 'kind' | 'period' | 'organisation'>): string =>
  [kind, period, ...(organisation ? [organisation] : [])].join('.')

/** First and last day of a period by its name. */
export const periodDays = (period: string): { readonly from: Day; readonly to: Day } => {
  if (period.includes('T')) {
    const { first, last } = quarterDays(period)
    return { from: first, to: last }
  }
  if (period.length === 4) return { from: `${Number(period)}-01-01`, to: `${Number(period)}-12-31` }
  const from = `${period}-01` as Day
  return { from, to: addDays(addMonths(from, 1), -1) }
}

const ofProvider = (kind: ReportKind): boolean => kind === 'provider-quarter' || kind === 'provider-year'

/** The period that ended last before a day, for a kind of report. */
const lastPeriod = (kind: ReportKind, today: Day): string => {
  if (kind === 'body-month') return addDays(`${today.slice(0, 7)}-01` as Day, -1).slice(0, 7)
  if (kind.endsWith('quarter')) return quarterOf(addDays(quarterOf(today).first, -1)).name
  return String(Number(today.slice(0, 4)) - 1)
}

export interface DueReport extends Pick<Report, 'kind' | 'period' | 'from' | 'to' | 'organisation'> {
  readonly id: string
  readonly dueOn: Day
}

/**
 * Reports that are due on a day: from the first working day after their period on, and for a month, so that an outage
 * delays them and an old one is never asked for. Nothing of before the convention.
 */
export const reportsDue = (
  today: Day,
  providers: readonly OrganisationId[],
  startsOn: Day,
): readonly DueReport[] =>
  reportKinds.flatMap(kind => {
    const period = lastPeriod(kind, today)
    const { from, to } = periodDays(period)
    const dueOn = workingDayFrom(addDays(to, 1))
    if (today < dueOn || today > addMonths(dueOn, 1) || to < startsOn) return []
    return (ofProvider(kind) ? providers : [undefined]).map(organisation => {
      const of = { kind, period, ...(organisation && { organisation }) }
      return { ...of, from, to, dueOn, id: reportId(of) }
    })
  })

/** Working days after which an unsigned report is asked for again, and the days from then on until it is once more. */
const AGAIN_AFTER = 5
const AGAIN_EACH = 7
/** Months after its period in which a provider's, or the committee's report is asked for: later it is history. */
const asksFor = { provider: 12, steering: 24 } as const

/** The working day on which whoever has not signed is reminded first. */
export const remindedOn = ({ madeOn }: Pick<Report, 'madeOn'>): Day => addWorkingDays(madeOn, AGAIN_AFTER)

const monthsSince = (day: Day, today: Day): number => {
  let months = 0
  while (addMonths(day, months + 1) <= today) months += 1
  return months
}

/**
 * The how-manieth telling of a report is due by a day, the first being when it was made: an unsigned one of a provider
 * weekly, until its period is a year old; the committee's monthly, until it was sent and then until it was validated.
 * Undefined: none but the first.
 */
export const turnOn = (report: Report, today: Day): number | undefined => {
  const { kind, madeOn, to, state, sent } = report
  if (ofProvider(kind)) {
    const first = remindedOn(report)
    if (state !== 'open' || today < first || today > addMonths(to, asksFor.provider)) return undefined
    return 2 + Math.floor(daysBetween(first, today) / AGAIN_EACH)
  }
  if (!isSteerings(report) || state === 'validated' || today > addMonths(to, asksFor.steering))
    return undefined
  // Just sent: the committee needs its time.
  if (sent && monthsSince(sent.on, today) === 0) return undefined
  const months = monthsSince(madeOn, today)
  return months > 0 ? 1 + months : undefined
}

export const makeReport = (
  { kind, period, from, to, organisation }: DueReport,
  today: Day,
): ReportDecided => ({
  next: {
    ...{ kind, period, from, to, madeOn: today, state: 'open', facts: 0 },
    ...(organisation && { organisation }),
  },
  facts: [
    {
      kind: 'report-due',
      on: today,
      data: { kind, period, ...(organisation && { provider: organisation }) },
    },
  ],
})

const isSteerings = ({ kind }: Pick<Report, 'kind'>): boolean => kind === 'steering-year'

/** Whether somebody reads a report: its provider, the technical body; the committee what was sent to it. */
export const readsReport = (person: Pick<Person, 'posts'>, report: Report): boolean => {
  const sight = sightOf(person)
  if (sight?.sees === 'whole' && !sight.masked) return true
  if (isSteerings(report)) return hasRole(person, 'steering') && report.state !== 'open'
  return isProviders(person, report)
}

const isProviders = ({ posts }: Pick<Person, 'posts'>, { kind, organisation }: Report): boolean =>
  ofProvider(kind) && posts.some(post => post.role === 'provider' && post.organisation === organisation)

export const maySign = (person: Pick<Person, 'posts'>, report: Report): boolean =>
  report.state === 'open' && isProviders(person, report)
export const maySend = (person: Pick<Person, 'posts'>, report: Report): boolean =>
  report.state === 'open' && isSteerings(report) && hasRole(person, 'secretariat')
export const mayValidate = (person: Pick<Person, 'posts'>, report: Report): boolean =>
  report.state === 'sent' && isSteerings(report) && hasRole(person, 'secretariat')

interface Act {
  readonly by: PersonId
  readonly today: Day
  readonly at: Instant
}

/** The provider signs its report off, once; its figures then stand as they were known. */
export const signReport = (
  report: Report,
  { by, today, at }: Act,
  comment?: { readonly comment: Sealed; readonly key: WrappedKey },
): ReportDecided => {
  holds(report.state === 'open', 'report-closed')
  return {
    next: { ...report, ...comment, state: 'signed', signed: { on: today, at, by } },
    facts: [{ kind: 'report-signed', on: today }],
  }
}

/** The secretariat sends the yearly report to the committee. */
export const sendReport = (report: Report, { by, today, at }: Act): ReportDecided => {
  holds(report.state === 'open', 'report-closed')
  return {
    next: { ...report, state: 'sent', sent: { on: today, at, by } },
    facts: [{ kind: 'report-sent', on: today }],
  }
}

/** The committee validated it on a day; the secretariat records it. */
export const validateReport = (
  report: Report,
  { by, today, on }: Act & { readonly on: Day },
): ReportDecided => {
  holds(report.state === 'sent', 'report-closed')
  holds(on <= today, 'date-future')
  holds(on > report.to, 'date-too-early', { day: report.to })
  return {
    next: { ...report, state: 'validated', validated: { on, by } },
    facts: [{ kind: 'report-validated', on }],
  }
}

/** The instant whose knowledge a report shows, once it left its author's hands. */
export const knownAt = ({ signed, sent }: Report): Instant | undefined => signed?.at ?? sent?.at
