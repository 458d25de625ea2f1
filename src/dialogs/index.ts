/** Conversations: the guided referral. What is said in a turn leaves only once the turn's one commit went through. */
import { DialogSet, type DialogState } from 'botbuilder-dialogs'
import { contextOf } from '../actions/act'
import { commit, handle } from '../actions/commit'
import {
  type Draft,
  dialogVerbs,
  draftChange,
  loadDraft,
  newDraft,
  replaced,
  startAnswer,
} from '../actions/draft'
import type { Ctx } from '../actions/verb'
import { may } from '../domain/permissions'
import { Refused } from '../domain/refused'
import { shownTexts } from '../domain/typed'
import { Memory, stateOfTurn } from './memory'
import { type Position, REFERRAL, ReferralDialog } from './referral'
import { say } from './say'
import type { Heard, Listened, Talk } from './talk'
import { Visit } from './visit'
import { isForOthers, wordIn } from './words'

export type { Heard, Listened, Talk } from './talk'

const dialogs = new DialogSet(stateOfTurn).add(new ReferralDialog())

type Begin = 'draft.begin' | 'draft.resume' | 'draft.restart'
const begins: readonly string[] = ['draft.begin', 'draft.resume', 'draft.restart'] satisfies Begin[]

/** What a turn came to: what to say, the card that was open, and what is kept. */
interface Turned {
  readonly visit: Visit
  readonly memory: Memory
}

/** The payload of a press, as the verb's schema has it; refused when it does not fit. */
const parsedPress = (heard: Heard): Heard => {
  if (!heard.press) return heard
  const { verb, payload } = heard.press
  const parsed = dialogVerbs[verb as keyof typeof dialogVerbs].safeParse(shownTexts(payload))
  if (!parsed.success) throw new Refused('payload')
  return { ...heard, press: { ...heard.press, payload: parsed.data } }
}

const isCancel = ({ text, press }: Heard): boolean =>
  press ? press.verb === 'draft.cancel' : wordIn(text ?? '') === 'cancel'

/** Where the dialog goes from: its start, where it stood, or where the answers end when it can no longer tell. */
const startOf = ({ press }: Heard, visit: Visit, memory: Memory): Position | undefined => {
  const { say: says } = visit.text.dialog
  const { remembered } = memory
  if (press?.verb === 'draft.begin' || press?.verb === 'draft.restart') return {}
  if (press?.verb === 'draft.resume') return { notice: says.resumed }
  if (remembered?.draft !== visit.draft.dossier) return { notice: says.past }
  return remembered.stack[0]?.id === REFERRAL ? undefined : { notice: says.changed }
}

const run = async (talk: Talk, visit: Visit, memory: Memory): Promise<DialogState> => {
  const start = startOf(visit.heard, visit, memory)
  const state: DialogState = {
    dialogStack: start ? [] : structuredClone(memory.remembered?.stack ?? []),
  } as DialogState
  visit.enter(talk.context)
  stateOfTurn.put(talk.context, state)
  const context = await dialogs.createContext(talk.context)
  if (!start) {
    await context.continueDialog()
    return state
  }
  if (visit.heard.press) visit.moved()
  await context.beginDialog(REFERRAL, start)
  return state
}

const cancel = async (ctx: Ctx, visit: Visit, memory: Memory): Promise<Turned> => {
  const changes = memory.forget()
  if (changes.length > 0) await commit(ctx.app, changes)
  const { view } = await startAnswer(ctx, 'stopped')
  if (view) visit.stop(view)
  return { visit, memory }
}

/** The draft that this turn works on; undefined when there is none and none begins. */
const draftFor = (ctx: Ctx, { press }: Heard, known: Draft | undefined): Draft | undefined => {
  if (press?.verb === 'draft.restart') return replaced(ctx, known)
  return known ?? (press && begins.includes(press.verb) ? newDraft(ctx) : undefined)
}

const attempt = async (
  talk: Talk,
  ctx: Ctx,
  heard: Heard,
  conversation: string,
): Promise<Turned | undefined> => {
  const memory = await Memory.of(ctx.app, conversation)
  if (!memory.known && !heard.press) return undefined
  const known = await loadDraft(ctx)
  const draft = draftFor(ctx, heard, known)
  if (!draft) {
    // Submitted or erased since, here or elsewhere: this conversation is over.
    await (memory.known ? commit(ctx.app, memory.forget()) : undefined)
    return undefined
  }
  const visit = new Visit(ctx, talk.language, heard, draft)
  if (!heard.press && memory.remembered?.draft !== draft.dossier) {
    await commit(ctx.app, memory.forget())
    return undefined
  }
  if (isCancel(heard)) return cancel(ctx, visit, memory)
  const { dialogStack } = await run(talk, visit, memory)
  const stack = dialogStack.map(({ id, state }) => ({ id, state: state as unknown }))
  await commit(ctx.app, [
    ...(visit.draft === known ? [] : [draftChange(ctx, visit.draft)]),
    memory.keep({ draft: visit.draft.dossier, stack }),
  ])
  return { visit, memory }
}

const isMine = ({ text = '', press, start }: Heard, ctx: Ctx): boolean => {
  if (!may(ctx.person, 'refer-in-full')) return false
  if (press) return Object.hasOwn(dialogVerbs, press.verb)
  return start === 'referral' || !isForOthers(text)
}

/**
 * Hears everything first. Gives back whether it was for the conversation: a question's answer, a word of the dialog, a
 * button of its cards, or the command that begins one. Throws `Refused` for a payload that no card of ours sends.
 */
export const converse = async (talk: Talk, heard: Heard): Promise<Listened> => {
  const ctx = contextOf(talk.app, talk.person)
  if (!isMine(heard, ctx)) return 'not-mine'
  if (heard.start === 'referral') {
    const { view } = await startAnswer(ctx)
    if (view) await talk.answer(view)
    return 'handled'
  }
  const given = parsedPress(heard)
  const { id } = talk.context.activity.conversation
  const turned = await handle(talk.app, `dialogs/${id}`, () => attempt(talk, ctx, given, id))
  if (turned) await say(talk, turned)
  else if (heard.press) {
    // A button of a draft that is gone: what can be begun instead.
    const { view } = await startAnswer(ctx)
    if (view) await talk.answer(view)
  } else return 'not-mine'
  return 'handled'
}
