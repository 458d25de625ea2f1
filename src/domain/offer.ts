/**
 * The household's answer to the offer of the home allocated to it: at least ten days from its notification, and silence is a
 * refusal (CCH R441-10). The landlord enters the day of notification; the rest is counted and watched here.
 */
import { allocate, cancelAllocation } from './allocation'
import { type Day, addDays, addWorkingDays, daysBetween, earliest, workingDayFrom } from './calendar'
import { type Candidature, candidatureFor, lastClosed } from './candidature'
import type { Dossier } from './dossier'
import type { Decided } from './facts'
import type { OrganisationId } from './people'
import { holds } from './refused'
import type { Rules } from './rules'

/** An offer that was notified to the household. */
export interface Offer {
  readonly notifiedOn: Day
  /** Last day to answer, which counts; a changed rule moves no offer that has been notified. */
  readonly dueOn: Day
  /** For a DALO household: whether the offer told what refusing it may cost (CCH R441-16-3). */
  readonly warned?: boolean
  /** Day of the last reminder. */
  readonly remindedOn?: Day
  /** The household accepted on that day. */
  readonly acceptedOn?: Day
}

export interface Allocation {
  /** Day of the CAL: it counts, not the day it was typed. Behind others: the day on which those ahead had refused. */
  readonly on: Day
  /** The household was behind others: its rank, and the day of the CAL. */
  readonly rank?: number
  readonly calOn?: Day
  readonly landlord: OrganisationId
  /** The home, when it is one of those that landlords told of: held for this household until it is cancelled. */
  readonly dwelling?: string
  readonly condition: boolean
  /** What an attribution under condition waited for came on that day: it is firm. */
  readonly metOn?: Day
  /** Recorded without both labels or without adhesion, with a reason: shown as irregular. */
  readonly irregular: boolean
  /** Once the landlord has notified it to the household. */
  readonly offer?: Offer
  /** Absent in dossiers allocated before it was kept. */
  readonly waits?: Waits
}

/** How long an allocation has waited on its landlord for what it waits for now: see waiting.ts. */
export interface Waits {
  /** Day on which that began as it was recorded, or of the last reminder. */
  readonly from: Day
  /** Reminders so far. */
  readonly told: number
  /** The last one went to the secretariat too. */
  readonly escalated?: boolean
}

type OfferRules = Pick<Rules, 'offer'>

/**
 * Last day to answer an offer notified on a day, which is not counted; one that falls on a week-end or a public holiday
 * moves to the next working day.
 */
export const answerDueOn = (notifiedOn: Day, { offer }: OfferRules): Day =>
  workingDayFrom(addDays(notifiedOn, offer.answerDays))

/** The allocation that the stage of the dossier speaks of. */
const allocationOf = ({ stage, allocation }: Dossier): Allocation => {
  holds(stage === 'allocated' && allocation, 'moved-on', { stage })
  return allocation
}

/** The offer that waits for the household's answer. */
export const openOffer = ({ stage, allocation }: Dossier): Offer | undefined =>
  stage === 'allocated' && allocation?.offer && !allocation.offer.acceptedOn ? allocation.offer : undefined

/** The home is allocated, and the landlord has not said when it notified the offer. */
export const toNotify = ({ stage, allocation }: Dossier): boolean =>
  stage === 'allocated' && allocation !== undefined && allocation.offer === undefined

/** The household has accepted, and has not entered yet. */
export const toEnter = ({ stage, allocation }: Dossier): boolean =>
  stage === 'allocated' && allocation?.offer?.acceptedOn !== undefined

/** Days left to answer, the last one counted as 0. */
export const daysToAnswer = ({ dueOn }: Offer, today: Day): number => daysBetween(today, dueOn)

export interface Notified {
  readonly on: Day
  readonly today: Day
  /** Asked for a DALO household only. */
  readonly warned?: boolean | undefined
}

/**
 * The landlord notified the offer on a day. Entered again it is corrected, until the household has accepted. An offer
 * without the DALO warning is recorded as it was, and shown as such.
 */
export const notifyOffer = (
  dossier: Dossier,
  { on, today, warned }: Notified,
  rules: OfferRules,
): Decided<Dossier> => {
  const allocation = allocationOf(dossier)
  const { offer: before, landlord } = allocation
  holds(!before?.acceptedOn, 'moved-on', { stage: dossier.stage })
  holds(on <= today, 'date-future')
  holds(on >= allocation.on, 'date-too-early', { day: allocation.on })
  const { dalo } = dossier.profile
  holds(!dalo || warned !== undefined, 'payload', { field: 'warned', problem: 'empty' })
  const offer: Offer = {
    notifiedOn: on,
    dueOn: answerDueOn(on, rules),
    ...(dalo && warned !== undefined && { warned }),
  }
  if (before && before.notifiedOn === on && before.warned === offer.warned)
    return { next: dossier, facts: [] }
  // Notified for the first time: from today on it is the condition alone that may still be waited for.
  const waits: Waits | undefined = before ? allocation.waits : { from: today, told: 0 }
  return {
    next: { ...dossier, allocation: { ...allocation, offer, ...(waits && { waits }) } },
    facts: [
      {
        kind: 'offer-notified',
        on,
        data: { landlord, dueOn: offer.dueOn, ...(offer.warned !== undefined && { warned: offer.warned }) },
      },
    ],
  }
}

