/**
 * A home proposed to a household: it is reserved for it until a day, one household at a time. A CAL candidature reserves
 * nothing (a CAL examines several requests); an allocation takes the home. Days: `Rules.proposalDays`, the partners' rule.
 */
import { adheres } from './adhesion'
import { type Day, addDays } from './calendar'
import type { Dossier, DossierId, Proposal } from './dossier'
import type { Decided } from './facts'
import type { Holding } from './dwelling'
import type { OrganisationId } from './people'
import { holds } from './refused'
import type { Stage } from './workflow'

/** Stages in which a home is looked for. */
export const searching: readonly Stage[] = ['accepted', 'window']

/**
 * After these the household is no longer the scheme's: what it was allocated is no longer held here. Not when it is
 * withdrawn: only who is taken up again in its home is withdrawn with one, and goes on living there.
 */
const gone: readonly Stage[] = ['interrupted', 'exited', 'erased']

export interface ToPropose {
  readonly dwelling: string
  readonly landlord: OrganisationId
  readonly today: Day
  /** Days for which it is reserved, the day itself not counted. */
  readonly days: number
}

/** Another home takes the place of the one proposed before; the same again, on a later day, is reserved for longer. */
export const proposeHome = (
  dossier: Dossier,
  { dwelling, landlord, today, days }: ToPropose,
): Decided<Dossier> => {
  holds(searching.includes(dossier.stage), 'moved-on', { stage: dossier.stage })
  holds(adheres(dossier), 'no-adhesion')
  const until = addDays(today, days)
  const before = dossier.proposal
  if (before?.dwelling === dwelling && before.until >= until) return { next: dossier, facts: [] }
  const proposal: Proposal = { dwelling, landlord, on: today, until }
  return {
    next: { ...dossier, proposal },
    facts: [{ kind: 'home-proposed', on: today, data: { dwelling, landlord, until } }],
  }
}

/** The home of a landlord that is proposed, if one is: what its CAL speaks of when nobody says which. */
export const proposedBy = (
  { proposal }: Pick<Dossier, 'proposal'>,
  landlord: OrganisationId,
): string | undefined => (proposal?.landlord === landlord ? proposal.dwelling : undefined)

export const proposalEnds = [
  'expired',
  'given-up',
  'allocated-elsewhere',
  'no-longer-vacant',
  'no-adhesion',
] as const
export type ProposalEnd = (typeof proposalEnds)[number]

/** The home is free again for others; nothing when none was proposed. */
export const endProposal = (dossier: Dossier, why: ProposalEnd, today: Day): Decided<Dossier> => {
  const { proposal, ...rest } = dossier
  if (!proposal) return { next: dossier, facts: [] }
  const { dwelling, landlord } = proposal
  return { next: rest, facts: [{ kind: 'proposal-ended', on: today, data: { dwelling, landlord, why } }] }
}

/** First day on which a proposal no longer holds its home. */
export const proposalDueOn = ({ proposal }: Pick<Dossier, 'proposal'>): Day | undefined =>
  proposal && addDays(proposal.until, 1)

/** A proposal that has run out ends by itself, the day after its last one. */
export const expireProposal = (dossier: Dossier, today: Day): Decided<Dossier> => {
  const due = proposalDueOn(dossier)
  return due && today >= due ? endProposal(dossier, 'expired', due) : { next: dossier, facts: [] }
}

/**
 * Whatever happened to a dossier: a proposal stands only while a home is looked for, with adhesion. That it falls with the
 * adhesion is a fact of its own; an allocation or an interruption says it by itself.
 */
export const endStaleProposal = (dossier: Dossier, today: Day): Decided<Dossier> => {
  const looking = searching.includes(dossier.stage)
  if (!dossier.proposal || (looking && adheres(dossier))) return { next: dossier, facts: [] }
  const ended = endProposal(dossier, 'no-adhesion', today)
  return looking ? ended : { next: ended.next, facts: [] }
}

/** The home that a dossier holds, and how; an allocation before a proposal. */
export const holdingOf = (
  id: DossierId,
  { stage, allocation, proposal, exit }: Pick<Dossier, 'stage' | 'allocation' | 'proposal' | 'exit'>,
): { readonly dwelling: string; readonly holding: Holding } | undefined => {
  // Who stays with a lease of its own has left the scheme, not the home.
  const stays = exit?.kind === 'own-lease'
  if (allocation?.dwelling && (stays || !gone.includes(stage)))
    return { dwelling: allocation.dwelling, holding: { dossier: id, why: 'allocation' } }
  return proposal
    ? { dwelling: proposal.dwelling, holding: { dossier: id, why: 'proposal', until: proposal.until } }
    : undefined
}
