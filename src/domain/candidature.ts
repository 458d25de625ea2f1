/**
 * Requests before a landlord's CAL (*candidatures*). A household may be before several at once, and a CAL examines several
 * households for one home: a candidature reserves nothing. While it is open the landlord sees who the household is.
 */
import { type Day, addMonths } from './calendar'
import type { Dossier } from './dossier'
import type { Decided, NewFact } from './facts'
import type { OrganisationId } from './people'
import { Refused, holds } from './refused'

/** Decisions of a CAL, as the landlord enters them (CCH R441-3). `rank-2`: attribution at rank 2 or after. */
export const calOutcomes = ['rank-1', 'condition', 'rank-2', 'non-attribution', 'inadmissible'] as const
export type CalOutcome = (typeof calOutcomes)[number]

/** Why a CAL does not allocate, or finds a request inadmissible; `other` is told in a reason of its own. */
export const calReasons = {
  'non-attribution': [
    'home-unsuited',
    'income-too-low',
    'file-incomplete',
    'debt',
    'other-chosen',
    'home-gone',
    'other',
  ],
  inadmissible: ['income-above-ceiling', 'no-valid-request', 'right-of-residence', 'other'],
} as const
export type RefusingOutcome = keyof typeof calReasons
export type CalReason = (typeof calReasons)[RefusingOutcome][number]
/** Every reason once, for a schema. */
export const everyCalReason = [...new Set(Object.values(calReasons).flat())] as readonly CalReason[]

export const isRefusing = (outcome: CalOutcome): outcome is RefusingOutcome => outcome in calReasons

/** Ranks that a landlord may enter; the first is an outcome of its own. */
export const ranks = { from: 2, to: 20 } as const

export const candidatureEnds = [
  'cal',
  'late',
  'ahead-accepted',
  'refused',
  'silence',
  'cancelled',
  'condition',
  'elsewhere',
  'left',
  'given-up',
] as const
/**
 * Why it is over: by the CAL's decision, an attribution after the window's last day, those ahead took the home; the household
 * refused or was silent, the allocation was cancelled, its condition not met; the household got another home, or left the scheme; it was given up.
 */
export type CandidatureEnd = (typeof candidatureEnds)[number]

export interface Candidature {
  /** Its number in the dossier, from 1, never given twice. */
  readonly number: number
  readonly landlord: OrganisationId
  /** The home it is for, where it is one of the homes that landlords entered. */
  readonly dwelling?: string
  /** Day of the CAL that is to examine it. */
  readonly calOn?: Day
  /** `waiting` for its CAL · `ranked` behind others · `attributed` · `closed`. */
  readonly state: 'waiting' | 'ranked' | 'attributed' | 'closed'
  readonly decided?: {
    readonly outcome: CalOutcome
    readonly on: Day
    readonly rank?: number
    readonly why?: CalReason
  }
  readonly end?: CandidatureEnd
}

/** Candidatures kept on a dossier: the open ones and the newest of the others; all of them stay among the facts. */
const KEPT = 20

type Kept = Pick<Dossier, 'candidatures' | 'landlord' | 'allocation'>

/** Dossiers of before candidatures were kept have their landlord only. */
const all = ({ candidatures, landlord, allocation }: Kept): readonly Candidature[] =>
  candidatures ?? (landlord ? [{ number: 1, landlord, state: allocation ? 'attributed' : 'waiting' }] : [])
const isOpen = ({ state }: Candidature): boolean => state !== 'closed'

export const openCandidatures = (dossier: Kept): readonly Candidature[] => all(dossier).filter(isOpen)

/** Landlords that work on the household now: those with an open candidature, and that of the allocation. */
export const landlordsConcerned = (dossier: Kept): readonly OrganisationId[] => [
  ...new Set([
    ...(dossier.landlord ? [dossier.landlord] : []),
    ...openCandidatures(dossier).map(({ landlord }) => landlord),
  ]),
]

/** The last candidature of a landlord that is over, for what it may still read: how that ended. */
export const lastClosed = (dossier: Kept, landlord: OrganisationId): Candidature | undefined =>
  all(dossier).findLast(each => each.landlord === landlord && each.state === 'closed')

/**
 * The dossier with these candidatures. Its `landlord` (the index, and what most cards name) is that of the allocation,
 * else of the newest open candidature; none when there is neither.
 */
export const withCandidatures = (dossier: Dossier, candidatures: readonly Candidature[]): Dossier => {
  const { landlord: _, ...rest } = dossier
  const open = candidatures.filter(isOpen)
  const closed = candidatures.filter(each => !isOpen(each)).slice(-KEPT)
  const landlord = dossier.allocation?.landlord ?? open.at(-1)?.landlord
  return {
    ...rest,
    candidatures: [...closed, ...open].sort((one, other) => one.number - other.number),
    ...(landlord && { landlord }),
  }
}

/** The dossier with one candidature replaced, or added when its number is new. */
export const withCandidature = (dossier: Dossier, candidature: Candidature): Dossier =>
  withCandidatures(dossier, [
    ...all(dossier).filter(({ number }) => number !== candidature.number),
    candidature,
  ])

