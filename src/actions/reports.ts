/** Reports: shown, commented on and signed by a provider, sent to the committee, validated; each with the figures of its time. */
import { z } from 'zod'
import { type Day, type Instant, daySchema } from '../domain/calendar'
import type { OrganisationId, Person } from '../domain/people'
import { limits } from '../domain/referral'
import { Refused, holds } from '../domain/refused'
import {
  type Report,
  type ReportDecided,
  type ReportKind,
  type ReportState,
  knownAt,
  maySend,
  maySign,
  mayValidate,
  readsReport,
  sendReport,
  signReport,
  validateReport,
} from '../domain/report'
import { type Change, type Doc, all } from '../store/store'
import type { App } from './app'
import { commit, factId, handle, message } from './commit'
import { organisationNames } from './facts'
import { type IndicatorsView, type Named, indicatorsFor } from './indicators'
import { type ReportDossier, dossiersOf } from './reportDossiers'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { viewOf } from './views'

export interface ReportView {
  readonly report: string
  readonly kind: ReportKind
  readonly period: string
  readonly from: Day
  readonly to: Day
  readonly today: Day
  readonly state: ReportState
  /** What this person may do with it now. */
  readonly step: 'sign' | 'send' | 'validate' | 'read'
  readonly organisation?: Named
  readonly figures: IndicatorsView
  /** Dossiers of the report, the first 500 by code; none in the committee's. */
  readonly dossiers: readonly ReportDossier[]
  /** How many there are beyond those. */
  readonly more?: number
  readonly comment?: string
  readonly signed?: { readonly by: string; readonly on: Day }
  readonly sentOn?: Day
  readonly validatedOn?: Day
}

export interface ReportLine {
  readonly report: string
  readonly kind: ReportKind
  readonly period: string
  readonly state: ReportState
  readonly organisation?: string
  readonly waits: boolean
}

export interface ReportsView {
  readonly lines: readonly ReportLine[]
  /** Where the older ones begin. */
  readonly next?: string
}

const LISTED = 10

const place = (id: string) => ({ collection: 'reports', id, field: 'comment' }) as const

const loadReport = async ({ app, person }: Ctx, id: string): Promise<Doc<'reports'>> => {
  const report = await app.store.get('reports', id)
  holds(report && readsReport(person, report), 'not-found', { what: 'report' })
  return report
}

const stepOf = (person: Person, report: Report): ReportView['step'] => {
  if (maySign(person, report)) return 'sign'
  if (maySend(person, report)) return 'send'
  return mayValidate(person, report) ? 'validate' : 'read'
}

const commentOf = ({ app }: Ctx, { id, key, comment }: Doc<'reports'>): string | undefined =>
  key && comment ? String(app.vault.open(key, place(id), comment)) : undefined

/** Who signed and when, when it was sent and validated. */
const historyOf = async (
  { app }: Ctx,
  { signed, sent, validated }: Report,
): Promise<Pick<ReportView, 'signed' | 'sentOn' | 'validatedOn'>> => {
  const signer = signed && (await app.store.get('people', signed.by))
  return {
    ...(signed && { signed: { by: signer?.name ?? '', on: signed.on } }),
    ...(sent && { sentOn: sent.on }),
    ...(validated && { validatedOn: validated.on }),
  }
}

const again = ({ report }: { report: string }): Press => ({ verb: 'report.show', payload: { report } })

const shown = async (ctx: Ctx, id: string): Promise<Answer> => {
  const report = await loadReport(ctx, id)
  const { kind, period, from, to, state, organisation } = report
  const before = knownAt(report)
  const name = organisation && (await organisationNames(ctx)).get(organisation)
  const comment = commentOf(ctx, report)
  const data: ReportView = {
    ...{ report: id, kind, period, from, to, state, today: ctx.today, step: stepOf(ctx.person, report) },
    ...(organisation && { organisation: { id: organisation, name: name ?? '' } }),
    figures: await indicatorsFor(
      ctx,
      { ...(organisation && { provider: organisation }) },
      { from, day: to, ...(before && { before }), ...(kind === 'steering-year' && { masked: true }) },
    ),
    ...(await dossiersOf(ctx, report)),
    ...(comment && { comment }),
    ...(await historyOf(ctx, report)),
  }
  const about = { collection: 'reports', doc: report }
  return { view: viewOf('report', data, about, data.step !== 'read', again({ report: id })) }
}

/** The changes that a decision on a report makes: the report and its facts. */
export const reportChanges = (
  { clock }: Pick<App, 'clock'>,
  before: Doc<'reports'> | { readonly id: string; readonly v: 0 },
  { next, facts }: ReportDecided,
  by: string,
): readonly Change[] => {
  const subject = `reports/${before.id}`
  const first = 'facts' in before ? before.facts : 0
  const doc = { ...next, facts: first + facts.length, id: before.id }
  return [
    before.v === 0
      ? { do: 'add', in: 'reports', doc }
      : { do: 'put', in: 'reports', doc: { ...doc, v: before.v } },
    ...facts.map(({ kind, on, data = {} }, index): Change => {
      const seq = first + index + 1
      return {
        do: 'add',
        in: 'facts',
        doc: { id: factId(subject, seq), subject, seq, kind, on, at: clock.now(), by, data },
      }
    }),
  ]
}