export interface HouseholdAnswer {
  readonly answer: 'accepted' | 'refused'
  readonly on: Day
  readonly today: Day
}

/**
 * The household answered on a day. A refusal resumes the window with its original last day. An answer dated after the last
 * day to answer is none: silence was a refusal.
 */
export const answerOffer = (dossier: Dossier, { answer, on, today }: HouseholdAnswer): Decided<Dossier> => {
  const allocation = allocationOf(dossier)
  const { offer, landlord } = allocation
  holds(offer, 'offer-first')
  holds(on <= today, 'date-future')
  holds(on >= offer.notifiedOn, 'date-too-early', { day: offer.notifiedOn })
  if (answer === 'refused') return cancelAllocation(dossier, on, 'refused')
  if (offer.acceptedOn === on) return { next: dossier, facts: [] }
  holds(!offer.acceptedOn, 'moved-on', { stage: dossier.stage })
  holds(on <= offer.dueOn, 'offer-lapsed', { day: offer.dueOn })
  return {
    next: { ...dossier, allocation: { ...allocation, offer: { ...offer, acceptedOn: on } } },
    facts: [{ kind: 'offer-accepted', on, data: { landlord } }],
  }
}

/** The day after the last one to answer: silence is a refusal, true on that day even when it is found out later. */
export const lapseOffer = (dossier: Dossier, today: Day): Decided<Dossier> => {
  const offer = openOffer(dossier)
  if (!offer || today <= offer.dueOn) return { next: dossier, facts: [] }
  const { next, facts } = cancelAllocation(dossier, addDays(offer.dueOn, 1), 'silence')
  return { next: { ...next, ...(dossier.allocation && { lapsed: dossier.allocation }) }, facts }
}

/** Days on which landlord and provider are reminded of an offer without an answer, each with what it is before. */
const reminderDays = (offer: Offer, { offer: { reminderWorkingDays } }: OfferRules): readonly Day[] =>
  [...new Set(reminderWorkingDays.map(days => addWorkingDays(offer.dueOn, -days)))]
    .filter(day => day > (offer.remindedOn ?? offer.notifiedOn))
    .sort()

/** Only the latest of the reminders that are due goes out. */
export const remindOffer = (dossier: Dossier, today: Day, rules: OfferRules): Decided<Dossier> => {
  const offer = openOffer(dossier)
  const due = offer && today <= offer.dueOn && reminderDays(offer, rules).some(day => day <= today)
  if (!due || !dossier.allocation) return { next: dossier, facts: [] }
  return {
    next: { ...dossier, allocation: { ...dossier.allocation, offer: { ...offer, remindedOn: today } } },
    facts: [
      {
        kind: 'offer-due',
        on: today,
        data: {
          landlord: dossier.allocation.landlord,
          dueOn: offer.dueOn,
          left: daysToAnswer(offer, today),
        },
      },
    ],
  }
}

/** First day on which time would do something to the offer. */
export const offerDueOn = (dossier: Dossier, rules: OfferRules): Day | undefined => {
  const offer = openOffer(dossier)
  return offer && earliest([...reminderDays(offer, rules), addDays(offer.dueOn, 1)])
}

/** The allocation that fell by silence, while it may still be given back. */
export const lapsedAllocation = ({ stage, lapsed }: Dossier): Allocation | undefined =>
  stage === 'window' || stage === 'interrupted' || stage === 'accepted' ? lapsed : undefined

const lapsedCandidature = (dossier: Dossier, { landlord }: Allocation): Candidature => {
  const closed = lastClosed(dossier, landlord)
  return closed?.end === 'silence' ? closed : candidatureFor(dossier, { landlord })
}

/**
 * An acceptance typed after silence had counted as a refusal. Dated in time it gives the allocation back (and annuls an
 * interruption); dated later, when the landlord honours it all the same, it needs a reason and shows as irregular.
 */
export const acceptAfterAll = (
  dossier: Dossier,
  { on, today, reasoned }: { readonly on: Day; readonly today: Day; readonly reasoned: boolean },
): Decided<Dossier> => {
  const allocation = lapsedAllocation(dossier)
  holds(allocation?.offer, 'moved-on', { stage: dossier.stage })
  const { offer, landlord } = allocation
  holds(on <= today, 'date-future')
  holds(on >= offer.notifiedOn, 'date-too-early', { day: offer.notifiedOn })
  const late = on > offer.dueOn
  holds(!late || reasoned, 'reason-needed', { why: 'late-answer' })
  const { end: _, ...candidature } = lapsedCandidature(dossier, allocation)
  const given = allocate(
    dossier,
    candidature,
    { ...allocation, irregular: allocation.irregular || late, offer: { ...offer, acceptedOn: on } },
    today,
  )
  return {
    next: given.next,
    facts: [{ kind: 'offer-accepted', on, data: { landlord, late } }, ...given.facts],
  }
}
