/** Who has not voted is reminded some working days ahead of the session, once. Source: the partners' rule (rules.ts). */
import { type Day, type Instant, addWorkingDays } from './calendar'
import { type Person, type PersonId } from './people'
import { type Round, voicesOf } from './round'
import type { CommissionRules } from './rules'
import { type Session, type SessionDecided, hasBegun } from './session'

/** First day on which those who have not voted are reminded. */
export const remindVotesOn = (
  { on }: Pick<Session, 'on'>,
  { reminderWorkingDays }: Pick<CommissionRules, 'reminderWorkingDays'>,
): Day => addWorkingDays(on, -reminderWorkingDays)

/** Whether a voice that this person may cast is awaited: their own unless it was given away, or one held by proxy. */
export const awaitsVoice = (person: Pick<Person, 'posts'>, round: Round): boolean =>
  round.state === 'open' &&
  voicesOf(person, round).some(
    ({ organisation, under }) =>
      round.voices[organisation] === undefined &&
      (under === undefined ? round.proxies[organisation] === undefined : canExercise(round, under)),
  )

/** A proxy is not exercised in a dossier in which its holder is recused. */
const canExercise = ({ voices }: Round, holder: string): boolean => voices[holder]?.choice !== 'recuse'

/** The people whose voice is awaited in one of these rounds, each once. */
export const awaitedIn = <P extends Pick<Person, 'posts'> & { readonly id: PersonId }>(
  rounds: readonly Round[],
  people: readonly P[],
): readonly P[] => people.filter(person => rounds.some(round => awaitsVoice(person, round)))

/**
 * The reminder of a session on a day, for so many people. Nothing happens before its day, a second time, when nobody is
 * awaited, once the session has begun, or on the very day of the convocation; a session that moves is reminded anew.
 */
export const remindVotes = (
  session: Session,
  { today, now, people, rules }: { today: Day; now: Instant; people: number; rules: CommissionRules },
): SessionDecided => {
  const due =
    session.state === 'planned' &&
    session.convened !== undefined &&
    session.convened.on < today &&
    session.remindedOn === undefined &&
    today >= remindVotesOn(session, rules) &&
    !hasBegun(session, now)
  if (!due || people === 0) return { next: session, facts: [] }
  return {
    next: { ...session, remindedOn: today },
    facts: [{ kind: 'votes-reminded', on: today, data: { people } }],
  }
}
