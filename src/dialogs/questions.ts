/** What the guided referral asks, in this order, one question at a time. A question's answers end in the schema of its section. */
import { createHash } from 'node:crypto'
import { type SectionName, sectionNames } from '../domain/referral'
import { type Answers, type FieldKind, type FieldName, fieldOf, fields } from '../domain/referralFields'

export interface Question {
  readonly key: string
  /** Several fields, or one that is private, are asked by the inputs of a card; one other can be typed as well. */
  readonly fields: readonly FieldName[]
  /** It may be passed. */
  readonly optional?: true
  /** Asked only then; what it was answered is dropped otherwise. */
  readonly when?: (answers: Answers) => boolean
}

const isFamily = ({ typology = '' }: Answers): boolean =>
  ['single-parent', 'couple-children', 'other'].includes(typology)
const isProtected = ({ guardianship = 'none' }: Answers): boolean => guardianship !== 'none'

const table = [
  { key: 'origin', fields: ['origin'] },
  { key: 'reference', fields: ['reference'], optional: true },
  { key: 'information', fields: ['informedOn', 'informedBy'] },
  { key: 'agreement', fields: ['agreedTo', 'agreedOn', 'agreedBy'] },
  { key: 'person', fields: ['lastName', 'firstName', 'birthDate', 'phone'] },
  { key: 'partner', fields: ['lastName2', 'firstName2', 'birthDate2'], optional: true },
  { key: 'typology', fields: ['typology'] },
  { key: 'adults', fields: ['adults'] },
  { key: 'children', fields: ['childrenAges'], when: isFamily, optional: true },
  { key: 'animals', fields: ['animals'], optional: true },
  { key: 'guardianship', fields: ['guardianship'] },
  { key: 'representative', fields: ['representative'], when: isProtected, optional: true },
  { key: 'housing', fields: ['housing'] },
  { key: 'since', fields: ['since'], optional: true },
  { key: 'eviction', fields: ['eviction'] },
  { key: 'path', fields: ['path'], optional: true },
  { key: 'request', fields: ['requestNumber', 'requestOn', 'dalo', 'daloOn'] },
  { key: 'incomes', fields: ['incomes'] },
  { key: 'monthly', fields: ['monthly'] },
  { key: 'debts', fields: ['rentDebt', 'otherDebts'], optional: true },
  { key: 'difficulties', fields: ['difficulties'] },
  { key: 'precisions', fields: ['precisions', 'health'], optional: true },
  { key: 'support', fields: ['follower', 'otherFollower', 'trust'], optional: true },
  { key: 'home', fields: ['home'] },
  { key: 'size', fields: ['size'] },
  { key: 'territory', fields: ['territory'] },
  { key: 'sector', fields: ['sector'], optional: true },
  { key: 'constraints', fields: ['constraints'], optional: true },
  {
    key: 'diagnosis',
    fields: ['diagnosisAuthor', 'diagnosisOn', 'diagnosisFunding', 'diagnosisText'],
  },
  { key: 'summary', fields: ['summary', 'proposal'] },
] as const satisfies readonly Question[]

export type QuestionKey = (typeof table)[number]['key']
export const questions: readonly Question[] = table

/** Fields of a question; without those of health when they are off. */
export const fieldsIn = (question: Question, health: boolean): readonly FieldName[] =>
  question.fields.filter(name => health || !fieldOf(name).health)

export const sectionOf = ({ fields: [first = 'origin'] }: Question): SectionName => fields[first].section

/** Number of a question's section, from 1, and how many there are. */
export const progressOf = (question: Question): { at: number; of: number } => ({
  at: sectionNames.indexOf(sectionOf(question)) + 1,
  of: sectionNames.length,
})

/** How a question can be answered by a message; undefined when only its card's inputs will do. */
export const typedAs = ({ fields: asked }: Question): FieldKind | undefined => {
  const [only, ...others] = asked
  if (only === undefined || others.length > 0 || fieldOf(only).private) return undefined
  const { kind } = fieldOf(only)
  return kind === 'choices' || kind === 'text' ? undefined : kind
}

/** A question whose answers are not shown again. */
export const isPrivate = ({ fields: asked }: Question): boolean => asked.some(name => fieldOf(name).private)

/**
 * Name of these questions: another as soon as one comes, goes or is asked otherwise, so that a conversation left in the
 * middle of older ones starts again where its answers end.
 */
export const edition = createHash('sha256')
  .update(JSON.stringify(questions.map(({ key, fields: asked, optional }) => [key, asked, optional])))
  .digest('hex')
  .slice(0, 12)

export const questionBy = (key: string): Question | undefined => questions.find(each => each.key === key)

const isAnswered = (question: Question, { answers, passed }: Progress): boolean => {
  const has = (name: FieldName) => (answers[name] ?? '') !== ''
  const required = question.fields.filter(name => !fieldOf(name).optional)
  if (required.length > 0) return required.every(has)
  return passed.includes(question.key) || question.fields.some(has)
}

/** What is answered, and which optional questions were passed. */
export interface Progress {
  readonly answers: Answers
  readonly passed: readonly string[]
}

/** Questions that are asked, given the answers so far. */
export const asked = (answers: Answers): readonly Question[] =>
  questions.filter(({ when }) => when?.(answers) ?? true)

/** The first question without an answer; undefined when all are answered. */
export const firstOpen = (progress: Progress): Question | undefined =>
  asked(progress.answers).find(question => !isAnswered(question, progress))

/** The question before one; undefined for the first. */
export const before = (key: string, answers: Answers): Question | undefined => {
  const list = asked(answers)
  return list[list.findIndex(question => question.key === key) - 1]
}

/** The next question of the same section; undefined for its last. */
export const nextInSection = (key: string, answers: Answers): Question | undefined => {
  const list = asked(answers)
  const at = list.findIndex(question => question.key === key)
  const [here, next] = [list[at], list[at + 1]]
  return here && next && sectionOf(next) === sectionOf(here) ? next : undefined
}

/** Answers without those of questions that are no longer asked. */
export const stillAsked = (answers: Answers): Answers => {
  const kept = new Set(asked(answers).flatMap(question => question.fields))
  return Object.fromEntries(Object.entries(answers).filter(([name]) => kept.has(name as FieldName)))
}
