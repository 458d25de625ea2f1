/** One activity of one person: who speaks, in which language, and how to answer. What dialogs are given. */
import type { TurnContext } from 'botbuilder'
import type { App } from '../actions/app'
import type { View } from '../actions/views'
import type { AdaptiveCard } from '../cards/card'
import type { Language, Person } from '../domain/people'

/** What a person can be shown: a view (rendered in their language), a card that is finished already, or a sentence. */
export type Shown = View | AdaptiveCard | string

export interface Turn {
  /**
   * botbuilder's own context. `context.sendActivity` is safe here: it is limited, tried once and timed out like every
   * send, and it works even after the turn was answered because its eight seconds were over.
   */
  readonly context: TurnContext
  readonly app: App
  readonly person: Person
  readonly language: Language
  /** Sends a new message. Gives back its activity id, so that it can be edited. */
  send(what: Shown, notice?: string): Promise<string | undefined>
  /**
   * Answers what the person did: a press is answered in place of the pressed card (a sentence appears beside it), a
   * message with a new message. The first answer to a press counts; the pressed message is edited to it later.
   */
  answer(what: Shown, notice?: string): Promise<void>
}

/** A button: its verb, and its data with what was typed into the inputs of its card. */
export interface Pressed {
  readonly verb: string
  readonly payload: Readonly<Record<string, unknown>>
  /** Activity id of the message whose card was pressed. */
  readonly activity?: string
}

/** What a conversation hears: a text as typed (mentions of the bot taken out), a press, or a command that starts it. */
export interface Heard {
  readonly text?: string
  readonly press?: Pressed
  /** The command that was meant (`orienter`), when it starts a dialog. Comes with the text. */
  readonly start?: 'referral'
}

/**
 * A conversation under way gets everything first, also `aide` and `annuler`; it says whether it was for it.
 * After `handled` nothing else answers. Must not throw for what a person may do wrong; `Refused` is said to them.
 */
export type Converse = (turn: Turn, heard: Heard) => Promise<'handled' | 'not-mine'>
