/** Activities in, answers out: who speaks, what they mean, and one of three ways on: a dialog, an act, a kind sentence. */
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder'
import { act, type Outcome } from '../actions/act'
import { actAsStranger, strangerView } from '../actions/join'
import { dayOf } from '../domain/calendar'
import type { Language, Person } from '../domain/people'
import { Refused } from '../domain/refused'
import { type Doc, StoreUnavailable } from '../store/store'
import { textOf } from '../text'
import type { Logic } from './adapter'
import { nameOf, placeOf } from './background'
import { type Caller, type PressGiven, callerOf, pressOf, submitOf, textOfMessage } from './caller'
import { type Understood, understand } from './commands'
import { type Around, Exchange } from './exchange'
import { fileIn } from './files'
import type { Presence } from './people'
import { Queue } from '../jobs/queue'
import { pressAnswer, refusal, shownOf } from './show'
import type { Converse, Heard } from './turn'

export interface Routing extends Around {
  readonly presence: Presence
  readonly converse: Converse
  /** Tenants that may enter; `any` in the demo. */
  readonly tenants: readonly string[] | 'any'
  /** What becomes of a file in a personal chat (uploads/chat.ts). */
  file(person: Person, language: Language, address: string): Promise<Outcome | string>
  /** A turn is answered within this time; what it does goes on. */
  readonly turnLimitMs: number
}

/** What an activity asks for. */
type Asked =
  | { readonly text: string }
  | { readonly press: PressGiven }
  | { readonly file: string }
  | { readonly arrived: true }

const asked = (activity: Activity): Asked | undefined => {
  if (activity.type === 'invoke') {
    const press = activity.name === 'adaptiveCard/action' ? pressOf(activity.value) : undefined
    return press && { press }
  }
  if (activity.type === 'message') {
    const press = activity.value === undefined ? undefined : submitOf(activity.value)
    if (press) return { press }
    const file = fileIn(activity)
    return file === undefined ? { text: textOfMessage(activity) } : { file }
  }
  const added = activity.type === 'installationUpdate' && /^add/.test(String(activity.action))
  return added ? { arrived: true } : undefined
}

const removed = ({ type, action }: Activity): boolean =>
  type === 'installationUpdate' && /^remove/.test(String(action))

export const makeRouting = (routing: Routing): Logic => {
  const queue = new Queue()
  return async context => {
    const { activity } = context
    const caller = callerOf(activity)
    const language = caller.language ?? 'fr'
    const wanted = asked(activity)
    if (!wanted && activity.type === 'invoke') return unknownInvoke(activity, language)
    const sorry = turnedAway(routing, caller, language)
    if (sorry) return wanted && say(routing, context, caller, language, sorry)
    const turn = { context, caller, language, ...(wanted && { wanted }) }
    return inTime(routing, turn, state => queue.run(caller.conversation, () => take(routing, turn, state)))
  }
}

const unknownInvoke = ({ name }: Activity, language: Language): InvokeResponse =>
  name === 'adaptiveCard/action'
    ? pressAnswer(textOf(language).refused['unknown-verb']({}))
    : { status: 501, body: { message: textOf(language).bot.unknownInvoke } }

/** Why somebody is not even looked up. */
const turnedAway = ({ tenants }: Routing, caller: Caller, language: Language): string | undefined => {
  if (tenants !== 'any' && !tenants.includes(caller.tenant)) return textOf(language).bot.otherTenant
  return caller.object === '' ? textOf(language).bot.nobody : undefined
}

/** A sentence to somebody of whom nothing is kept. */
const say = async (
  routing: Routing,
  context: TurnContext,
  caller: Caller,
  language: Language,
  sentence: string,
): Promise<InvokeResponse | undefined> => {
  if (context.activity.type === 'invoke') return pressAnswer(sentence)
  await new Exchange(routing, context, caller, nobodyKnown(routing, caller, language), language).send(
    sentence,
  )
  return undefined
}

interface Incoming {
  readonly context: TurnContext
  readonly caller: Caller
  readonly language: Language
  readonly wanted?: Asked
}

