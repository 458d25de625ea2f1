/** What a conversation needs of a turn, and what it hears. The bot's own turn has all of it (src/bot/turn.ts). */
import type { TurnContext } from 'botbuilder'
import type { App } from '../actions/app'
import type { View } from '../actions/views'
import type { Language, Person } from '../domain/people'

export interface Talk {
  readonly context: TurnContext
  readonly app: App
  readonly person: Person
  readonly language: Language
  /** A new message; its activity id, when it is known. */
  send(what: View | string, notice?: string): Promise<string | undefined>
  /** In place of the pressed card (a sentence: beside it); after a text, a new message. */
  answer(what: View | string, notice?: string): Promise<void>
}

export interface Heard {
  readonly text?: string
  readonly press?: {
    readonly verb: string
    readonly payload: Readonly<Record<string, unknown>>
    readonly activity?: string
  }
  readonly start?: 'referral'
}

export type Listened = 'handled' | 'not-mine'
