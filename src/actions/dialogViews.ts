/** What the guided dialog shows. */
import type { Day } from '../domain/calendar'
import type { SectionName } from '../domain/referral'
import type { FieldName, Wrong } from '../domain/referralFields'
import type { FieldView } from './fields'

/** One question, with its inputs or its choices as buttons. */
export interface QuestionView {
  /** The draft's dossier to be, and the question's key: what its buttons belong to. */
  readonly draft: string
  readonly step: string
  readonly section: SectionName
  /** Number of the section, from 1, and how many there are. */
  readonly at: number
  readonly of: number
  readonly fields: readonly FieldView[]
  readonly skippable: boolean
  /** It can be answered by a message too. */
  readonly typed: boolean
  /** Nothing comes before it. */
  readonly first: boolean
  readonly today: Day
}

/** An answer as it is shown again. */
export interface AnswerView {
  readonly name: FieldName
  readonly value: string
  /** For what is no closed list: an organisation's name. */
  readonly title?: string
}

/** What becomes of a question's card: the answer in a line, without what is private. */
export interface AnsweredView {
  readonly section: SectionName
  readonly step: string
  /** `private`: only that it is kept. `moved`: the conversation went on elsewhere. */
  readonly state: 'answered' | 'private' | 'passed' | 'moved'
  readonly answers: readonly AnswerView[]
}

/** All sections, each to be corrected; then it is sent. */
export interface SummaryView {
  readonly draft: string
  readonly step: string
  readonly sections: readonly {
    readonly section: SectionName
    readonly answers: readonly AnswerView[]
    /** It holds something that is not shown again. */
    readonly private: boolean
    /** What must be mended before it can be sent. */
    readonly wrongs: readonly Wrong[]
  }[]
}