/** What is known of a turn while it runs: needed to answer it when it is late. */
interface State {
  exchange?: Exchange
  late: boolean
}

/** Answers within the limit, whatever the act does; the act goes on and shows what came of it. */
const inTime = async (
  routing: Routing,
  incoming: Incoming,
  work: (state: State) => Promise<void>,
): Promise<InvokeResponse | undefined> => {
  const state: State = { late: false }
  const done = work(state)
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<'late'>(late => (timer = setTimeout(late, routing.turnLimitMs, 'late')))
  const first = await Promise.race([done, limit])
  clearTimeout(timer)
  if (first !== 'late') return state.exchange?.response ?? emptyAnswer(incoming)
  routing.background.run('late-turn', done)
  return late(routing, incoming, state)
}

const late = (routing: Routing, incoming: Incoming, state: State): InvokeResponse | undefined => {
  const { context, caller, language, wanted } = incoming
  const answered = state.exchange?.response
  state.late = true
  if (state.exchange) state.exchange.late = true
  if (answered) return answered
  routing.app.log.info('turn-late', { conversation: caller.conversation })
  if (!wanted) return undefined
  const saving = textOf(language).said.saving({})
  routing.background.run('saving', say(routing, context, caller, language, saving))
  return context.activity.type === 'invoke' ? pressAnswer(saving) : undefined
}

/** An invoke without any answer counts as a failure, and Teams would send it again. */
const emptyAnswer = ({ context, language }: Incoming): InvokeResponse | undefined =>
  context.activity.type === 'invoke' ? pressAnswer(textOf(language).bot.noted) : undefined

const nobodyKnown = ({ app }: Around, caller: Caller, language: Language): Person => ({
  id: caller.id,
  tenant: caller.tenant,
  object: caller.object,
  name: caller.name,
  language,
  posts: [],
  reach: 'unknown',
  since: dayOf(app.clock.now()),
})

/** One turn of one person. Never throws: whatever goes wrong becomes a sentence. */
const take = async (routing: Routing, incoming: Incoming, state: State): Promise<void> => {
  const { context, caller, wanted } = incoming
  let { language } = incoming
  const press = wanted && 'press' in wanted ? wanted.press : undefined
  const exchange = (person: Person, known: boolean) => {
    state.exchange = new Exchange(routing, context, caller, person, language, press, known)
    state.exchange.late = state.late
    return state.exchange
  }
  try {
    const person = await routing.app.store.get('people', caller.id)
    // Who has no post left is as unknown as before, and may come back with a new code.
    if (!person || person.posts.length === 0) {
      if (wanted) await welcome(routing, exchange(nobodyKnown(routing, caller, language), false), wanted)
      return
    }
    language = caller.language ?? person.language
    if (removed(context.activity)) return await routing.presence.left(person)
    keepInTouch(routing, incoming, person, language)
    if (wanted) await hear(routing, exchange(person, true), wanted)
  } catch (error) {
    const turn = state.exchange ?? exchange(nobodyKnown(routing, caller, language), false)
    await excuse(routing, turn, error)
  }
}

const keepInTouch = (
  { presence, background }: Routing,
  { caller, context }: Incoming,
  person: Doc<'people'>,
  language: Language,
): void => {
  background.run('remember-person', presence.remember(caller, context.activity))
  background.run('heard-person', presence.heard(person, language, caller.personal))
}

const show = (exchange: Exchange, outcome: Outcome): Promise<void> => {
  const { what, notice } = shownOf(outcome, exchange.language)
  return exchange.answer(what, notice)
}

/** An invitation code, typed as a message: eight letters and digits, grouped or not. */
const looksLikeCode = (text: string): boolean =>
  /^[a-z\d]{4}[ -]?[a-z\d]{4}$/i.test(text.trim()) && /\d/.test(text)

