/** The form of a passeport: its view, what it sends, and how that is kept; for a new one and for a correction. */
import { z } from 'zod'
import { type Day, daySchema } from '../domain/calendar'
import { standingPasseports } from '../domain/correction'
import {
  type CorrectionReason,
  type Engagement,
  type Evolution,
  type Level,
  NOT_ASSESSED,
  type Passeport,
  type PasseportSealed,
  domainsAsked,
  engagements,
  evolutionOf,
  passeportId,
  passeportMissing,
} from '../domain/passeport'
import { Refused, holds } from '../domain/refused'
import { type PasseportDomain, defaultRules } from '../domain/rules'
import { type Change, type Doc, all } from '../store/store'
import {
  type DomainName,
  type LevelName,
  type Opened,
  type PasseportEntry,
  entriesOf,
  levelNames,
  levelOf,
  passeportForm,
  sealedPlace,
} from './passeports'
import type { Answer, Ctx, Press } from './verb'
import { viewOf } from './views'

/** Longest line of facts, and longest objective, in characters. */
export const PASSEPORT_LINE = 280

export interface PasseportView {
  readonly code: string
  readonly dossier: string
  readonly step: 'form' | 'sent' | 'correct' | 'corrected'
  /** Number of the passeport to be sent, or of the one that is corrected. */
  readonly number: number
  /** Of a correction to be recorded: 2 for the first one. */
  readonly version?: number
  readonly quarter: string
  readonly today: Day
  /** Asked for and not sent yet this quarter. */
  readonly missing: boolean
  readonly domains: readonly (DomainName & { readonly last?: Level; readonly before?: Level })[]
  /** The scale, lowest first. */
  readonly levels: readonly LevelName[]
  /** The last one sent: beside the questions, or just sent. The one that is, or was just, corrected. */
  readonly last?: PasseportEntry
}

interface Step {
  readonly step: PasseportView['step']
  readonly number: number
  readonly quarter: string
  readonly version?: number
  /** What the questions are filled with, and what it is compared to once it is sent. */
  readonly last?: Opened | undefined
  readonly before?: Opened | undefined
  readonly press: Press
}

export const viewed = async (
  ctx: Ctx,
  dossier: Doc<'dossiers'>,
  { step, number, quarter, version, last, before, press }: Step,
): Promise<Answer> => {
  const { rules, health } = ctx.app.settings
  const domains = domainsAsked(rules, health)
  const [entry] = last ? await entriesOf(ctx, [last], { full: true, domains }) : []
  const data: PasseportView = {
    ...{ code: dossier.code, dossier: dossier.id, step, number, quarter, today: ctx.today },
    ...(version !== undefined && { version }),
    missing: passeportMissing(dossier, ctx.today),
    domains: domains.map(({ key, fr, en }) => {
      const [now, then] = [last && levelOf(last, key), before && levelOf(before, key)]
      return { key, fr, en, ...(now && { last: now }), ...(then && { before: then }) }
    }),
    levels: levelNames(rules),
    ...(entry && { last: entry }),
  }
  const open = step === 'form' || step === 'correct'
  return { view: viewOf('passeport', data, { collection: 'dossiers', doc: dossier }, open, press) }
}

const LEVEL = 'level-'
export const freeLine = z.string().trim().max(PASSEPORT_LINE, 'too-long').optional()

/** Inputs of the domains are named `level-<key>`: those of the default configuration here, the others are looked at below. */
const defaultLevels: Readonly<Record<string, z.ZodType<unknown>>> = Object.fromEntries(
  defaultRules.passeportDomains.map(({ key }) => [`${LEVEL}${key}`, z.string().max(30).optional()]),
)

export const filledSchema = z
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
    line: freeLine,
    objective: freeLine,
  })
  .catchall(z.unknown())
export type Given = z.output<typeof filledSchema>

export interface Filled {
  readonly engagement: Engagement
  readonly levels: Readonly<Record<string, Level>>
  readonly objective?: string | undefined
}

/** What was filled in. A level that may not be chosen any more stays what it was in `before`. */
export const filledIn = ({ app }: Ctx, given: Given, before?: Opened): Filled => {
  const { rules, health } = app.settings
  holds(given.engagement, 'payload', { field: 'engagement', problem: 'empty' })
  const offered = [NOT_ASSESSED, ...rules.passeportLevels.filter(each => !each.retired).map(({ key }) => key)]
  const filled = domainsAsked(rules, health).map(({ key }): [string, Level] => {
    const level = given[`${LEVEL}${key}`] ?? NOT_ASSESSED
    const isKept = before !== undefined && level === levelOf(before, key)
    if (typeof level !== 'string' || !(isKept || offered.includes(level)))
      throw new Refused('payload', { field: 'level', problem: 'empty' })
    return [key, level]
  })
  return { engagement: given.engagement, levels: Object.fromEntries(filled), objective: given.objective }
}

interface Place {
  readonly number: number
  readonly on: Day
  readonly quarter: string
  readonly version?: number
  readonly reason?: CorrectionReason
}

/** A passeport as it is kept: levels of the health domains, and what is free text, sealed with the household's key. */
export const kept = async (
  { app, person, now, today }: Ctx,
  given: Given,
  { engagement, levels: told, objective }: Filled,
  {
    place,
    why,
    carried = [],
  }: {
    readonly place: Place
    readonly why?: string | undefined
    /** Domains that are not asked any more and stay as they were. */
    readonly carried?: readonly PasseportDomain[]
  },
): Promise<{ readonly passeport: Doc<'passeports'>; readonly changes: readonly Change[] }> => {
  const household = await app.store.get('households', given.dossier)
  holds(household, 'not-found')
  holds(!given.seen || given.seen <= today, 'date-future')
  holds(!given.seen || given.seen <= place.on, 'seen-after-passeport')
  const domains = [...domainsAsked(app.settings.rules, app.settings.health), ...carried]
  const chosen = (health: boolean) =>
    Object.fromEntries(
      domains
        .filter(domain => domain.health === health)
        .map(({ key }): [string, Level] => [key, told[key] ?? NOT_ASSESSED]),
    )
  const sealed: PasseportSealed = {
    health: chosen(true),
    ...(given.line && { line: given.line }),
    ...(objective && { objective }),
    ...(why && { why }),
  }
  const id = passeportId(given.dossier, place.number, place.version)
  const form = await passeportForm(app)
  const passeport: Passeport = {
    ...{ dossier: given.dossier, ...place, at: now, by: person.id, form: form.id, engagement },
    ...(given.seen && { lastSeenOn: given.seen }),
    contacts: given.contacts,
    scale: chosen(false),
    sealed: app.vault.seal(household.key, sealedPlace(id), sealed),
  }
  const doc = { ...passeport, id }
  return {
    passeport: { ...doc, v: 1 },
    changes: [{ do: 'add', in: 'passeports', doc }, ...form.changes],
  }
}

export const asStored = async (
  { app }: Pick<Ctx, 'app'>,
  dossier: string,
): Promise<readonly Doc<'passeports'>[]> =>
  standingPasseports(await all(app.store, 'passeports', { index: 'dossier', equals: [dossier] }))

export const compared = (
  { app }: Pick<Ctx, 'app'>,
  before: Passeport | undefined,
  now: Passeport | undefined,
): Evolution | undefined =>
  before && now && evolutionOf(before.scale, now.scale, app.settings.rules.passeportLevels)

/** The same person pressed the same card twice. */
export const isSent = async (
  { app, person }: Ctx,
  { dossier, number }: Given,
  version?: number,
): Promise<boolean> =>
  (await app.store.get('passeports', passeportId(dossier, number, version)))?.by === person.id
