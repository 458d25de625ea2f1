/** Fields of a form or of a question, as a card shows them. */
import type { SectionName } from '../domain/referral'
import { type Answers, type FieldKind, type FieldName, fieldOf, optionsOf } from '../domain/referralFields'
import { all } from '../store/store'
import type { Ctx } from './verb'

export interface FieldView {
  readonly name: FieldName
  readonly kind: FieldKind
  readonly section: SectionName
  readonly required: boolean
  /** What is answered already, shown in the input; empty for what is kept but not shown again. */
  readonly value: string
  /** Answered already and not shown again: a blank input keeps it. */
  readonly kept: boolean
  readonly max: number
  /** Titles only for what is no closed list: organisations by name. */
  readonly options: readonly { readonly value: string; readonly title?: string }[]
}

/** Longest line that an input takes. */
const LINE = 200

const providers = async ({ app }: Ctx): Promise<FieldView['options']> => {
  const organisations = await all(app.store, 'organisations', { index: 'id' })
  return organisations
    .filter(({ kind }) => kind === 'provider')
    .map(({ id, name }) => ({ value: id, title: name }))
}

interface Showing {
  readonly answers: Answers
  /** In a form, which stays in the chat, what is private is kept and not shown again. */
  readonly discreet: boolean
}

/** The fields with what is answered already. */
export const fieldViews = async (
  ctx: Ctx,
  names: readonly FieldName[],
  { answers, discreet }: Showing,
): Promise<readonly FieldView[]> => {
  const followers = names.includes('follower') ? await providers(ctx) : []
  const { health } = ctx.app.settings
  return names.map(name => {
    const { kind, section, max = LINE, optional = false, private: secret = false } = fieldOf(name)
    const answered = answers[name] ?? ''
    const kept = discreet && secret && answered !== ''
    return {
      name,
      kind,
      section,
      max,
      required: !optional && !kept,
      value: kept ? '' : answered,
      kept,
      options: name === 'follower' ? followers : optionsOf(name, health).map(value => ({ value })),
    }
  })
}