/** Somebody we do not know: they learn how to join, and can give their code. */
const welcome = async (routing: Routing, exchange: Exchange, wanted: Asked): Promise<void> => {
  const { app, presence } = routing
  const { caller, language } = exchange
  if (!caller.personal) return exchange.answer(textOf(language).bot.inPrivate)
  const { tenant, object, name } = caller
  const typed = 'text' in wanted && looksLikeCode(wanted.text) ? { code: wanted.text } : undefined
  const press = 'press' in wanted ? wanted.press : typed && { verb: 'join.use', payload: typed }
  try {
    const stranger = { tenant, object, name, language }
    await show(exchange, await actAsStranger(app, stranger, press?.verb ?? 'help.show', press?.payload ?? {}))
    if (press?.verb === 'join.use') await presence.remember(caller, exchange.context.activity)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await exchange.answer(strangerView({ name }), refusal(error, language))
  }
}

/** A known person: a dialog that goes on, a press, or a command. */
const hear = async (routing: Routing, exchange: Exchange, wanted: Asked): Promise<void> => {
  const { app, person } = exchange
  if ('arrived' in wanted) return show(exchange, await act(app, person, 'help.show', {}))
  if ('file' in wanted) return hearFile(routing, exchange, wanted.file)
  const understood = 'text' in wanted ? understand(wanted.text) : undefined
  if (!exchange.caller.personal) {
    const fit =
      'press' in wanted ? /^(session|agenda)\./.test(wanted.press.verb) : understood?.command.inGroups
    if (!fit) return exchange.answer(textOf(exchange.language).bot.inPrivate)
  } else if ((await routing.converse(exchange, heardOf(wanted, understood, exchange))) === 'handled') return
  if ('press' in wanted)
    return show(exchange, await act(app, person, wanted.press.verb, wanted.press.payload))
  if (understood) return show(exchange, await command(exchange, understood))
  const help = await act(app, person, 'help.show', {})
  await exchange.answer(help.view ?? '', textOf(exchange.language).bot.notUnderstood)
}

const hearFile = async (routing: Routing, exchange: Exchange, address: string): Promise<void> => {
  const { person, language, caller } = exchange
  if (!caller.personal) return exchange.answer(textOf(language).bot.inPrivate)
  const became = await routing.file(person, language, address)
  await (typeof became === 'string' ? exchange.answer(became) : show(exchange, became))
}

const heardOf = (
  wanted: { readonly text: string } | { readonly press: PressGiven },
  understood: Understood | undefined,
  exchange: Exchange,
): Heard => {
  if ('text' in wanted)
    return { text: wanted.text, ...(understood?.command.starts && { start: understood.command.starts }) }
  const activity = exchange.context.activity.replyToId
  return { press: { ...wanted.press, ...(activity && { activity }) } }
}

/** Acts on a command; a code that people type becomes the id that buttons carry. */
const command = async (
  { app, person }: Exchange,
  { command, code, days, words }: Understood,
): Promise<Outcome> => {
  if (command.takes === 'days') return act(app, person, command.verb, { days })
  if (words !== undefined) return act(app, person, command.verb, { words })
  if (code === undefined) return act(app, person, command.verb, {})
  const { docs } = await app.store.find('dossiers', { index: 'code', equals: [code], limit: 1 })
  if (!docs[0]) throw new Refused('not-found')
  return act(app, person, command.verb, { dossier: docs[0].id })
}

/** What went wrong, as a sentence; the card that was pressed mends itself when the store is back. */
const excuse = async (routing: Routing, exchange: Exchange, error: unknown): Promise<void> => {
  const { bot } = textOf(exchange.language)
  if (error instanceof Refused) return exchange.answer(refusal(error, exchange.language))
  const { pressed } = exchange
  if (error instanceof StoreUnavailable) {
    if (pressed) routing.refresh.mend(pressed)
    return exchange.answer(bot.storeSilent)
  }
  const reference = routing.app.ids.unique().slice(0, 8)
  routing.app.log.error('fault', {
    reference,
    person: exchange.person.id,
    ...(exchange.press && { verb: exchange.press.verb }),
    error: nameOf(error),
    at: placeOf(error),
  })
  await exchange.answer(bot.fault(reference))
}
