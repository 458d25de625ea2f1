/** The passeport: one card to fill on a phone in under a minute, and the series of a dossier. */
import { z } from 'zod'
import { type Day, daySchema, quarterOf } from '../domain/calendar'
import {
  type Engagement,
  type Evolution,
  type Level,
  type Passeport,
  type PasseportSealed,
  domainsAsked,
  engagements,
  evolutionOf,
  levels,
  passeportId,
  passeportMissing,
  sendPasseport,
} from '../domain/passeport'
import { may } from '../domain/permissions'
import { Refused, holds } from '../domain/refused'
import { type PasseportDomain, defaultRules } from '../domain/rules'
import { measured } from '../domain/workflow'
import type { Change, Doc } from '../store/store'
import { changeDossier, loadDossier } from './commit'
import { byCode } from './dossier'
import { journal } from './household'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { viewOf } from './views'

/** Longest line of facts, and longest objective, in characters. */
export const PASSEPORT_LINE = 280

type DomainName = Pick<PasseportDomain, 'key' | 'fr' | 'en'>

export interface PasseportEntry {
  readonly number: number
  readonly on: Day
  readonly by: string
  readonly engagement: Engagement
  readonly lastSeenOn?: Day
  readonly contacts: number
  /** Absent for who may not read what is free text. */
  readonly line?: string
  readonly objective?: string
}

export interface PasseportView {
  readonly code: string
  readonly dossier: string
  readonly step: 'form' | 'sent' | 'read'
  /** Number that the passeport to be sent has. */
  readonly number: number
  readonly quarter: string
  readonly today: Day
  /** Asked for and not sent yet this quarter. */
  readonly missing: boolean
  readonly domains: readonly (DomainName & { readonly last?: Level; readonly before?: Level })[]
  /** The last one sent: beside the questions, or just sent. */
  readonly last?: PasseportEntry
}

export interface SeriesView {
  readonly code: string
  readonly dossier: string
  /** Health and addictions, and what is free text, are left out for this reader. */
  readonly reduced: boolean
  /** Oldest first, the same number of levels in each domain as there are entries; an empty one was not asked then. */
  readonly domains: readonly (DomainName & { readonly levels: readonly (Level | '')[] })[]
  readonly entries: readonly PasseportEntry[]
  /** Older passeports that the card leaves out. */
  readonly older: number
  readonly maySend: boolean
}

const which = z.object({ dossier: z.string().optional(), code: z.string().max(20).optional() })
const find = (ctx: Ctx, { dossier, code }: z.output<typeof which>): Promise<Doc<'dossiers'>> =>
  dossier ? loadDossier(ctx, dossier) : byCode(ctx, code ?? '')

type Opened = Doc<'passeports'> & { readonly opened: PasseportSealed }

const place = (id: string) => ({ collection: 'passeports', id, field: 'sealed' }) as const

/** The newest passeports of a dossier, opened, newest first; the reading is journalled before. */
const readPasseports = async (ctx: Ctx, dossier: string, most: number): Promise<readonly Opened[]> => {
  const { store, vault } = ctx.app
  const query = { index: 'dossier', equals: [dossier], descending: true, limit: most }
  const { docs } = await store.find('passeports', query)
  const household = docs.length > 0 ? await store.get('households', dossier) : undefined
  if (!household) return []
  await journal(ctx, dossier, ['passeport'])
  return docs.map(doc => ({
    ...doc,
    opened: vault.open(household.key, place(doc.id), doc.sealed) as PasseportSealed,
  }))
}

const entriesOf = async (
  { app }: Ctx,
  passeports: readonly Opened[],
  full: boolean,
): Promise<readonly PasseportEntry[]> => {
  const authors = await app.store.getMany('people', [...new Set(passeports.map(({ by }) => by))])
  const names = new Map(authors.map(({ id, name }) => [id, name]))
  return passeports.map(({ number, on, by, engagement, lastSeenOn, contacts, opened }) => ({
    number,
    on,
    by: names.get(by) ?? '',
    engagement,
    ...(lastSeenOn && { lastSeenOn }),
    contacts,
    ...(full && opened.line && { line: opened.line }),
    ...(full && opened.objective && { objective: opened.objective }),
  }))
}

const levelOf = ({ scale, opened }: Opened, { key, health }: PasseportDomain): Level | undefined =>
  health ? opened.health[key] : scale[key]

