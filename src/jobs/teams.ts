/** What jobs ask of Teams: to tell a person something, and to edit what they were told. Made in bot/send.ts. */
import type { Saying } from '../actions/verb'
import type { View } from '../actions/views'
import type { Because } from '../domain/announce'
import type { Day } from '../domain/calendar'
import type { Refused } from '../domain/refused'
import type { Person } from '../domain/people'
import type { Reference, SentCard } from '../store/documents'

/** Why a message comes by itself: said below it. */
export interface Why {
  readonly because?: Because
  /** The absent person that the reader stands in for, until that day. */
  readonly standsFor?: { readonly name: string; readonly to: Day }
}

/** A card (a view is drawn in its reader's language; `card` is finished already), or a sentence instead of one. */
export type Content =
  | {
      readonly view: View
      /** The view as it was drawn already. */
      readonly drawn?: object
      readonly why?: Why
    }
  | { readonly card: object }
  | { readonly say: Saying }
  | { readonly refused: Refused }

/** Where a message is: what it takes to edit it. */
export type Place = Pick<SentCard, 'conversation' | 'serviceUrl' | 'activity'> & {
  /** Teams id of the reader, for cards that Teams refreshes by itself. */
  readonly reader?: string
}

/**
 * Why it surely did not arrive. `blocked`: the person removed or blocked the bot. `gone`: no such conversation or
 * message. `too-large`: over Teams' size. `network`: the connection was never made. `overtaken`: an edit that need not
 * leave, as something newer follows. `http-429`: any other answer.
 */
export type Failure = 'blocked' | 'gone' | 'too-large' | 'network' | 'overtaken' | `http-${number}`

/** What became of one try. */
export type Sent =
  | { readonly place: Place }
  | { readonly failed: Failure; readonly retryAfterMs?: number }
  /** The answer was lost (time-out, connection dropped): it may have arrived. */
  | { readonly uncertain: true }

/** Each does one try, within Teams' rates and our own time-out; never throws. */
export interface Teams {
  tell(person: Person, reference: Reference['reference'], content: Content): Promise<Sent>
  /** `overtaken` is asked when Teams' rates let the edit go: if so it fails as that. */
  edit(person: Person, place: Place, content: Content, overtaken?: () => boolean): Promise<Sent>
}
