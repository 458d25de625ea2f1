/**
 * `npm run bench:session`: a session of 60 members and 30 dossiers through a connector with Teams' limits: what it costs to
 * convene it and to take 1,800 votes that arrive at 50 a second, how near the edits of cards come to the limits, and when
 * every card is right after the last vote. The same with 6 members: the cost should grow with the votes. A bare botbuilder
 * echo of the same run is the peer. Judges nothing but what must hold at any speed: no vote lost, no card wrong for good.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { memberObject } from '../../test/support/bigCommission'
import { type FakeConnector, type Received, startConnector } from '../../test/support/connector'
import { cardIn, textIn } from '../../test/support/http'
import { startKeys } from '../../test/support/keys'
import { personBy } from '../demo/partners'
import { type Bot, activity, measure, press, startBot } from './load'

const DOSSIERS = 30
const VOTES_A_SECOND = 50
/** When every card must be right after the last vote, and when we stop waiting. */
const RIGHT_WITHIN_S = 90
const PATIENCE_S = 300
/** What Teams takes of a bot. */
const OVERALL = 30
const A_CONVERSATION = 7

interface Call {
  readonly at: number
  readonly conversation: string
  readonly edit: boolean
}

/** Calls within the second up to each of them, the fewest first. */
const withinASecond = (calls: readonly Call[]): readonly number[] => {
  let first = 0
  const counts = calls.map(({ at }, last) => {
    while (at - (calls[first]?.at ?? at) >= 1000) first += 1
    return last - first + 1
  })
  return counts.sort((one, other) => one - other)
}

const mostInASecond = (calls: readonly Call[]): number => withinASecond(calls).at(-1) ?? 0

/** As nearly always: a machine that stops for a moment bunches what the bot sent evenly. */
const nearlyAlways = (calls: readonly Call[]): number => {
  const counts = withinASecond(calls)
  return counts[Math.floor(counts.length * 0.95)] ?? 0
}

const byConversation = (calls: readonly Call[]): readonly (readonly Call[])[] => {
  const chats = new Map<string, Call[]>()
  for (const call of calls) chats.set(call.conversation, [...(chats.get(call.conversation) ?? []), call])
  return [...chats.values()]
}

/** What the connector took and when, refusing what Teams would refuse. */
interface Watched {
  readonly connector: FakeConnector
  readonly calls: Call[]
  readonly refused: { count: number }
}

const watch = async (): Promise<Watched> => {
  const connector = await startConnector()
  const calls: Call[] = []
  const refused = { count: 0 }
  connector.always(() => {
    const asked = connector.requests.at(-1)
    if (!asked) return undefined
    const at = performance.now()
    const { conversation, method } = asked
    const lately = calls.slice(-3 * OVERALL).filter(call => call.at > at - 1000)
    const inChat = lately.filter(call => call.conversation === conversation)
    // A network that bunches requests is not the bot's doing: Teams allows some more than it promises.
    if (lately.length >= 2 * OVERALL || inChat.length >= 2 * A_CONVERSATION) {
      refused.count += 1
      return { status: 429, retryAfter: '1' }
    }
    calls.push({ at, conversation, edit: method === 'PUT' })
    return undefined
  })
  return { connector, calls, refused }
}

/** The vote cards that members were sent: message ids by member and dossier's code. */
type Cards = ReadonlyMap<string, string>
const place = (member: number, code: string): string => `${member} ${code}`

const codeOf = (n: number): string => `M-2026-${String(n).padStart(3, '0')}`

/** Read once, when all of it has come. */
const cardsSent = ({ received }: FakeConnector, members: number): Cards => {
  const numbers = new Map(Array.from({ length: members }, (_, n) => [`a:${memberObject(n + 1)}`, n + 1]))
  const cards = new Map<string, string>()
  for (const each of received) {
    const member = numbers.get(each.conversation)
    const title = each.kind === 'sent' ? String(cardIn(each).fallbackText) : ''
    const [code] = /^M-2026-\d{3}/.exec(title) ?? []
    if (member !== undefined && code) cards.set(place(member, code), each.id)
  }
  return cards
}

