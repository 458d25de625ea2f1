/** What an answer is worth: read from a message or a card, checked by the schema of its section with what was answered before. */
import { fold } from '../domain/names'
import {
  type Loose,
  type ReferralRules,
  type SectionName,
  looseSection,
  sectionNames,
  sections,
} from '../domain/referral'
import {
  type Answers,
  type FieldName,
  type Wrong,
  fieldOf,
  optionsOf,
  sectionsOf,
  tidied,
  wrongsIn,
} from '../domain/referralFields'
import { textOf } from '../text'
import { type Question, fieldsIn, sectionOf, stillAsked, typedAs } from './questions'

const languages = ['fr', 'en'] as const

/** Words that a choice is known by, in both languages. */
const wordsOf = (name: FieldName, value: string): readonly string[] =>
  [value, ...languages.map(language => textOf(language).referral.options[name]?.[value] ?? value)].map(fold)

/** The choice that somebody typed: its words, or the beginning of one choice only. */
const choiceTyped = (name: FieldName, text: string, health: boolean): string | undefined => {
  const typed = fold(text)
  const options = optionsOf(name, health)
  const exact = options.find(option => wordsOf(name, option).includes(typed))
  if (exact || typed.length < 3) return exact
  const near = options.filter(option => wordsOf(name, option).some(word => word.startsWith(typed)))
  return near.length === 1 ? near[0] : undefined
}

/** What a message answers; `unclear` when it is none of the choices, `card` when the card's inputs must be used. */
export const typedAnswer = (
  question: Question,
  text: string,
  health: boolean,
): { readonly answers: Answers } | 'unclear' | 'card' => {
  const kind = typedAs(question)
  const [name] = question.fields
  if (!kind || !name) return 'card'
  if (kind !== 'choice') return { answers: { [name]: text.trim() } }
  const chosen = choiceTyped(name, text, health)
  return chosen === undefined ? 'unclear' : { answers: { [name]: chosen } }
}

/** Other sections, as far as they are answered and right. */
const others = (answers: Answers, but: SectionName, health: boolean): Loose => {
  const raw = sectionsOf(answers, sectionNames, health, [])
  return Object.fromEntries(
    sectionNames
      .filter(name => name !== but)
      .flatMap(name => {
        const parsed = sections[name].partial().safeParse(raw[name])
        return parsed.success && Object.keys(raw[name] ?? {}).length > 0 ? [[name, parsed.data]] : []
      }),
  )
}

const missing = (question: Question, answers: Answers, health: boolean): readonly Wrong[] =>
  fieldsIn(question, health)
    .filter(name => !fieldOf(name).optional && !answers[name])
    .map(field => ({ field, problem: 'empty' }))

/** Answers with those given to a question, or what is wrong with them. */
export const answered = (
  question: Question,
  before: Answers,
  given: Answers,
  rules: ReferralRules,
): { readonly answers: Answers; readonly wrongs: readonly Wrong[] } => {
  const mine = fieldsIn(question, rules.health)
  const taken = Object.fromEntries(mine.map(name => [name, tidied(name, given[name] ?? '')]))
  const answers = stillAsked({ ...before, ...taken })
  const blank = question.optional && mine.every(name => !answers[name])
  const section = sectionOf(question)
  const raw = sectionsOf(answers, [section], rules.health, mine)[section]
  const parsed = looseSection(section, rules, others(answers, section, rules.health)).safeParse(raw)
  const wrongs = parsed.success ? [] : wrongsIn(parsed.error, section)
  const found = [...(blank ? [] : missing(question, answers, rules.health)), ...wrongs]
  return { answers, wrongs: found.filter(({ field }) => mine.includes(field)) }
}
