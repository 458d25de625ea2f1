/** What of a session waits for the secretariat: its convocation while there is time, its minutes once it is over. */
import { type Day, type Instant, addDays, addWorkingDays } from './calendar'
import type { CommissionRules } from './rules'
import { type Session, type SessionDecided, conveneBy, hasBegun } from './session'

/** `convene`: the convocation is due soon, or late · `sign`: it was held, and its minutes are not signed. */
export type SessionMatter = 'convene' | 'sign'

/** Working days ahead of the last day of a convocation in time on which it is reminded. */
const CONVENE_AHEAD = 2
/** Days between two reminders of minutes that are not signed. */
const SIGN_EVERY = 7

interface Now {
  readonly today: Day
  readonly now: Instant
  readonly rules: CommissionRules
}

/**
 * What waits, if anything. A session that came and went without members convened nor anything on its agenda was not held:
 * it has no minutes to sign.
 */
export const sessionMatter = (session: Session, { today, now, rules }: Now): SessionMatter | undefined => {
  if (session.state !== 'planned') return undefined
  if (hasBegun(session, now)) return session.convened || session.agenda.length > 0 ? 'sign' : undefined
  const from = addWorkingDays(conveneBy(session, rules), -CONVENE_AHEAD)
  return !session.convened && today >= from ? 'convene' : undefined
}

/** Until when it waits, or since when. */
export const sessionMatterDay = (kind: SessionMatter, session: Session, rules: CommissionRules): Day =>
  kind === 'convene' ? conveneBy(session, rules) : session.on

/**
 * The reminder of a day: of the convocation once; of the minutes from the day after the session on, once a week until they
 * are signed. Nothing happens a second time on the same day, nor for nobody (`people`).
 */
export const remindSecretariat = (
  session: Session,
  { people, ...around }: Now & { readonly people: number },
): SessionDecided => {
  const nothing = { next: session, facts: [] }
  const { today, rules } = around
  const kind = people > 0 ? sessionMatter(session, around) : undefined
  if (kind === 'convene' && session.conveneTold === undefined)
    return {
      next: { ...session, conveneTold: today },
      facts: [{ kind: 'convocation-due', on: today, data: { day: conveneBy(session, rules) } }],
    }
  if (kind !== 'sign' || today <= session.on) return nothing
  if (session.signTold !== undefined && today < addDays(session.signTold, SIGN_EVERY)) return nothing
  return {
    next: { ...session, signTold: today },
    facts: [{ kind: 'minutes-due', on: today, data: { day: session.on } }],
  }
}
