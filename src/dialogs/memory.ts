/** Where the dialogs of a conversation stand, kept in our store: sealed, and written only over what was read. */
import type { StatePropertyAccessor, TurnContext } from 'botbuilder'
import type { DialogState } from 'botbuilder-dialogs'
import { z } from 'zod'
import type { App } from '../actions/app'
import type { commit } from '../actions/commit'

type Change = Parameters<typeof commit>[1][number]

const stateSchema = z.object({
  /** The draft's dossier to be: a conversation about another draft is over. */
  draft: z.string(),
  stack: z.array(z.looseObject({ id: z.string(), state: z.unknown() })),
})
export type Remembered = z.infer<typeof stateSchema>

const place = (id: string) => ({ collection: 'dialogs', id, field: 'state' }) as const

/** The memory of one conversation, during one turn. */
export class Memory {
  private constructor(
    private readonly app: App,
    readonly conversation: string,
    private readonly v: number,
    private readonly key: string,
    /** Activity id of the card that waits for an answer. */
    readonly shown: string | undefined,
    readonly remembered: Remembered | undefined,
  ) {}

  static async of(app: App, conversation: string): Promise<Memory> {
    const doc = await app.store.get('dialogs', conversation)
    if (!doc) return new Memory(app, conversation, 0, app.vault.newKey(), undefined, undefined)
    const state = stateSchema.parse(app.vault.open(doc.key, place(conversation), doc.state))
    return new Memory(app, conversation, doc.v, doc.key, doc.shown, state)
  }

  get known(): boolean {
    return this.v > 0
  }

  /** The change that keeps where the dialogs stand. */
  keep(remembered: Remembered): Change {
    const state = this.app.vault.seal(this.key, place(this.conversation), remembered)
    const doc = { id: this.conversation, key: this.key, state, at: this.app.clock.now() }
    return this.v === 0
      ? { do: 'add', in: 'dialogs', doc }
      : { do: 'put', in: 'dialogs', doc: { ...doc, v: this.v } }
  }

  /** The changes that forget the conversation; none when there is nothing. */
  forget(): readonly Change[] {
    return this.v === 0 ? [] : [{ do: 'remove', in: 'dialogs', doc: { id: this.conversation, v: this.v } }]
  }
}

const STATE = Symbol('the state of this turn’s dialogs')

/** botbuilder-dialogs reads its state here; what becomes of it is written by us, with the draft, in one commit. */
export const stateOfTurn: StatePropertyAccessor<DialogState> & {
  put(context: TurnContext, state: DialogState): void
} = {
  put: (context, state) => void context.turnState.set(STATE, state),
  get: (context: TurnContext) => Promise.resolve(context.turnState.get(STATE) as DialogState),
  set: (context: TurnContext, state: DialogState) =>
    Promise.resolve(void context.turnState.set(STATE, state)),
  delete: (context: TurnContext) => Promise.resolve(void context.turnState.set(STATE, { dialogStack: [] })),
}
