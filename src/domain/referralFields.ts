/**
 * Fields of the referral as cards and dialogs take them: flat, each a text. One table says where each stands in the
 * sections, how it is asked, and how it is read; the schema then judges the sections.
 */
import type { z } from 'zod'
import { difficulties, evictionStages, healthDifficulties, homeSizes, origins, typologies } from './dossier'
import { territories } from './people'
import {
  type SectionName,
  constraints,
  diagnosisFunders,
  guardianships,
  homes,
  housings,
  incomes,
  limits,
  recipients,
} from './referral'

/** How a field is asked: one of a list, several of it, a line, a longer text, a number, ages, a day, yes or no. */
export type FieldKind = 'choice' | 'choices' | 'line' | 'text' | 'number' | 'ages' | 'day' | 'yes'

export interface Field {
  readonly section: SectionName
  /** Where it stands in its section. */
  readonly path: readonly string[]
  readonly kind: FieldKind
  readonly optional?: true
  readonly options?: readonly string[]
  /** Longest text. */
  readonly max?: number
  /** Identity, diagnosis, health and free text about the household: by card input only, never as a chat message. */
  readonly private?: true
  /** Left out when health fields are off. */
  readonly health?: true
}

const optional = { optional: true } as const
const secret = { private: true } as const

export const fields = {
  origin: { section: 'origin', path: ['origin'], kind: 'choice', options: origins },
  reference: { section: 'origin', path: ['reference'], kind: 'line', ...optional },

  informedOn: { section: 'agreement', path: ['informedOn'], kind: 'day' },
  informedBy: { section: 'agreement', path: ['informedBy'], kind: 'line' },
  agreedTo: { section: 'agreement', path: ['agreedTo'], kind: 'choices', options: recipients },
  agreedOn: { section: 'agreement', path: ['agreedOn'], kind: 'day' },
  agreedBy: { section: 'agreement', path: ['agreedBy'], kind: 'line' },

  lastName: { section: 'identity', path: ['first', 'lastName'], kind: 'line', ...secret },
  firstName: { section: 'identity', path: ['first', 'firstName'], kind: 'line', ...secret },
  birthDate: { section: 'identity', path: ['first', 'birthDate'], kind: 'day', ...secret },
  phone: { section: 'identity', path: ['phone'], kind: 'line', ...secret, ...optional },
  lastName2: { section: 'identity', path: ['second', 'lastName'], kind: 'line', ...secret, ...optional },
  firstName2: { section: 'identity', path: ['second', 'firstName'], kind: 'line', ...secret, ...optional },
  birthDate2: { section: 'identity', path: ['second', 'birthDate'], kind: 'day', ...secret, ...optional },

  typology: { section: 'composition', path: ['typology'], kind: 'choice', options: typologies },
  adults: { section: 'composition', path: ['adults'], kind: 'number' },
  childrenAges: { section: 'composition', path: ['childrenAges'], kind: 'ages', ...optional },
  animals: { section: 'composition', path: ['animals'], kind: 'line', ...optional },
  guardianship: { section: 'composition', path: ['guardianship'], kind: 'choice', options: guardianships },
  representative: { section: 'composition', path: ['representative'], kind: 'line', ...secret, ...optional },

  housing: { section: 'housing', path: ['housing'], kind: 'choice', options: housings },
  since: { section: 'housing', path: ['since'], kind: 'day', ...optional },
  eviction: { section: 'housing', path: ['eviction'], kind: 'choice', options: evictionStages },
  path: { section: 'housing', path: ['path'], kind: 'text', max: limits.text, ...secret, ...optional },

  requestNumber: { section: 'request', path: ['requestNumber'], kind: 'line', ...secret, ...optional },
  requestOn: { section: 'request', path: ['renewedOn'], kind: 'day', ...optional },
  dalo: { section: 'request', path: ['dalo'], kind: 'yes' },
  daloOn: { section: 'request', path: ['daloOn'], kind: 'day', ...optional },

  incomes: { section: 'resources', path: ['incomes'], kind: 'choices', options: incomes },
  monthly: { section: 'resources', path: ['monthly'], kind: 'number' },
  rentDebt: { section: 'resources', path: ['rentDebt'], kind: 'number', ...optional },
  otherDebts: { section: 'resources', path: ['otherDebts'], kind: 'number', ...optional },

  difficulties: {
    section: 'difficulties',
    path: ['difficulties'],
    kind: 'choices',
    options: difficulties,
    ...secret,
  },
  precisions: {
    section: 'difficulties',
    path: ['precisions'],
    kind: 'text',
    max: limits.text,
    ...secret,
    ...optional,
  },
  health: {
    section: 'difficulties',
    path: ['health'],
    kind: 'text',
    max: limits.text,
    health: true,
    ...secret,
    ...optional,
  },

  follower: { section: 'support', path: ['follower'], kind: 'choice', ...optional },
  otherFollower: { section: 'support', path: ['otherFollower'], kind: 'line', ...optional },
  trust: { section: 'support', path: ['trust'], kind: 'yes', ...optional },

  home: { section: 'need', path: ['home'], kind: 'choice', options: homes },
  size: { section: 'need', path: ['size'], kind: 'choice', options: homeSizes },
  territory: { section: 'need', path: ['territory'], kind: 'choice', options: territories },
  sector: { section: 'need', path: ['sector'], kind: 'line', ...optional },
  constraints: {
    section: 'need',
    path: ['constraints'],
    kind: 'choices',
    options: constraints,
    ...optional,
  },

  diagnosisAuthor: { section: 'diagnosis', path: ['author'], kind: 'line', ...secret },
  diagnosisOn: { section: 'diagnosis', path: ['on'], kind: 'day', ...secret },
  diagnosisFunding: {
    section: 'diagnosis',
    path: ['funding'],
    kind: 'choice',
    options: diagnosisFunders,
    ...secret,
  },
  diagnosisText: { section: 'diagnosis', path: ['text'], kind: 'text', max: limits.diagnosis, ...secret },

  summary: { section: 'summary', path: ['summary'], kind: 'text', max: limits.summary, ...secret },
  proposal: { section: 'summary', path: ['proposal'], kind: 'text', max: limits.text, ...secret },
} as const satisfies Record<string, Field>

