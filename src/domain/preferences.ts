/**
 * What a person chose about the bot's messages: kinds that they mute, the hours in which it writes, and who stands in for
 * them while they are away. The rights stay each person's own: a stand-in sees what their own role allows.
 */
import { type Day, type Hours, type Instant, addDays } from './calendar'
import { office, opening } from './digest'
import type { FactKind } from './facts'
import type { Absence, MutedKind, Person, PersonId, Preferences } from './people'
import { holds } from './refused'

/** Hours that a person may choose between, and the shortest day: what is due today must be able to leave. */
export const widest: Hours = { from: 7, to: 20 }
export const SHORTEST_HOURS = 2
/** Longest absence, in days: after it the secretariat names somebody else. */
export const LONGEST_ABSENCE = 183

/** Facts that nobody may mute the notice of: what ends or falls, who asks for help, what the reader is to do. */
const pressing: readonly FactKind[] = [
  'interrupted',
  'allocation-cancelled',
  'allocated',
  'help-needed',
  'mandate-declined',
  'evaluator-named',
  'diagnosis-returned',
]

/** The kind of a notice, for whoever mutes that; undefined: it always comes. */
export const noticeKind = (fact: FactKind): MutedKind | undefined =>
  pressing.includes(fact) ? undefined : 'news'

/** Cards that may be muted, by their verb. The others wait for an act of the reader (a mandate, a decision): they always come. */
const cardKinds: Readonly<Record<string, MutedKind>> = {
  'vote.show': 'votes',
  'needs.show': 'figures',
}

export const cardKind = (verb: string): MutedKind | undefined => cardKinds[verb]

/** Whether a message that tells of these kinds only is muted; one that tells of anything else always comes. */
export const mutes = (
  { preferences }: Pick<Person, 'preferences'>,
  kinds: readonly (MutedKind | undefined)[],
): boolean =>
  kinds.length > 0 && kinds.every(kind => kind !== undefined && preferences?.muted.includes(kind) === true)

/** The absence of a person on a day. */
export const absenceOn = ({ preferences }: Pick<Person, 'preferences'>, day: Day): Absence | undefined => {
  const absence = preferences?.absence
  return absence && absence.from <= day && day <= absence.to ? absence : undefined
}

type Someone = Pick<Person, 'posts' | 'preferences'> & { readonly id: PersonId }

/** Whether two people have the same role for the same organisation. */
export const shareAPost = (one: Pick<Person, 'posts'>, other: Pick<Person, 'posts'>): boolean =>
  one.posts.some(({ role, organisation }) =>
    other.posts.some(post => post.role === role && post.organisation === organisation),
  )

/** Who may stand in for a person: the others with the same role for the same organisation. */
export const candidatesFor = <P extends Someone>(person: Someone, people: readonly P[]): readonly P[] =>
  people.filter(each => each.id !== person.id && shareAPost(each, person))

/**
 * Who is told what a person is told, on a day: their stand-in, and that one's own when absent too. Nobody twice, never
 * the person; nobody who has left the organisation since.
 */
export const standInsFor = (id: PersonId, people: readonly Someone[], day: Day): readonly PersonId[] => {
  const found: PersonId[] = []
  let away = people.find(each => each.id === id)
  while (away) {
    const absent = away
    const named = absenceOn(absent, day)?.standIn
    const next = people.find(each => each.id === named && shareAPost(each, absent))
    if (!next || next.id === id || found.includes(next.id)) return found
    found.push(next.id)
    away = next
  }
  return found
}

/** Those for whom a person stands in on a day. */
export const absentFor = <P extends Someone>(id: PersonId, people: readonly P[], day: Day): readonly P[] =>
  people.filter(each => absenceOn(each, day) && standInsFor(each.id, people, day).includes(id))

/**
 * When a message may leave for a person. Who set hours of their own is written to in them only; for the others, what
 * nobody waits for (`unhurried`) leaves in office hours, the rest at once.
 */
export const leavesFor = (
  { preferences }: Pick<Person, 'preferences'>,
  now: Instant,
  unhurried: boolean,
): Instant => {
  const hours = preferences?.hours ?? (unhurried ? office : undefined)
  return hours ? opening(now, hours) : now
}

const empty: Preferences = { muted: [] }

/** Mutes exactly these kinds, and keeps these hours; the usual ones are nobody's own. */
export const choose = (
  { preferences = empty }: Pick<Person, 'preferences'>,
  { muted, hours }: { readonly muted: readonly MutedKind[]; readonly hours: Hours },
): Preferences => {
  const { from, to } = hours
  holds(from >= widest.from && to <= widest.to && to - from >= SHORTEST_HOURS, 'payload', {
    field: 'hours',
    problem: 'hours',
  })
  const { hours: _, ...rest } = preferences
  const usual = from === office.from && to === office.to
  return { ...rest, muted: [...new Set(muted)], ...(!usual && { hours: { from, to } }) }
}

/** Names a stand-in from one day to another, both included; replaces an absence named before. */
export const beAbsent = (
  person: Someone,
  absence: Absence,
  { people, today }: { readonly people: readonly Someone[]; readonly today: Day },
): Preferences => {
  const { standIn, from, to } = absence
  holds(
    candidatesFor(person, people).some(({ id }) => id === standIn),
    'no-stand-in',
  )
  holds(from >= today, 'session-past')
  holds(to >= from, 'date-too-early', { day: from })
  holds(to <= addDays(from, LONGEST_ABSENCE), 'absence-too-long', { days: LONGEST_ABSENCE })
  return { ...(person.preferences ?? empty), absence }
}

/** The absence ends, before its last day or before it began. */
export const beBack = ({ preferences = empty }: Pick<Person, 'preferences'>): Preferences => {
  const { absence: _, ...rest } = preferences
  return rest
}
