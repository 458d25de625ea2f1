/** What the commission decides once its round is closed: integrate, refuse or adjourn. */
import type { Day } from './calendar'
import {
  type Decision,
  type DecisionOutcome,
  type Departure,
  type Dossier,
  type DossierId,
  type Funder,
  departures,
} from './dossier'
import type { Decided } from './facts'
import type { Notes } from './household'
import type { OrganisationId } from './people'
import { type Capacity, capacityOf, placesWith } from './programme'
import type { Ranked } from './providerChoice'
import { Refused, holds } from './refused'
import { type VoteOutcome, deliberate } from './deliberation'
import type { Round } from './round'
import type { Rules } from './rules'
import { next } from './workflow'

/** Longest measure that the commission can set, in months. */
export const LONGEST_MEASURE = 36

/** Why a decision needs a reason. */
export type ReasonNeeded = 'refuse' | 'adjourn' | Departure

/**
 * Whether a decision departs from the vote. A vote without majority carries no integration, and speaks against neither a
 * refusal nor an adjournment; one without quorum carries nothing but an adjournment.
 */
export const isAgainst = (outcome: DecisionOutcome, vote: VoteOutcome): boolean => {
  if (vote === 'no-quorum') return outcome !== 'adjourn'
  return outcome !== vote && (outcome === 'integrate' || vote !== 'none')
}

interface Common {
  readonly on: Day
  readonly today: Day
  /** Whether a reason is given; its text is kept sealed. */
  readonly reasoned: boolean
}

export type ToRecord =
  | (Common & { readonly outcome: 'refuse' })
  | (Common & {
      readonly outcome: 'adjourn'
      /** The planned session to which it is adjourned; none when the dossier waits for any. */
      readonly session?: { readonly id: string; readonly on: Day }
    })
  | (Common & {
      readonly outcome: 'integrate'
      readonly provider: OrganisationId
      readonly months: number
      readonly funding: Funder
      /** The home to look for; the referral's when it is not given. */
      readonly need?: NonNullable<Decision['need']>
    })

/** What the decision is made in: the providers by rank, the places, the rules. */
export interface Circumstances {
  readonly round: Round & { readonly id: string }
  readonly ranked: readonly Ranked[]
  readonly places: readonly DossierId[]
  readonly rules: Pick<Rules, 'startsOn' | 'capacity'>
}

/** The dossier, its closed round with what was decided, and the places of the scheme. */
export interface Recorded extends Decided<Dossier> {
  readonly round: Round
  readonly places: readonly DossierId[]
}

const full = ({ used, capacity }: Capacity): boolean => used >= capacity

/**
 * Why this decision needs a reason, in the order in which they weigh; empty when it needs none. The places are those of
 * the year in which it was decided, whenever it is typed.
 */
export const reasonsNeeded = (
  dossier: { readonly id: DossierId },
  record: Pick<ToRecord, 'outcome' | 'on'> & { readonly provider?: OrganisationId },
  { round, ranked, places, rules }: Circumstances,
): readonly ReasonNeeded[] => {
  const { outcome, on } = record
  const found: ReasonNeeded[] = []
  if (outcome !== 'integrate') found.push(outcome)
  const vote = deliberate(round).outcome
  if (isAgainst(outcome, vote)) found.push(vote === 'no-quorum' ? 'no-quorum' : 'against')
  if (outcome !== 'integrate') return found
  if (record.provider !== undefined && record.provider !== ranked[0]?.organisation) found.push('provider')
  if (!places.includes(dossier.id) && full(capacityOf(rules, places, on))) found.push('capacity')
  return found
}