const until = async (what: string, holds: () => boolean | Promise<boolean>): Promise<void> => {
  const begun = performance.now()
  while (!(await holds())) {
    if (performance.now() - begun > PATIENCE_S * 1000) throw new Error(`never: ${what}`)
    await pause(1000)
  }
}

/** A card is right when it shows its reader's own voice and that all have voted. */
const isRight = (shown: Received | undefined): boolean => {
  const text = textIn(cardIn(shown))
  return /Votre voix\s*: favorable/.test(text) && text.includes('Toutes les voix sont exprimées')
}

/**
 * How many cards are wrong as they were last edited; looks at what arrived since it was asked last, so that looking does
 * not hold up the connector that it shares a process with.
 */
const wrongCards = ({ received }: FakeConnector, cards: Cards): (() => number) => {
  const wrong = new Set(
    [...cards].map(([where, id]) => `a:${memberObject(Number(where.split(' ')[0]))} ${id}`),
  )
  const all = new Set(wrong)
  let seen = 0
  return () => {
    for (const each of received.slice(seen)) {
      const card = `${each.conversation} ${each.id}`
      if (isRight(each)) wrong.delete(card)
      else if (all.has(card)) wrong.add(card)
    }
    seen = received.length
    return wrong.size
  }
}

interface Figures {
  readonly members: number
  readonly votes: number
  readonly conveneMs: number
  readonly conveneCpuMs: number
  readonly toldSeconds: number
  readonly toldCpuMs: number
  readonly voteSeconds: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly voteCpuMs: number
  readonly rightSeconds: number
  readonly edits: number
  readonly overall: number
  /** In nineteen seconds of twenty. */
  readonly usually: number
  readonly aConversation: number
  readonly refused: number
}

const convene = async (bot: Bot, { connector, calls }: Watched, members: number) => {
  // Planned just now: its date is on its way to everybody.
  await until('everybody has the date', () => connector.received.length >= members)
  const before = await bot.used()
  const began = performance.now()
  const { object } = personBy('secretariat')
  const answer = await bot.post(
    press(object, connector.url, 'session.convene', { session: 's1', confirm: 'yes' }),
  )
  if (!answer.includes('M-2026-001')) throw new Error(`not convened: ${answer.slice(0, 300)}`)
  const conveneMs = performance.now() - began
  const convened = await bot.used()
  await until('everybody is told', () => connector.received.length >= members * (DOSSIERS + 2))
  await until('it is quiet', () => (calls.at(-1)?.at ?? 0) < performance.now() - 1500)
  const told = await bot.used()
  return {
    conveneMs,
    conveneCpuMs: convened.cpuMs - before.cpuMs,
    toldSeconds: ((calls.at(-1)?.at ?? began) - began) / 1000,
    toldCpuMs: told.cpuMs - convened.cpuMs,
  }
}

/** Every member votes on every dossier, each press at its time, whatever became of the one before. */
const voteAll = async (bot: Bot, { connector }: Watched, members: number, cards: Cards) => {
  const times: number[] = []
  const began = performance.now()
  const one = async (n: number): Promise<void> => {
    await pause(Math.max(0, began + (n * 1000) / VOTES_A_SECOND - performance.now()))
    const [member, dossier] = [(n % members) + 1, Math.floor(n / members) + 1]
    const ballot = { dossier: `d${dossier}`, round: `d${dossier}.1`, choice: 'favourable' }
    const replyToId = cards.get(place(member, codeOf(dossier)))
    const at = performance.now()
    const answer = await bot.post({
      ...press(memberObject(member), connector.url, 'vote.cast', ballot),
      replyToId,
    })
    if (!answer.includes('Vote enregistré')) throw new Error(`not cast: ${answer.slice(0, 300)}`)
    times.push(performance.now() - at)
  }
  await Promise.all(Array.from({ length: members * DOSSIERS }, (_, n) => one(n)))
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? 0
  return { voteSeconds: (performance.now() - began) / 1000, p50Ms: at(0.5), p99Ms: at(0.99) }
}