export type FieldName = keyof typeof fields
export const fieldNames = Object.keys(fields) as readonly FieldName[]
export const fieldOf = (name: FieldName): Field => fields[name]

/** Answers as they were typed or chosen; several of a list with commas between, as card inputs send them. */
export type Answers = Readonly<Partial<Record<FieldName, string>>>

/** Fields of some sections in the order in which they are asked; without those of health when they are off. */
export const fieldsOf = (wanted: readonly SectionName[], health: boolean): readonly FieldName[] =>
  fieldNames.filter(name => wanted.includes(fields[name].section) && (health || !fieldOf(name).health))

/** The choices of a field; difficulties without those of health when they are off. */
export const optionsOf = (name: FieldName, health: boolean): readonly string[] => {
  const options: readonly string[] = fieldOf(name).options ?? []
  return name === 'difficulties' && !health
    ? options.filter(option => !(healthDifficulties as readonly string[]).includes(option))
    : options
}

/** Digits with spaces (`1 250`), a decimal comma, a sign of euros: a number; anything else stays, for the schema to refuse. */
const numberOf = (text: string): number | string => {
  const digits = text.replace(/[\s\u00a0\u202f€]/g, '').replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : text
}

/** `3, 7 et 12`: ages, apart by anything that is no digit but a sign or a decimal point. */
const agesOf = (text: string): readonly unknown[] =>
  text
    .replace(/\b(?:ans?|et|and|years?|old)\b/gi, ' ')
    .split(/[\s,;/]+/)
    .filter(Boolean)
    .map(numberOf)

/** `31/03/2026` as people type it, or `2026-03-31` as a card sends it. */
const dayOfText = (text: string): string => {
  const [, day, month, year] = /^(\d{1,2})[\s/.-](\d{1,2})[\s/.-](\d{4})$/.exec(text) ?? []
  return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
}

/** An answer as it is kept: days and numbers as the schema has them, ages with commas between, no stray spaces. */
export const tidied = (name: FieldName, typed: string): string => {
  const text = typed.trim()
  switch (text === '' ? 'line' : fieldOf(name).kind) {
    case 'day':
      return dayOfText(text)
    case 'number':
      return String(numberOf(text))
    case 'ages':
      return agesOf(text).join(', ')
    default:
      return name === 'requestNumber' ? text.replace(/\s/g, '').toUpperCase() : text
  }
}