const change = (
  ctx: Ctx,
  id: string,
  decide: (report: Doc<'reports'>) => Promise<ReportDecided & { readonly also?: readonly Change[] }>,
): Promise<void> =>
  handle(ctx.app, `reports/${id}`, async () => {
    const report = await loadReport(ctx, id)
    const { also = [], ...decided } = await decide(report)
    await commit(ctx.app, [...reportChanges(ctx.app, report, decided, ctx.person.id), ...also])
  })

const act = ({ person, today, now }: Ctx) => ({ by: person.id, today, at: now })

const sign = (ctx: Ctx, id: string, text: string | undefined): Promise<void> =>
  change(ctx, id, report => {
    holds(maySign(ctx.person, report), 'report-closed')
    if (!text) return Promise.resolve(signReport(report, act(ctx)))
    const key = ctx.app.vault.newKey()
    const sealed = { key, comment: ctx.app.vault.seal(key, place(id), text) }
    return Promise.resolve(signReport(report, act(ctx), sealed))
  })

const send = (ctx: Ctx, id: string): Promise<void> =>
  change(ctx, id, async report => {
    holds(maySend(ctx.person, report), 'report-closed')
    const people = await all(ctx.app.store, 'people', { index: 'id' })
    const committee = people.filter(({ posts }) => posts.some(({ role }) => role === 'steering'))
    return {
      ...sendReport(report, act(ctx)),
      also: committee.map(({ id: to }) => reportMessage(ctx.app, id, to)),
    }
  })

/** A report to somebody, once each: the message's id claims it. */
export const reportMessage = (
  app: App,
  report: string,
  to: string,
  { turn = 1, nextAt }: { readonly turn?: number; readonly nextAt?: Instant } = {},
): Change =>
  message(
    app,
    {
      to,
      about: `report.show|${report}`,
      say: { show: 'report.show', payload: { report } },
      ...(nextAt && { nextAt }),
    },
    `report.${report}.${to}.${turn}`,
  )

/** Reports that somebody may read, ten at a time: those that wait for them, then the newest. */
const listed = async (ctx: Ctx, after: number): Promise<ReportsView> => {
  const names = await organisationNames(ctx)
  const docs = await all(ctx.app.store, 'reports', { index: 'made', descending: true })
  const lines = docs
    .filter(report => readsReport(ctx.person, report))
    .map(report => ({
      ...{ report: report.id, kind: report.kind, period: report.period, state: report.state },
      ...(report.organisation && { organisation: names.get(report.organisation) ?? '' }),
      waits: stepOf(ctx.person, report) !== 'read',
    }))
    .sort((one, other) => Number(other.waits) - Number(one.waits))
  const next = after + LISTED
  return { lines: lines.slice(after, next), ...(next < lines.length && { next: String(next) }) }
}

const reportPayload = z.object({ report: z.string().max(200) })

/** Organisations that had measures, asked once a quarter for their report. */
export const providerIds = async ({ store }: Pick<App, 'store'>): Promise<readonly OrganisationId[]> =>
  (await all(store, 'organisations', { index: 'id' }))
    .filter(({ kind }) => kind === 'provider')
    .map(({ id }) => id)

export const reportActs = [
  verb({
    verb: 'reports.show',
    payload: z.object({ after: z.coerce.number().int().min(0).max(99_999).default(0) }),
    permission: 'see-reports',
    run: async (ctx, { after }) => ({
      view: viewOf('reports', await listed(ctx, after), undefined, false, {
        verb: 'reports.show',
        payload: { after },
      }),
    }),
  }),
  verb({
    verb: 'report.show',
    payload: reportPayload,
    permission: 'see-reports',
    run: (ctx, { report }) => shown(ctx, report),
  }),
  verb({
    verb: 'report.sign',
    payload: reportPayload.extend({ comment: z.string().trim().max(limits.text, 'too-long').optional() }),
    permission: 'sign-report',
    again,
    run: async (ctx, { report, comment }) => {
      await sign(ctx, report, comment)
      return shown(ctx, report)
    },
  }),
  verb({
    verb: 'report.send',
    payload: reportPayload,
    permission: 'run-reports',
    again,
    run: async (ctx, { report }) => {
      await send(ctx, report)
      return shown(ctx, report)
    },
  }),
  verb({
    verb: 'report.validate',
    payload: reportPayload.extend({ on: daySchema }),
    permission: 'run-reports',
    again,
    run: async (ctx, { report: id, on }) => {
      await change(ctx, id, report => {
        if (!mayValidate(ctx.person, report)) throw new Refused('report-closed')
        return Promise.resolve(validateReport(report, { ...act(ctx), on }))
      })
      return shown(ctx, id)
    },
  }),
]