const run = async (members: number, keys: { readonly url: string }, token: (url: string) => string) => {
  const watched = await watch()
  const { connector, calls, refused } = watched
  const bot = await startBot(`${members} members`, 'sessionBot.js', token(connector.url), {
    BENCH_KEYS: keys.url,
    BENCH_SERVICE: connector.url,
    BENCH_MEMBERS: String(members),
    BENCH_DOSSIERS: String(DOSSIERS),
  })
  const convened = await convene(bot, watched, members)
  const cards = cardsSent(connector, members)
  const before = await bot.used()
  const firstVote = calls.length
  const wrong = wrongCards(connector, cards)
  const votes = await voteAll(bot, watched, members, cards)
  const lastVote = performance.now()
  await until('every card is right', () => wrong() === 0)
  const rightAt = calls.at(-1)?.at ?? lastVote
  const after = await bot.used()
  const edits = calls.slice(firstVote).filter(({ edit }) => edit).length
  bot.stop()
  await connector.close()
  return {
    ...{ members, votes: cards.size, ...convened, ...votes, edits, refused: refused.count },
    voteCpuMs: after.cpuMs - before.cpuMs,
    rightSeconds: Math.max(0, (rightAt - lastVote) / 1000),
    overall: mostInASecond(calls),
    usually: nearlyAlways(calls),
    aConversation: Math.max(...byConversation(calls).map(mostInASecond)),
  }
}

const report = (figures: Figures, echoCpuMs: number): void => {
  const { members, votes, edits } = figures
  const lines = [
    `convened in ${figures.conveneMs.toFixed(0)} ms, ${figures.conveneCpuMs.toFixed(0)} ms of CPU; all told after ` +
      `${figures.toldSeconds.toFixed(0)} s, ${(figures.toldCpuMs / (votes + members)).toFixed(2)} ms of CPU a message`,
    `${votes} votes in ${figures.voteSeconds.toFixed(1)} s: p50 ${figures.p50Ms.toFixed(0)} ms, p99 ` +
      `${figures.p99Ms.toFixed(0)} ms; ${(figures.voteCpuMs / votes).toFixed(2)} ms of CPU a vote with the ` +
      `${(edits / votes).toFixed(2)} edits that follow it (${(figures.voteCpuMs / votes / echoCpuMs).toFixed(1)} echoes)`,
    `every card right ${figures.rightSeconds.toFixed(0)} s after the last vote (aim: ${RIGHT_WITHIN_S})`,
    `at most ${figures.overall} requests in a second, ${figures.usually} in nineteen of twenty (Teams: ${OVERALL}); at most ` +
      `${figures.aConversation} in a conversation ` +
      `(Teams: ${A_CONVERSATION}); ${figures.refused} refused`,
  ]
  console.log([`${members} members, ${DOSSIERS} dossiers`, ...lines].join('\n  '))
}

const echoCost = async (bot: Bot, serviceUrl: string): Promise<number> => {
  const hello = () => bot.post(activity(memberObject(1), serviceUrl, { text: 'bonjour' }))
  await measure(bot, 300, hello)
  return (await measure(bot, 400, hello)).cpuMs
}

const all = async (): Promise<void> => {
  const keys = await startKeys()
  const token = (serviceUrl: string) => keys.token({ serviceUrl })
  const connector = await startConnector()
  const echo = await startBot('echo', 'echo.js', token(connector.url), { BENCH_KEYS: keys.url })
  const echoCpuMs = await echoCost(echo, connector.url)
  echo.stop()
  await connector.close()
  console.log(`echo (peer): ${echoCpuMs.toFixed(2)} ms of CPU`)
  const small = await run(6, keys, token)
  report(small, echoCpuMs)
  const large = await run(60, keys, token)
  report(large, echoCpuMs)
  const growth = (of: (figures: Figures) => number) => (of(large) / of(small)).toFixed(2)
  console.log(
    `from 6 members to 60, cost of one (1: linear): convocation ${growth(each => each.conveneCpuMs / each.votes)}, ` +
      `message ${growth(each => each.toldCpuMs / each.votes)}, vote with its edits ${growth(each => each.voteCpuMs / each.votes)}`,
  )
  await keys.close()
}

all().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