const read = (name: FieldName, text: string, health: boolean): unknown => {
  switch (fieldOf(name).kind) {
    case 'choices': {
      const chosen = text.split(',').filter(Boolean)
      const offered = optionsOf(name, true)
      return chosen.filter(option => !offered.includes(option) || optionsOf(name, health).includes(option))
    }
    case 'ages':
      return agesOf(text)
    case 'number':
      return numberOf(text)
    case 'day':
      return dayOfText(text)
    default:
      return text
  }
}

type Nested = Record<string, unknown>

const put = (into: Nested, [first, ...rest]: readonly string[], value: unknown): void => {
  if (first === undefined) return
  if (rest.length === 0) into[first] = value
  else {
    const inner = (into[first] ??= {}) as Nested
    put(inner, rest, value)
  }
}

/**
 * The sections that answers make, as the schema takes them: a blank answer is none, and an empty list where it was asked
 * for (`lists`, all by default).
 */
export const sectionsOf = (
  answers: Answers,
  wanted: readonly SectionName[],
  health: boolean,
  lists: readonly FieldName[] = fieldNames,
): Readonly<Record<string, Nested>> => {
  const found: Record<string, Nested> = Object.fromEntries(wanted.map(section => [section, {}]))
  for (const name of fieldsOf(wanted, health)) {
    const text = answers[name]?.trim() ?? ''
    const { section, path, kind } = fieldOf(name)
    if (text !== '') put(found[section] ?? {}, path, read(name, text, health))
    // No children is an answer; a list that must hold something is empty, not missing.
    else if ((kind === 'ages' || kind === 'choices') && lists.includes(name))
      put(found[section] ?? {}, path, [])
  }
  return found
}

const flat = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return Array.isArray(value) ? value.join(', ') : String(value ?? '')
}

/** The answers that sections came from. */
export const answersOf = (sections: Readonly<Partial<Record<SectionName, unknown>>>): Answers =>
  Object.fromEntries(
    fieldNames.flatMap(name => {
      const { section, path, kind } = fieldOf(name)
      const value = path.reduce<unknown>((at, key) => (at as Nested | undefined)?.[key], sections[section])
      return value === undefined
        ? []
        : [[name, kind === 'choices' ? flat(value).replaceAll(' ', '') : flat(value)]]
    }),
  )

/** What is wrong with an answer: the field, and the code of what (text, `fields`). */
export interface Wrong {
  readonly field: FieldName
  readonly problem: string
}

/** Wrongs as one text, for a sentence's parameters: `lastName:empty birthDate:in-future`; and back. */
export const wrongsText = (wrongs: readonly Wrong[]): string =>
  wrongs.map(({ field, problem }) => `${field}:${problem}`).join(' ')

export const wrongsFrom = (text: string): readonly Wrong[] =>
  text.split(' ').flatMap(each => {
    const [field = '', problem = ''] = each.split(':')
    return field in fields ? [{ field: field as FieldName, problem }] : []
  })

const fieldAt = (section: string, path: readonly PropertyKey[]): FieldName | undefined =>
  fieldNames.find(
    name =>
      fields[name].section === section &&
      fieldOf(name).path.every((key, at) => path[at] === undefined || path[at] === key),
  )

const codes = /^[a-z]+(-[a-z]+)*$/

const problemOf = ({ code, message }: z.core.$ZodIssue): string => {
  if (codes.test(message)) return message
  return code === 'invalid_type' || code === 'invalid_value' || code === 'invalid_union' ? 'empty' : 'unclear'
}

/** What a schema of sections (of one, if it is named) refused: one problem a field, in the order in which they are asked. */
export const wrongsIn = (error: z.ZodError, only?: SectionName): readonly Wrong[] => {
  const found = new Map<FieldName, string>()
  for (const issue of error.issues) {
    const [section, ...path] = only ? [only, ...issue.path] : issue.path
    const field = fieldAt(String(section), path)
    if (field && !found.has(field)) found.set(field, problemOf(issue))
  }
  return fieldNames.flatMap(field => {
    const problem = found.get(field)
    return problem ? [{ field, problem }] : []
  })
}