const askProvider = (
  dossier: Dossier,
  record: ToRecord & { readonly outcome: 'integrate' },
  decision: Decision,
): Decided<Dossier> => {
  const { provider, months, funding, on, today } = record
  const { size, territory } = record.need ?? dossier.profile
  const over = decision.departs?.includes('capacity')
  return {
    next: {
      ...dossier,
      stage: next(dossier.stage, 'integrate'),
      decision: { ...decision, provider, months, funding, need: { size, territory } },
      provider,
      mandate: { provider, askedOn: today, state: 'asked', declined: [] },
    },
    facts: [
      {
        kind: 'integrated',
        on,
        data: { provider, months, funding, against: decision.against, ...(over && { over }) },
      },
      { kind: 'provider-asked', on: today, data: { provider } },
    ],
  }
}

const decided = (dossier: Dossier, record: ToRecord, decision: Decision): Decided<Dossier> => {
  const { on } = record
  if (record.outcome === 'integrate') return askProvider(dossier, record, decision)
  if (record.outcome === 'refuse')
    return {
      next: { ...dossier, stage: next(dossier.stage, 'refuse'), decision },
      facts: [{ kind: 'refused', on, data: { against: decision.against } }],
    }
  const { session: _, ...rest } = dossier
  const { session } = record
  return {
    next: {
      ...rest,
      stage: next(dossier.stage, 'adjourn'),
      decision: { ...decision, ...(session && { session: session.id }) },
    },
    facts: [
      {
        kind: 'adjourned',
        on,
        data: { against: decision.against, ...(session && { session: session.id, day: session.on }) },
      },
    ],
  }
}

/**
 * The decision is recorded on a closed round. Refused: a provider not retained that day, a day outside the round and
 * today, a missing reason (`reason-needed` with `why`, or `capacity-reached`).
 */
export const decide = (
  dossier: Dossier & { readonly id: DossierId },
  record: ToRecord,
  circumstances: Circumstances,
): Recorded => {
  const { round, ranked, places, rules } = circumstances
  holds(dossier.stage === 'agenda' && dossier.round === round.id, 'moved-on', { stage: dossier.stage })
  holds(round.state === 'closed', 'not-now', { needed: 'closed' })
  holds(record.on <= record.today, 'date-future')
  holds(record.on >= round.openedOn, 'date-too-early', { day: round.openedOn })
  if (record.outcome === 'integrate') {
    holds(
      ranked.some(({ organisation }) => organisation === record.provider),
      'provider-not-retained',
    )
    holds(record.months >= 1 && record.months <= LONGEST_MEASURE, 'payload', {
      field: 'months',
      problem: 'months',
    })
  }
  const needed = reasonsNeeded(dossier, record, circumstances)
  const [why] = record.reasoned ? [] : needed
  if (why === 'capacity') {
    const { used, capacity } = capacityOf(rules, places, record.on)
    throw new Refused('capacity-reached', { used, capacity })
  }
  if (why) throw new Refused('reason-needed', { why })
  const decision: Decision = {
    outcome: record.outcome,
    on: record.on,
    round: round.id,
    against: isAgainst(record.outcome, deliberate(round).outcome),
    departs: departures.filter(departure => needed.includes(departure)),
  }
  const { next: after, facts } = decided(dossier, record, decision)
  return {
    next: after,
    facts,
    round: { ...round, decided: record.outcome, ...(after.decision && { decision: after.decision }) },
    places: placesWith(places, dossier.id, after.stage),
  }
}

/** What is written down with a decision; sealed among the dossier's notes, by round, so that a later one erases nothing. */
export const decisionTexts = ['conditions', 'objectives', 'reason'] as const
export type DecisionText = (typeof decisionTexts)[number]

/** Key of a text of the decision on a round, among the notes. */
export const decisionNote = (round: string, text: DecisionText): string => `decision.${round}.${text}`

/** The texts of a decision, from the dossier's notes. */
export const decisionNotes = (notes: Notes, round: string): Readonly<Partial<Record<DecisionText, string>>> =>
  Object.fromEntries(
    decisionTexts.flatMap(text => {
      const found = notes[decisionNote(round, text)]
      return found ? [[text, found]] : []
    }),
  )
