/** The short, repeated follow-up sheet that providers fill (*passeport*), at least once a civil quarter. */
import { type Day, type Instant, addWorkingDays, addDays, quarterOf } from './calendar'
import type { Dossier } from './dossier'
import type { Decided } from './facts'
import { type Level, NOT_ASSESSED } from './level'
import type { PersonId } from './people'
import { holds } from './refused'
import type { PasseportDomain, PasseportLevel, Rules } from './rules'
import type { Sealed } from './sealed'
import { measured } from './workflow'

export { NOT_ASSESSED, type Level }

export const engagements = ['none', 'distant', 'regular', 'active'] as const
export type Engagement = (typeof engagements)[number]

/** Why a passeport is corrected; it goes into the history, so none of them tells of the household. */
export const correctionReasons = ['mistyped', 'learnt-later', 'wrong-household', 'other'] as const
export type CorrectionReason = (typeof correctionReasons)[number]

export interface Passeport {
  readonly dossier: string
  /** 1 for the first of the dossier. */
  readonly number: number
  /** Of a correction, which stands in place of the version before: 2 for the first one. Absent: as it was sent. */
  readonly version?: number
  readonly reason?: CorrectionReason
  /** Id of the form that it was filled on, which keeps the words of then: see `passeportForm`. */
  readonly form?: string
  /** Civil quarter it counts for, `2026-T1`. */
  readonly quarter: string
  readonly on: Day
  readonly at: Instant
  readonly by: PersonId
  readonly engagement: Engagement
  readonly lastSeenOn?: Day
  readonly contacts: number
  /** Level by domain key, without the health domains. */
  readonly scale: Readonly<Record<string, Level>>
  /** Sealed with the household's key: levels of the health domains, the line of facts, the objective. */
  readonly sealed: Sealed
}

export interface PasseportSealed {
  readonly health: Readonly<Record<string, Level>>
  readonly line?: string
  readonly objective?: string
  /** Of a correction: what led to it, in words. */
  readonly why?: string
}

/** Its id: one document for each number and version, so that two at once cannot both be the same passeport. */
export const passeportId = (dossier: string, number: number, version = 1): string =>
  [dossier, String(number).padStart(4, '0'), ...(version > 1 ? [String(version).padStart(2, '0')] : [])].join(
    '.',
  )

/** Domains asked for: those not retired, or without the health ones when health fields are off. */
export const domainsAsked = (rules: Pick<Rules, 'passeportDomains'>, health: boolean): PasseportDomain[] =>
  rules.passeportDomains.filter(domain => !domain.retired && (health || !domain.health))

/** Domains (health is never among them) that went up, stayed or went down since the passeport before. */
export interface Evolution {
  readonly up: number
  readonly same: number
  readonly down: number
}

type Scale = Passeport['scale']
type Levels = readonly Pick<PasseportLevel, 'key'>[]

/**
 * Compares two passeports, domain by domain, on the scale of the rules, its retired levels among it. One that was not
 * assessed in both, or whose level the rules no longer know, says nothing.
 */
export const evolutionOf = (before: Scale, now: Scale, levels: Levels): Evolution => {
  const rank = (level: Level | undefined) => levels.findIndex(({ key }) => key === level)
  const steps = Object.entries(now)
    .map(([key, level]) => [rank(before[key]), rank(level)] as const)
    .filter(([then, later]) => then >= 0 && later >= 0)
    .map(([then, later]) => later - then)
  const { length: up } = steps.filter(step => step > 0)
  const { length: down } = steps.filter(step => step < 0)
  return { up, same: steps.length - up - down, down }
}

/** A passeport is sent: counted, and the quarter is served. The first one of a dossier has no evolution. */
export const sendPasseport = (dossier: Dossier, today: Day, evolution?: Evolution): Decided<Dossier> => {
  holds(measured.includes(dossier.stage), 'moved-on', { stage: dossier.stage })
  const number = dossier.passeports + 1
  return {
    next: { ...dossier, passeports: number, lastPasseportOn: today },
    facts: [
      { kind: 'passeport-sent', on: today, data: { number, quarter: quarterOf(today).name, ...evolution } },
    ],
  }
}

/** Working days before the end of a quarter from which a missing passeport is asked for. */
const NUDGE_WORKING_DAYS = 15
/** Working days that a new measure is left alone first. */
const SETTLING_WORKING_DAYS = 5

const nudgeDay = (quarter: { readonly last: Day }, inPlaceOn: Day): Day => {
  const late = addWorkingDays(addDays(quarter.last, 1), -NUDGE_WORKING_DAYS)
  const settled = addWorkingDays(inPlaceOn, SETTLING_WORKING_DAYS)
  return late > settled ? late : settled
}

/**
 * The working day from which the next passeport is asked for; undefined when no measure runs. Asked once a quarter: a
 * quarter with a passeport, or asked for already, is passed over.
 */
export const passeportDueOn = ({
  stage,
  measure,
  lastPasseportOn,
  passeportNudged,
}: Dossier): Day | undefined => {
  if (!measure || !measured.includes(stage)) return undefined
  const served = [lastPasseportOn ? quarterOf(lastPasseportOn).name : '', passeportNudged ?? '']
  const { inPlaceOn } = measure
  let quarter = quarterOf(lastPasseportOn && lastPasseportOn > inPlaceOn ? lastPasseportOn : inPlaceOn)
  while (served.some(name => name >= quarter.name) || nudgeDay(quarter, inPlaceOn) > quarter.last)
    quarter = quarterOf(addDays(quarter.last, 1))
  return nudgeDay(quarter, inPlaceOn)
}

/** Whether the passeport of this quarter is missing and has been asked for. */
export const passeportMissing = (dossier: Dossier, today: Day): boolean => {
  if (!measured.includes(dossier.stage)) return false
  const { name } = quarterOf(today)
  const sent = dossier.lastPasseportOn !== undefined && quarterOf(dossier.lastPasseportOn).name >= name
  return !sent && dossier.passeportNudged !== undefined && dossier.passeportNudged >= name
}

/** A new day: the passeport of the quarter is asked for when it is missing. */
export const nudgePasseport = (dossier: Dossier, today: Day): Decided<Dossier> => {
  const due = passeportDueOn(dossier)
  if (!due || due > today) return { next: dossier, facts: [] }
  const quarter = quarterOf(today).name
  return {
    next: { ...dossier, passeportNudged: quarter },
    facts: [{ kind: 'passeport-due', on: today, data: { quarter } }],
  }
}
