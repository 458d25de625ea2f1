/** Passeports as they are stored: opened, each journalled before it is shown, with the words of the form of then. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Day, type Instant, dayOf } from '../domain/calendar'
import { standingPasseports, versionOf } from '../domain/correction'
import {
  type CorrectionReason,
  type Engagement,
  type Level,
  NOT_ASSESSED,
  type PasseportSealed,
  passeportId,
} from '../domain/passeport'
import type { PasseportDomain, PasseportLevel, Rules } from '../domain/rules'
import { type Change, type Doc, all } from '../store/store'
import type { App } from './app'
import { journal } from './household'
import type { Ctx } from './verb'

export type DomainName = Pick<PasseportDomain, 'key' | 'fr' | 'en'>

export interface LevelName extends Pick<PasseportLevel, 'key' | 'fr' | 'en'> {
  /** Between the lowest level, 0, and the highest, 1; absent when the rules do not know it any more. */
  readonly rank?: number
  /** May be chosen. */
  readonly asked: boolean
}

/** What a correction changed, domain by domain; health only for who may see it. */
export interface CorrectionEntry {
  readonly on: Day
  readonly by: string
  readonly reason: CorrectionReason
  /** Absent for who may not read what is free text. */
  readonly why?: string
  readonly changes: readonly (DomainName & { readonly from: Level; readonly to: Level })[]
}

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
  /** It was corrected: what stands here is the correction. */
  readonly corrected?: CorrectionEntry
}

export type Opened = Doc<'passeports'> & {
  readonly opened: PasseportSealed
  /** Of a correction: the version that it stands in place of, and who sent the first one. */
  readonly earlier?: Opened
  readonly sentBy: string
}

export const sealedPlace = (id: string) => ({ collection: 'passeports', id, field: 'sealed' }) as const

interface Which {
  /** The newest ones only. */
  readonly most: number
  /** As they were known at this instant. */
  readonly before?: Instant
}

/** The newest passeports of a dossier as they stand, opened, newest first; the reading is journalled before. */
export const readPasseports = async (
  ctx: Ctx,
  dossier: string,
  { most, before }: Which,
): Promise<readonly Opened[]> => {
  const { store, vault } = ctx.app
  const query = { index: 'dossier', equals: [dossier], descending: true }
  // One quarter after the other for as long as a measure runs: some dozens at most.
  const docs = await all(store, 'passeports', query)
  const household = docs.length > 0 ? await store.get('households', dossier) : undefined
  if (!household) return []
  await journal(ctx, dossier, ['passeport'])
  const byId = new Map(docs.map(doc => [doc.id, doc]))
  const open = (doc: Doc<'passeports'>): Opened => {
    const first = byId.get(passeportId(dossier, doc.number)) ?? doc
    const earlier = byId.get(passeportId(dossier, doc.number, versionOf(doc) - 1))
    const opened = vault.open(household.key, sealedPlace(doc.id), doc.sealed) as PasseportSealed
    return {
      ...{ ...doc, opened, sentBy: first.by },
      ...(versionOf(doc) > 1 && earlier && { earlier: open(earlier) }),
    }
  }
  return standingPasseports(docs, before).slice(0, most).map(open)
}

/** The level of a domain in a passeport, wherever it was kept: what was health then may not be now. */
export const levelOf = (
  { scale, opened }: Pick<Opened, 'scale' | 'opened'>,
  key: string,
): Level | undefined => opened.health[key] ?? scale[key]

const differences = (
  { earlier, ...now }: Opened,
  domains: readonly DomainName[],
): CorrectionEntry['changes'] =>
  !earlier
    ? []
    : domains.flatMap(({ key, fr, en }) => {
        const [from = NOT_ASSESSED, to = NOT_ASSESSED] = [levelOf(earlier, key), levelOf(now, key)]
        return from === to ? [] : [{ key, fr, en, from, to }]
      })

/** Passeports as a reader sees them: `full` with what is free text, and the changes of the domains that they see. */
export const entriesOf = async (
  { app }: Pick<Ctx, 'app'>,
  passeports: readonly Opened[],
  { full, domains }: { readonly full: boolean; readonly domains: readonly DomainName[] },
): Promise<readonly PasseportEntry[]> => {
  const authors = new Set(passeports.flatMap(({ by, sentBy }) => [by, sentBy]))
  const people = await app.store.getMany('people', [...authors])
  const name = (id: string) => people.find(person => person.id === id)?.name ?? ''
  return passeports.map(passeport => {
    const { number, on, at, by, sentBy, engagement, lastSeenOn, contacts, opened, reason } = passeport
    return {
      ...{ number, on, by: name(sentBy), engagement, contacts },
      ...(lastSeenOn && { lastSeenOn }),
      ...(full && opened.line && { line: opened.line }),
      ...(full && opened.objective && { objective: opened.objective }),
      ...(reason && {
        corrected: {
          ...{ on: dayOf(at), by: name(by), reason, changes: differences(passeport, domains) },
          ...(full && opened.why && { why: opened.why }),
        },
      }),
    }
  })
}

const words = z.array(z.object({ key: z.string(), fr: z.string(), en: z.string() }))
const formSchema = z.object({ domains: words, levels: words })
type Form = z.output<typeof formSchema>

const formId = (hash: string): string => `passeport-form.${hash}`
const named = ({ key, fr, en }: DomainName): DomainName => ({ key, fr, en })

/**
 * The form that is filled today, by the hash of its words, and the change that keeps it if it is not kept yet: a passeport
 * can be read when its domains and levels have long gone from the configuration.
 */
export const passeportForm = async ({
  store,
  settings: { rules },
}: Pick<App, 'store' | 'settings'>): Promise<{ id: string; changes: readonly Change[] }> => {
  const form: Form = {
    domains: rules.passeportDomains.map(named),
    levels: rules.passeportLevels.map(named),
  }
  const value = JSON.stringify(form)
  const id = createHash('sha256').update(value).digest('hex').slice(0, 16)
  const kept = await store.get('settings', formId(id))
  return { id, changes: kept ? [] : [{ do: 'add', in: 'settings', doc: { id: formId(id), value } }] }
}

/** The forms on which some passeports were filled. */
export const formsOf = async (
  { store }: Pick<App, 'store'>,
  passeports: readonly Opened[],
): Promise<readonly Form[]> => {
  const ids = [...new Set(passeports.flatMap(({ form }) => (form ? [formId(form)] : [])))]
  const kept = ids.length > 0 ? await store.getMany('settings', ids) : []
  return kept.map(({ value }) => formSchema.parse(JSON.parse(String(value))))
}

/** Every level by name, lowest first: the rules', then those of the forms that the rules do not know any more. */
export const levelNames = (
  { passeportLevels }: Pick<Rules, 'passeportLevels'>,
  forms: readonly Form[] = [],
): readonly LevelName[] => {
  const top = Math.max(1, passeportLevels.length - 1)
  const known = passeportLevels.map((level, index): LevelName => ({
    ...named(level),
    rank: index / top,
    asked: !level.retired,
  }))
  return [...known, ...gone(known, forms, 'levels').map(level => ({ ...level, asked: false }))]
}

/** Words of forms that the rules have no more, each once. */
export const gone = (
  known: readonly { readonly key: string }[],
  forms: readonly Form[],
  what: keyof Form,
): readonly DomainName[] => {
  const keys = new Set(known.map(({ key }) => key))
  return forms
    .flatMap(form => form[what])
    .filter(({ key }) => !keys.has(key) && keys.add(key))
    .map(named)
}
