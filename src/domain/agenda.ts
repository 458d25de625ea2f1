/** What the commission is asked about a dossier, and whether it has what it takes to answer. */
import type { Day } from './calendar'
import type { Dossier } from './dossier'
import type { Decided } from './facts'
import type { OrganisationId } from './people'

import { next } from './workflow'

/** `resume`: it was adjourned before · `reactivate`: it had a measure before. */
export const askings = ['integrate', 'resume', 'reactivate'] as const
export type Asked = (typeof askings)[number]

/** What is asked of the commission, from the dossier's own past. */
export const askedOf = ({ measure, window, decision }: Dossier): Asked => {
  if (measure !== undefined || window !== undefined) return 'reactivate'
  return decision?.outcome === 'adjourn' ? 'resume' : 'integrate'
}

/** What a dossier may lack before the commission examines it. */
export const missings = ['diagnosis', 'agreement', 'shared-file', 'syplo', 'summary'] as const
export type Missing = (typeof missings)[number]

/** What is known of the sealed parts, without opening them to anybody. */
export interface Told {
  /** The household agreed that its dossier is shared with the commission. */
  readonly agreed: boolean
  /** Somebody wrote the summary for the commission. */
  readonly summary: boolean
}

/**
 * What a dossier lacks before it goes to the commission. It warns and does not stop: the commission may examine what is
 * incomplete. Source: the partners' list (diagnosis, agreement to share, both labels, summary).
 */
export const missingOf = (
  { diagnosis, labels }: Pick<Dossier, 'diagnosis' | 'labels'>,
  { agreed, summary }: Told,
): readonly Missing[] => {
  const there: Readonly<Record<Missing, boolean>> = {
    diagnosis: diagnosis?.outcome === 'validated',
    agreement: agreed,
    'shared-file': labels.sharedFile !== undefined,
    syplo: labels.syplo !== undefined,
    summary,
  }
  return missings.filter(each => !there[each])
}

/** The dossier goes from a session without quorum to the one that convenes it again: one fact, so its referrer is told once. */
export const putOnAgain = (
  dossier: Dossier,
  what: { readonly session: string; readonly today: Day },
): Decided<Dossier> => putOnAgenda({ ...dossier, stage: next(dossier.stage, 'take-off-agenda') }, what)

/** Organisations are asked to follow the examination, without a voice; each once. Its people alone are told. */
export const consult = (
  dossier: Dossier,
  organisations: readonly OrganisationId[],
  today: Day,
): Decided<Dossier> => {
  const { consulted = [] } = dossier
  const asked = organisations.filter(each => !consulted.includes(each))
  if (asked.length === 0) return { next: dossier, facts: [] }
  return {
    next: { ...dossier, consulted: [...consulted, ...asked] },
    facts: asked.map(organisation => ({ kind: 'consulted', on: today, data: { organisation } })),
  }
}

/** The dossier goes on the agenda of a session; its round opens with the convocation. */
export const putOnAgenda = (
  dossier: Dossier,
  { session, today }: { session: string; today: Day },
): Decided<Dossier> => {
  const { round: _, ...rest } = dossier
  return {
    next: { ...rest, stage: next(dossier.stage, 'put-on-agenda'), session },
    facts: [{ kind: 'put-on-agenda', on: today, data: { session } }],
  }
}

/** The dossier's next round is open. */
export const beginRound = (
  dossier: Dossier,
  { round, today }: { round: string; today: Day },
): Decided<Dossier> => ({
  next: { ...dossier, round, rounds: dossier.rounds + 1 },
  facts: [{ kind: 'round-opened', on: today, data: { number: dossier.rounds + 1 } }],
})

/** The dossier leaves the agenda undecided and waits for another session; its round is to be closed with it. */
export const takeOffAgenda = (dossier: Dossier, today: Day): Decided<Dossier> => {
  const { session: _, ...rest } = dossier
  return {
    next: { ...rest, stage: next(dossier.stage, 'take-off-agenda') },
    facts: [{ kind: 'taken-off-agenda', on: today }],
  }
}
