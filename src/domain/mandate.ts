/** The commission's request to a provider (*saisine*), and the day the measure is in place, which opens the window. */
import { type Day, addMonths } from './calendar'
import type { Dossier, Mandate, Window } from './dossier'
import type { Decided } from './facts'
import type { OrganisationId, PersonId } from './people'
import { holds } from './refused'
import type { Rules } from './rules'
import { next } from './workflow'

const mandateOf = ({ mandate, stage }: Dossier): Mandate => {
  holds(mandate, 'moved-on', { stage })
  return mandate
}

/** The provider takes the measure and names its *référent social principal*. */
export const acceptMandate = (dossier: Dossier, referent: PersonId, today: Day): Decided<Dossier> => {
  const mandate = mandateOf(dossier)
  return {
    next: {
      ...dossier,
      stage: next(dossier.stage, 'accept-mandate'),
      mandate: { ...mandate, state: 'accepted', referent },
    },
    facts: [{ kind: 'mandate-accepted', on: today, data: { provider: mandate.provider } }],
  }
}

/** The provider declines; its reason is kept in the notes. It is not asked for this dossier again. */
export const declineMandate = (dossier: Dossier, today: Day): Decided<Dossier> => {
  const mandate = mandateOf(dossier)
  const { provider: _, ...rest } = dossier
  return {
    next: {
      ...rest,
      stage: next(dossier.stage, 'decline-mandate'),
      mandate: { ...mandate, state: 'declined', declined: [...mandate.declined, mandate.provider] },
    },
    facts: [{ kind: 'mandate-declined', on: today, data: { provider: mandate.provider } }],
  }
}

/** The key under which the reason of a provider that declined is kept in the notes. */
export const declineNote = (provider: OrganisationId): string => `mandate.declined.${provider}`

/** Another provider is asked after a decline; not the first of the ranking needs a reason (kept in the notes). */
export const askProvider = (
  dossier: Dossier,
  {
    provider,
    ranked,
    reasoned,
    today,
  }: { provider: OrganisationId; ranked: readonly OrganisationId[]; reasoned: boolean; today: Day },
): Decided<Dossier> => {
  const declined = dossier.mandate?.declined ?? []
  const stage = next(dossier.stage, 'ask-provider')
  holds(!declined.includes(provider), 'already-declined')
  holds(ranked.includes(provider), 'provider-not-retained')
  holds(ranked[0] === provider || reasoned, 'reason-needed', { why: 'provider' })
  return {
    next: {
      ...dossier,
      stage,
      provider,
      mandate: { provider, askedOn: today, state: 'asked', declined },
    },
    facts: [{ kind: 'provider-asked', on: today, data: { provider } }],
  }
}

/** Months of support that the commission decided; 0 when it left them open. */
export const monthsDecided = ({ decision }: Dossier): number => decision?.months ?? 0

/**
 * The provider declares the measure in place on a day: the window closes `windowMonths` calendar months later. A day long
 * past is recorded as it was, even when its window is over. A household that has its home already (a measure
 * reactivated) has no window.
 */
export const putInPlace = (
  dossier: Dossier,
  { on, today }: { on: Day; today: Day },
  rules: Pick<Rules, 'windowMonths'>,
): Decided<Dossier> => {
  const housed = dossier.allocation !== undefined
  const stage = next(dossier.stage, housed ? 'resume' : 'put-in-place')
  const decided = dossier.decision?.on
  holds(on <= today, 'date-future')
  holds(!decided || on >= decided, 'date-too-early', decided ? { day: decided } : {})
  const measure = { inPlaceOn: on, months: monthsDecided(dossier) }
  if (housed)
    return {
      next: { ...dossier, stage, measure },
      facts: [{ kind: 'measure-in-place', on, data: { window: false } }],
    }
  const { lapsed: _, ...rest } = dossier
  const lastDay = addMonths(on, rules.windowMonths)
  const window: Window = { opensOn: on, lastDay, state: 'open', reminded: [], answers: [] }
  return {
    next: { ...rest, stage, measure, window },
    facts: [{ kind: 'measure-in-place', on, data: { lastDay, window: true } }],
  }
}