const again = ({ dossier, code }: z.output<typeof which>): Press => ({
  verb: 'passeport.show',
  payload: dossier ? { dossier } : { code: code ?? '' },
})

const shown = async (ctx: Ctx, dossier: Doc<'dossiers'>, step: PasseportView['step']): Promise<Answer> => {
  const { rules, health } = ctx.app.settings
  // Somebody with a narrower view (a landlord too) fills it without seeing the last ones.
  const readable = may(ctx.person, 'see-health', dossier)
  const [last, before] = readable ? await readPasseports(ctx, dossier.id, step === 'sent' ? 2 : 1) : []
  const [entry] = last ? await entriesOf(ctx, [last], true) : []
  const domains = domainsAsked(rules, health).map(domain => {
    const { key, fr, en } = domain
    const [now, then] = [last && levelOf(last, domain), before && levelOf(before, domain)]
    return { key, fr, en, ...(now && { last: now }), ...(then && { before: then }) }
  })
  const data: PasseportView = {
    code: dossier.code,
    dossier: dossier.id,
    step,
    number: dossier.passeports + 1,
    quarter: quarterOf(ctx.today).name,
    today: ctx.today,
    missing: passeportMissing(dossier, ctx.today),
    domains,
    ...(entry && { last: entry }),
  }
  const about = { collection: 'dossiers', doc: dossier }
  return { view: viewOf('passeport', data, about, step === 'form', again({ dossier: dossier.id })) }
}

/** The provider's own passeport card. Others of its organisation may fill it too: a change of référent keeps the thread. */
const formShown = (ctx: Ctx, dossier: Doc<'dossiers'>): Promise<Answer> => {
  if (may(ctx.person, 'send-passeport', dossier)) return shown(ctx, dossier, 'form')
  holds(may(ctx.person, 'see-dossier', dossier), 'not-found')
  holds(measured.includes(dossier.stage), 'not-in-place')
  throw new Refused('not-allowed')
}

/** Passeports on the card of a series. */
const MANY = 8

const seriesShown = async (ctx: Ctx, dossier: Doc<'dossiers'>): Promise<Answer> => {
  holds(may(ctx.person, 'see-dossier', dossier), 'not-found')
  holds(may(ctx.person, 'see-series', dossier), 'not-allowed')
  const { rules, health } = ctx.app.settings
  // Who may not see health sees no free text either: health may be told in it.
  const full = may(ctx.person, 'see-health', dossier)
  const passeports = [...(await readPasseports(ctx, dossier.id, MANY))].reverse()
  const asked = domainsAsked(rules, health).filter(domain => full || !domain.health)
  const known = new Set(rules.passeportDomains.map(({ key }) => key))
  const former = new Set(passeports.flatMap(({ scale }) => Object.keys(scale)).filter(key => !known.has(key)))
  const domains = [...asked, ...[...former].map(key => ({ key, fr: key, en: key, health: false }))]
  const data: SeriesView = {
    code: dossier.code,
    dossier: dossier.id,
    reduced: !full,
    domains: domains.map(domain => ({
      key: domain.key,
      fr: domain.fr,
      en: domain.en,
      levels: passeports.map(each => levelOf(each, domain) ?? ''),
    })),
    entries: await entriesOf(ctx, passeports, full),
    older: dossier.passeports - passeports.length,
    maySend: may(ctx.person, 'send-passeport', dossier),
  }
  const press = { verb: 'series.show', payload: { dossier: dossier.id } }
  return { view: viewOf('series', data, { collection: 'dossiers', doc: dossier }, false, press) }
}

const LEVEL = 'level-'
const text = z.string().trim().max(PASSEPORT_LINE, 'too-long').optional()

const levelSchema = z.enum(levels)

/** Inputs of the domains are named `level-<key>`: those of the default configuration here, others are looked at below. */
const defaultLevels: Readonly<Record<string, z.ZodType<Level | undefined>>> = Object.fromEntries(
  defaultRules.passeportDomains.map(({ key }) => [`${LEVEL}${key}`, levelSchema.optional()]),
)

const sendSchema = z
  .object({
    ...defaultLevels,
    dossier: z.string(),
    /** The one that the card was shown for: the same press twice sends one. */
    number: z.coerce.number().int().min(1),
    engagement: z.enum(engagements).optional(),
    seen: z
      .literal('')
      .transform(() => undefined)
      .or(daySchema)
      .optional(),
    contacts: z
      .literal('')
      .transform(() => 0)
      .or(
        z.coerce
          .number({ error: 'not-a-number' })
          .int('not-a-number')
          .min(0, 'not-a-number')
          .max(99, 'not-a-number'),
      )
      .default(0),
    line: text,
    objective: text,
    /** Unchanged since last time: levels, engagement and objective are those of the last one. */
    same: z.literal('yes').optional(),
  })
  .catchall(z.unknown())
