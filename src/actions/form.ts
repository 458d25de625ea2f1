/** What every form of a referral has in common: what it shows, what was typed into it, what is wrong with that. */
import { z } from 'zod'
import type { Day } from '../domain/calendar'
import type { ReferralRules } from '../domain/referral'
import {
  type Answers,
  type FieldName,
  type Wrong,
  fieldNames,
  tidied,
  wrongsText,
} from '../domain/referralFields'
import { Refused } from '../domain/refused'
import { type Draft, type DraftKind, answersShape, loadDraft } from './draft'
import type { FieldView } from './fields'
import type { Answer, Ctx } from './verb'

export const formKinds = ['referral', 'landlord', 'returned', 'evaluation'] as const
export type FormKind = (typeof formKinds)[number]

/** One card with every field of a referral, or of what is added to it. */
export interface FormView {
  readonly form: FormKind
  /** The draft that it fills (`referral`, `landlord`), or the dossier that it completes. */
  readonly id: string
  readonly code?: string
  /** What SIAO wrote is missing. */
  readonly missing?: string
  readonly fields: readonly FieldView[]
  readonly today: Day
}

/** What a form sends beside the id of its draft or dossier. */
export const typedShape = {
  ...answersShape,
  /** Names of fields that the form did not show again: their blanks keep what is there. */
  kept: z.string().max(2000).optional(),
}

type Typed = Readonly<Partial<Record<FieldName | 'kept', string | undefined>>>

/** What a referral is checked against today. */
export const referralRules = ({ app: { settings }, today }: Ctx): ReferralRules => ({
  today,
  requestNumber: new RegExp(settings.rules.requestNumber),
  health: settings.health,
})

/** What was typed, over what is kept. */
export const merged = (before: Answers, { kept = '', ...typed }: Typed): Answers => {
  const hidden = kept.split(',')
  const entries = fieldNames.flatMap((name): [FieldName, string][] => {
    const value = typed[name]
    if (value === undefined || (value.trim() === '' && hidden.includes(name))) return []
    return [[name, tidied(name, value)]]
  })
  return { ...before, ...Object.fromEntries(entries) }
}

/** A sentence that lists what must be mended; the card stays as it is, with everything that was typed. */
export const mend = (wrongs: readonly Wrong[]): Answer => ({
  say: { code: 'to-mend', params: { fields: wrongsText(wrongs) } },
})

/** Who informs and when: the person who writes, today, unless they say otherwise. */
export const startingAnswers = ({ person, today }: Ctx, answers: Answers): Answers => ({
  informedOn: today,
  informedBy: person.name,
  agreedOn: today,
  agreedBy: person.name,
  ...answers,
})

/** The draft that a card was made for; refused when there is another, or none. */
export const draftOf = async (ctx: Ctx, kind: DraftKind, dossier: string): Promise<Draft> => {
  const draft = await loadDraft(ctx, kind)
  if (draft?.dossier !== dossier) throw new Refused('draft-gone')
  return draft
}
