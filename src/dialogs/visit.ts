/** One turn of a conversation: what was heard, the draft as it becomes, and what will be said once both are kept. */
import type { TurnContext } from 'botbuilder'
import type { AnsweredView, AnswerView } from '../actions/dialogViews'
import type { Draft } from '../actions/draft'
import type { Ctx } from '../actions/verb'
import type { View } from '../actions/views'
import type { Language } from '../domain/people'
import { type FieldName, fieldOf } from '../domain/referralFields'
import { type Text, textOf } from '../text'
import { type Question, isPrivate, sectionOf } from './questions'
import type { Heard } from './talk'

interface Saying {
  readonly what: View | string
  readonly notice?: string
  /** In answer to what was pressed. */
  readonly answers: boolean
  /** The card that waits for an answer from now on. */
  readonly question: boolean
}

const VISIT = Symbol('the visit of this turn')

export class Visit {
  readonly sayings: Saying[] = []
  /** What the card that was open becomes when another is asked. */
  closing: AnsweredView | undefined
  readonly text: Text

  constructor(
    readonly ctx: Ctx,
    readonly language: Language,
    readonly heard: Heard,
    public draft: Draft,
  ) {
    this.text = textOf(language)
  }

  /** Lets the dialogs of this turn find it. */
  enter(context: TurnContext): void {
    context.turnState.set(VISIT, this)
  }

  static of(context: TurnContext): Visit {
    return context.turnState.get(VISIT) as Visit
  }

  get pressed(): boolean {
    return this.heard.press !== undefined
  }

  /** Answers what was pressed, in its place; the first answer counts. After a text there is nothing to answer in place. */
  answer(what: View | string, notice?: string): void {
    this.sayings.push({ what, ...(notice !== undefined && { notice }), answers: true, question: false })
  }

  tell(what: View | string, notice?: string): void {
    this.sayings.push({ what, ...(notice !== undefined && { notice }), answers: false, question: false })
  }

  ask(what: View, notice?: string): void {
    this.sayings.push({ what, ...(notice !== undefined && { notice }), answers: false, question: true })
  }

  /** The pressed card becomes this; after a text, the card that was open does. */
  close(view: AnsweredView): void {
    this.closing = view
    if (this.pressed) this.answer(answeredView(view))
  }

  /** The card that led here makes room for the question below it. */
  moved(): void {
    this.answer(answeredView(MOVED))
  }

  /** The conversation ends: its last card says how to come back to it. */
  stop(view: View): void {
    this.closing = MOVED
    this.answer(view)
  }

  get closingView(): View {
    return answeredView(this.closing ?? MOVED)
  }
}

const MOVED: AnsweredView = { section: 'origin', step: '', state: 'moved', answers: [] }

const answeredView = (data: AnsweredView): View => ({ card: 'answered', data, open: false })

/** What a question's card becomes. */
export const closed = (
  question: Question,
  state: AnsweredView['state'],
  answers: readonly AnswerView[] = [],
): AnsweredView => ({
  section: sectionOf(question),
  step: question.key,
  state: state === 'answered' && isPrivate(question) ? 'private' : state,
  answers: state === 'answered' && !isPrivate(question) ? answers : [],
})

/** The answers of some fields, to be read again; organisations by name. */
export const answersShown = async (
  { app }: Ctx,
  draft: Draft,
  names: readonly FieldName[],
): Promise<readonly AnswerView[]> => {
  const follower = draft.answers.follower
    ? await app.store.get('organisations', draft.answers.follower)
    : undefined
  return names.flatMap((name): AnswerView[] => {
    const value = draft.answers[name] ?? ''
    if (value === '' || fieldOf(name).private) return []
    return [{ name, value, ...(name === 'follower' && { title: follower?.name ?? '' }) }]
  })
}
