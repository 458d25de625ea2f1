/**
 * The request for social housing (*numéro unique*) lapses a year after it was made or last renewed (CCH R441-2-7). The number
 * stays sealed with the household; only the day of its last renewal is known here.
 */
import { type Day, addDays, addMonths, daysBetween, earliest, workingDayUpTo } from './calendar'
import type { Dossier } from './dossier'
import type { Decided } from './facts'
import { holds } from './refused'
import type { Rules } from './rules'
import { type Stage, supported, undecided } from './workflow'

export interface HousingRequest {
  readonly renewedOn: Day
  /** Day of the last reminder since. */
  readonly remindedOn?: Day
}

type RequestRules = Pick<Rules, 'request'>

/** Stages in which a home is still looked for: after the entry the request has had its time. */
export const requestMatters: readonly Stage[] = [
  ...undecided,
  ...supported.filter(stage => stage !== 'housed'),
  'interrupted',
]

const current = ({ stage, request }: Dossier): HousingRequest | undefined =>
  requestMatters.includes(stage) ? request : undefined

/** First day on which the request is no longer valid. */
export const lapsesOn = ({ renewedOn }: HousingRequest, { request }: RequestRules): Day =>
  addMonths(renewedOn, request.validMonths)

/** The request was made, or renewed, on a day; entered again it is corrected. */
export const renewRequest = (
  dossier: Dossier,
  { on, today }: { readonly on: Day; readonly today: Day },
): Decided<Dossier> => {
  holds(requestMatters.includes(dossier.stage), 'moved-on', { stage: dossier.stage })
  holds(on <= today, 'date-future')
  if (dossier.request?.renewedOn === on) return { next: dossier, facts: [] }
  return {
    next: { ...dossier, request: { renewedOn: on } },
    facts: [{ kind: 'request-renewed', on }],
  }
}

/** Days of the reminders that have not gone out, the first of them ahead of all: on working days. */
const reminderDays = (request: HousingRequest, rules: RequestRules): readonly Day[] =>
  [...new Set(rules.request.reminderDaysBefore.map(days => addDays(lapsesOn(request, rules), -days)))]
    .map(workingDayUpTo)
    .filter(day => day > (request.remindedOn ?? request.renewedOn))
    .sort()

/**
 * The renewal is reminded: first to the referrer; from the second reminder on to the provider too, who has the household by
 * then. Only the latest of the reminders that are due goes out.
 */
export const remindRenewal = (dossier: Dossier, today: Day, rules: RequestRules): Decided<Dossier> => {
  const request = current(dossier)
  if (!request || !reminderDays(request, rules).some(day => day <= today)) return { next: dossier, facts: [] }
  const lapses = lapsesOn(request, rules)
  const again = request.remindedOn !== undefined || reminderDays(request, rules).every(day => day <= today)
  return {
    next: { ...dossier, request: { ...request, remindedOn: today } },
    facts: [
      { kind: 'request-due', on: today, data: { lapsesOn: lapses, left: daysBetween(today, lapses), again } },
    ],
  }
}

export const renewalDueOn = (dossier: Dossier, rules: RequestRules): Day | undefined => {
  const request = current(dossier)
  return request && earliest(reminderDays(request, rules))
}

/** The renewal has been reminded, and nobody has recorded it. */
export const renewalWaits = (dossier: Dossier): boolean => current(dossier)?.remindedOn !== undefined