type Given = z.output<typeof sendSchema>

interface Filled {
  readonly engagement: Engagement
  readonly levels: Readonly<Record<string, Level>>
  readonly objective?: string | undefined
}

const filledIn = (given: Given, domains: readonly PasseportDomain[]): Filled => {
  holds(given.engagement, 'payload', { field: 'engagement', problem: 'empty' })
  const filled = domains.map(({ key }): [string, Level] => {
    const level = levelSchema.safeParse(given[`${LEVEL}${key}`] ?? 'not-assessed')
    if (!level.success) throw new Refused('payload', { field: 'level', problem: 'empty' })
    return [key, level.data]
  })
  return { engagement: given.engagement, levels: Object.fromEntries(filled), objective: given.objective }
}

const unchanged = (last: Opened | undefined): Filled => {
  if (!last) throw new Refused('not-now')
  const { engagement, scale, opened } = last
  return { engagement, levels: { ...scale, ...opened.health }, objective: opened.objective }
}

/** The passeport to be sent, and how it stands to the one before. */
const add = async (
  ctx: Ctx,
  given: Given,
  number: number,
): Promise<{ change: Change; evolution?: Evolution }> => {
  const { app, person, today, now } = ctx
  const household = await app.store.get('households', given.dossier)
  holds(household, 'not-found')
  const domains = domainsAsked(app.settings.rules, app.settings.health)
  const [last] = given.same ? await readPasseports(ctx, given.dossier, 1) : []
  const { engagement, levels: told, objective } = given.same ? unchanged(last) : filledIn(given, domains)
  holds(!given.seen || given.seen <= today, 'date-future')
  const chosen = (health: boolean) =>
    Object.fromEntries(
      domains
        .filter(domain => domain.health === health)
        .map(({ key }): [string, Level] => [key, told[key] ?? 'not-assessed']),
    )
  const sealed: PasseportSealed = {
    health: chosen(true),
    ...(given.line && { line: given.line }),
    ...(objective && { objective }),
  }
  const id = passeportId(given.dossier, number)
  const passeport: Passeport = {
    dossier: given.dossier,
    number,
    quarter: quarterOf(today).name,
    on: today,
    at: now,
    by: person.id,
    engagement,
    ...(given.seen && { lastSeenOn: given.seen }),
    contacts: given.contacts,
    scale: chosen(false),
    sealed: app.vault.seal(household.key, place(id), sealed),
  }
  const before = await app.store.get('passeports', passeportId(given.dossier, number - 1))
  return {
    change: { do: 'add', in: 'passeports', doc: { ...passeport, id } },
    ...(before && { evolution: evolutionOf(before.scale, passeport.scale) }),
  }
}

/** The same person pressed the same card twice. */
const isSent = async ({ app, person }: Ctx, { dossier, number }: Given): Promise<boolean> =>
  (await app.store.get('passeports', passeportId(dossier, number)))?.by === person.id

const send = async (ctx: Ctx, given: Given): Promise<Answer> => {
  await changeDossier(ctx, given.dossier, async dossier => {
    holds(may(ctx.person, 'send-passeport', dossier), 'moved-on', { stage: dossier.stage })
    if (await isSent(ctx, given)) return { next: dossier, facts: [] }
    const { change, evolution } = await add(ctx, given, dossier.passeports + 1)
    return { ...sendPasseport(dossier, ctx.today, evolution), also: [change] }
  })
  return shown(ctx, await loadDossier(ctx, given.dossier), 'sent')
}

export const passeportActs = [
  verb({
    verb: 'passeport.show',
    payload: which,
    permission: 'send-passeport',
    run: async (ctx, named) => formShown(ctx, await find(ctx, named)),
  }),
  verb({
    verb: 'passeport.send',
    payload: sendSchema,
    permission: 'send-passeport',
    again: ({ dossier }) => again({ dossier }),
    run: send,
  }),
  verb({
    verb: 'series.show',
    payload: which,
    permission: 'see-series',
    run: async (ctx, named) => seriesShown(ctx, await find(ctx, named)),
  }),
]
