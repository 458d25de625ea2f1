/**
 * Proxies (*pouvoirs*): an organisation lets another cast its voice in one session, and takes it back. Source: by
 * analogy CRPA R133-9. What was cast under a proxy that is taken back falls in the rounds that are open.
 */
import type { Day, Instant } from './calendar'
import type { OrganisationId, PersonId } from './people'
import { holds } from './refused'
import { type Proxies, type Round, withProxies } from './round'
import type { CommissionRules } from './rules'
import { type Session, type SessionDecided, holdsLasting, holdsPlanned } from './session'

/** What a change of proxies gives back: the session, and the open rounds that follow it. */
export interface ProxiesDecided<R extends Round> extends SessionDecided {
  readonly rounds: readonly R[]
}

export interface ProxyChange<R extends Round> {
  /** Recorded by the secretariat from a signed paper; the rules are the same. */
  readonly paper?: boolean
  /** The rounds of the session; those that are closed stay as they are. */
  readonly rounds: readonly R[]
  readonly by: PersonId
  readonly at: Instant
  readonly today: Day
}

const withoutProxy = (proxies: Proxies, from: OrganisationId): Proxies =>
  Object.fromEntries(Object.entries(proxies).filter(([giver]) => giver !== from))

/** What the secretariat recorded for others: a proxy given anew by its own organisation is on paper no more. */
const othersOnPaper = ({ onPaper = [] }: Session, from: OrganisationId): readonly OrganisationId[] =>
  onPaper.filter(giver => giver !== from)

const withPaper = ({ onPaper: _, ...session }: Session, givers: readonly OrganisationId[]): Session =>
  givers.length > 0 ? { ...session, onPaper: givers } : session

const changed = <R extends Round>(
  session: Session,
  proxies: Proxies,
  { rounds, by, at }: ProxyChange<R>,
  onPaper: readonly OrganisationId[],
): Pick<ProxiesDecided<R>, 'next' | 'rounds'> => ({
  next: withPaper({ ...session, proxies }, onPaper),
  rounds: rounds
    .filter(({ state }) => state === 'open')
    .map(round => ({ ...round, ...withProxies(round, proxies, by, at) })),
})

/** Open rounds in which the holder had cast the voice of `from`. */
const cast = (rounds: readonly Round[], from: OrganisationId, holder: OrganisationId): number =>
  rounds.filter(({ state, voices }) => state === 'open' && voices[from]?.under === holder).length

const takenBack = (from: OrganisationId, to: OrganisationId, { rounds, today, paper }: ProxyChange<Round>) =>
  ({
    kind: 'proxy-withdrawn',
    on: today,
    data: { from, to, fallen: cast(rounds, from, to), ...(paper && { paper: true }) },
  }) as const

/**
 * An organisation gives its voice to another; given to a third before, it is taken back from there. Refused: to oneself
 * or without a voice (`no-voice`), beyond what one may hold (`proxy-held`), by who holds one or to who gave theirs
 * (`proxy-chain`), on paper when it gave one by its own card (`proxy-by-card`), in a session that is over (`vote-over` for a vote in writing whose hour has come).
 */
export const giveProxy = <R extends Round>(
  session: Session,
  { from, to }: { from: OrganisationId; to: OrganisationId },
  {
    rules,
    voting,
    ...change
  }: ProxyChange<R> & { rules: Pick<CommissionRules, 'proxiesHeld'>; voting: readonly OrganisationId[] },
): ProxiesDecided<R> => {
  holdsPlanned(session)
  holdsLasting(session, change.at)
  const before = session.proxies[from]
  if (before === to) return { next: session, facts: [], rounds: [] }
  // What an organisation gave by its own card is its own to change: a paper that arrives later does not undo it.
  holds(!change.paper || before === undefined || session.onPaper?.includes(from), 'proxy-by-card')
  holds(from !== to && voting.includes(from) && voting.includes(to), 'no-voice')
  holds(mayGive(session.proxies, from) && mayHold(session.proxies, to), 'proxy-chain')
  const held = Object.entries(session.proxies).filter(
    ([giver, holder]) => giver !== from && holder === to,
  ).length
  holds(held < rules.proxiesHeld, 'proxy-held', { max: rules.proxiesHeld })
  return {
    ...changed(session, { ...session.proxies, [from]: to }, change, [
      ...othersOnPaper(session, from),
      ...(change.paper ? [from] : []),
    ]),
    facts: [
      ...(before === undefined ? [] : [takenBack(from, before, change)]),
      { kind: 'proxy-given', on: change.today, data: { from, to, ...(change.paper && { paper: true }) } },
    ],
  }
}

/** Who holds a proxy cannot give their own voice: what was trusted to them would be lost. */
export const mayGive = (proxies: Proxies, from: OrganisationId): boolean =>
  !Object.values(proxies).includes(from)

/** A proxy is not passed on. */
const mayHold = (proxies: Proxies, to: OrganisationId): boolean => proxies[to] === undefined

/** To whom an organisation may give its voice, in the order of `voting`. */
export const holdersFor = (
  proxies: Proxies,
  from: OrganisationId,
  { rules, voting }: { rules: Pick<CommissionRules, 'proxiesHeld'>; voting: readonly OrganisationId[] },
): readonly OrganisationId[] => {
  const others = Object.values(withoutProxy(proxies, from))
  return voting.filter(
    to =>
      to !== from &&
      mayHold(proxies, to) &&
      others.filter(holder => holder === to).length < rules.proxiesHeld,
  )
}

/** Taken back; what its holder cast under it falls while the round is open. Twice changes nothing. */
export const withdrawProxy = <R extends Round>(
  session: Session,
  from: OrganisationId,
  change: ProxyChange<R>,
): ProxiesDecided<R> => {
  holdsPlanned(session)
  holdsLasting(session, change.at)
  const to = session.proxies[from]
  if (to === undefined) return { next: session, facts: [], rounds: [] }
  return {
    ...changed(session, withoutProxy(session.proxies, from), change, othersOnPaper(session, from)),
    facts: [takenBack(from, to, change)],
  }
}
