/** Teams as the simulation has it: messages are drawn as the bot draws them, then arrive, are refused, or get lost. */
import type { Person } from '../../src/domain/people'
import type { Post } from '../../src/bot/connector'
import { makeTeams } from '../../src/bot/send'
import type { Content, Sent, Teams } from '../../src/jobs/teams'
import { type Instant, dayOf } from '../../src/domain/calendar'
import { type Random, seeded } from './random'

/** One try of one message to one person. */
export interface Tried {
  readonly at: Instant
  readonly to: Person
  readonly content: Content
  /** What would be shown, as it leaves. */
  readonly activity: string
  /** What a notification previews. */
  readonly preview: string
  /** Whether it stands on the person's screen. */
  readonly arrived: boolean
  readonly sent: Sent
}

export interface FakeTeams extends Teams {
  readonly tried: readonly Tried[]
  /** Edits of cards that arrived. */
  readonly edits: number
}

/** Of a hundred calls: refused for a while, failed, refused for good, answered too late to be heard. */
const weather = { well: 940, later: 25, broken: 20, lost: 12, blocked: 3 }

/** How a call ends, drawn from who is called and how many calls there were to them: the order of others changes nothing. */
const fateOf = (random: Random): keyof typeof weather => random.weighted(weather)

const hashOf = (text: string): number =>
  [...text].reduce((hash, sign) => (Math.imul(hash, 31) + sign.charCodeAt(0)) >>> 0, 7)

/** Wraps the bot's own drawing around a Teams that fails as often as `weather` says, the same way for the same seed. */
export const fakeTeams = (seed: number, now: () => Instant): FakeTeams => {
  const tried: Tried[] = []
  const calls = new Map<string, number>()
  /** What the last call was given: drawn and handed over before `tell` waits for anything. */
  let last: object = {}
  let edits = 0

  const fate = (conversation: string) => {
    const call = (calls.get(conversation) ?? 0) + 1
    calls.set(conversation, call)
    return { call, fate: fateOf(seeded(seed ^ hashOf(`${conversation}#${call}`))) }
  }
  const post: Post = ({ conversation, activity: edited }, activity) => {
    if (edited) {
      edits += 1
      return Promise.resolve({ activity: edited })
    }
    last = activity
    const { call, fate: end } = fate(conversation)
    const ends = {
      well: { activity: `${conversation}/${call}` },
      later: { failed: 'http-429', retryAfterMs: 2000 },
      broken: { failed: 'http-503' },
      lost: { uncertain: true },
      blocked: { failed: 'blocked' },
    } as const
    return Promise.resolve(ends[end])
  }
  const teams = makeTeams(post)
  return {
    tried,
    get edits() {
      return edits
    },
    edit: (person, place, content) => teams.edit(person, place, content),
    tell: async (person, reference, content) => {
      const telling = teams.tell(person, reference, content)
      const activity = last
      const sent = await telling
      const { summary = '', text = '' } = activity as { summary?: string; text?: string }
      tried.push({
        ...{ at: now(), to: person, content, sent },
        activity: JSON.stringify(activity),
        preview: `${summary} ${text}`,
        arrived: 'place' in sent || 'uncertain' in sent,
      })
      return sent
    },
  }
}

/** Messages that stand on a person's screen, by person and day: `<person> <day>`. */
export const arrivals = (tried: readonly Tried[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const { to, at, arrived } of tried) {
    const key = `${to.id} ${dayOf(at)}`
    if (arrived) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/** Whether it is somebody's daily digest. */
export const isDigest = ({ content }: Pick<Tried, 'content'>): boolean =>
  'view' in content && content.view.card === 'matters' && content.why?.because === 'digest'