/** Every open candidature is over, but the one that is kept. */
export const closeOthers = (dossier: Dossier, end: CandidatureEnd, kept?: number): Dossier =>
  withCandidatures(
    dossier,
    all(dossier).map(each =>
      isOpen(each) && each.number !== kept ? { ...each, state: 'closed', end } : each,
    ),
  )

interface Announced {
  readonly landlord: OrganisationId
  readonly calOn?: Day | undefined
  readonly dwelling?: string | undefined
}

const samePlace = (one: Candidature, { landlord, dwelling }: Announced): boolean =>
  one.landlord === landlord && (!one.dwelling || !dwelling || one.dwelling === dwelling)

const newest = (dossier: Kept): number => Math.max(0, ...all(dossier).map(({ number }) => number))

/**
 * A household goes before a CAL: a new candidature, or the one that waits there already with its new day. The same again
 * changes nothing (the same dossier comes back).
 */
export const announceCandidature = (dossier: Dossier, announced: Announced): Dossier => {
  const { landlord, calOn, dwelling } = announced
  const waiting = all(dossier).findLast(each => each.state === 'waiting' && samePlace(each, announced))
  if (waiting && (!calOn || waiting.calOn === calOn) && (!dwelling || waiting.dwelling === dwelling))
    return dossier
  return withCandidature(dossier, {
    ...(waiting ?? { number: newest(dossier) + 1, landlord, state: 'waiting' }),
    ...(calOn && { calOn }),
    ...(dwelling && { dwelling }),
  })
}

/**
 * The candidature that a landlord's decision is about: by its number, else the newest open one of the landlord, else a new
 * one (a CAL that nobody announced). Refused when the numbered one is over or another landlord's.
 */
export const candidatureFor = (
  dossier: Dossier,
  { landlord, number }: { readonly landlord: OrganisationId; readonly number?: number | undefined },
): Candidature => {
  if (number !== undefined) {
    const found = openCandidatures(dossier).find(each => each.number === number)
    holds(found?.landlord === landlord, 'moved-on', { stage: dossier.stage })
    return found
  }
  return (
    openCandidatures(dossier).findLast(each => each.landlord === landlord) ?? {
      number: newest(dossier) + 1,
      landlord,
      state: 'waiting',
    }
  )
}

/** A CAL is announced this many months ahead at most: later ones are slips of the hand. */
const MONTHS_AHEAD = 12

/** The day of a CAL that is announced or told: refused before the commission's decision, or too far ahead. */
export const plausibleCal = (
  dossier: Pick<Dossier, 'decision' | 'referredOn'>,
  calOn: Day,
  today: Day,
): void => {
  const from = dossier.decision?.on ?? dossier.referredOn
  holds(calOn >= from, 'date-too-early', { day: from })
  if (calOn > addMonths(today, MONTHS_AHEAD))
    throw new Refused('payload', { field: 'calOn', problem: 'too-far' })
}

const planned = (
  { landlord, calOn, dwelling }: Announced,
  today: Day,
  from: Day | undefined = undefined,
): NewFact => ({
  kind: 'cal-planned',
  on: today,
  data: {
    landlord,
    ...(calOn && { day: calOn }),
    ...(from && { from }),
    ...(dwelling && { dwelling }),
  },
})

/**
 * Somebody announces that the household goes before a CAL: from then on its landlord sees who the household is. Its day may
 * be told later; a day that is past is one that nobody announced in time. The same again changes nothing.
 */
export const planCandidature = (
  dossier: Dossier,
  { today, ...announced }: Announced & { readonly today: Day },
): Decided<Dossier> => {
  if (announced.calOn) plausibleCal(dossier, announced.calOn, today)
  const next = announceCandidature(dossier, announced)
  return { next, facts: next === dossier ? [] : [planned(announced, today)] }
}

/** The CAL is held on another day; only while the candidature waits for it. The same day again changes nothing. */
export const redateCandidature = (
  dossier: Dossier,
  { number, calOn, today }: { readonly number: number; readonly calOn: Day; readonly today: Day },
): Decided<Dossier> => {
  const found = openCandidatures(dossier).find(each => each.number === number)
  holds(found?.state === 'waiting', 'moved-on', { stage: dossier.stage })
  if (found.calOn === calOn) return { next: dossier, facts: [] }
  plausibleCal(dossier, calOn, today)
  return {
    next: withCandidature(dossier, { ...found, calOn }),
    facts: [planned({ ...found, calOn }, today, found.calOn)],
  }
}

/** The household no longer goes before this CAL: the landlord is no longer concerned. */
export const giveUpCandidature = (dossier: Dossier, number: number, today: Day): Decided<Dossier> => {
  const found = openCandidatures(dossier).find(each => each.number === number && each.state !== 'attributed')
  holds(found, 'moved-on', { stage: dossier.stage })
  return {
    next: withCandidature(dossier, { ...found, state: 'closed', end: 'given-up' }),
    facts: [{ kind: 'candidature-closed', on: today, data: { landlord: found.landlord } }],
  }
}
