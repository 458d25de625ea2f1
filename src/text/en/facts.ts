import type { Day } from '../../domain/calendar'
import type { CalReason } from '../../domain/candidature'
import type { ExitKind } from '../../domain/exit'
import type { CorrectionReason } from '../../domain/passeport'
import type { LeaseKind, ReviewOutcome } from '../../domain/lease'
import type { AnswerKind, Intensity, MeasureChangeKind } from '../../domain/dossier'
import type { Text } from '../fr'
import type { FactData } from '../fr/facts'
import type { WithdrawalReason } from '../../domain/withdrawal'
import { formatDay, lowerFirst } from '../format'
import { allocation } from './allocation'
import { exit } from './exit'
import { lease } from './lease'
import { withdrawal } from './withdrawal'
import { passeport } from './passeport'
import { words } from './words'

/** The reason of a CAL, from its list; nothing for those told in their own words. */
const whyOf = ({ why }: FactData): string =>
  why && why !== 'other' ? ` (${lowerFirst(allocation.reasons[why as CalReason])})` : ''

const asked = ({ change, added }: Readonly<Record<string, unknown>>): string =>
  change === 'renew'
    ? `for a renewal by ${Number(added)} months`
    : `for ${words.measureChange[change as MeasureChangeKind]}`

/** Why a referral was withdrawn or taken up again; a duplicate says so. */
const closedFor = (reason: unknown): string => {
  if (reason === 'duplicate') return ': this household has a dossier already'
  const known = withdrawal.reasons[reason as WithdrawalReason] as string | undefined
  return known && reason !== 'other' ? `: ${lowerFirst(known)}` : ''
}

/** What became of the digest that told of it; nothing is said of those from before that was kept. */
const deliveries: Readonly<Record<string, string>> = {
  received: 'received',
  pending: 'to be sent',
  failed: 'not delivered',
  dropped: 'nothing left to say when it was to leave',
  muted: 'muted',
}
const withDelivery = (sentence: string, { delivery }: FactData): string => {
  const became = deliveries[String(delivery)]
  return became ? `${sentence}: ${became}.` : `${sentence}.`
}

/** What an allocation waits for its landlord to record. */
const waited: Readonly<Record<string, string>> = {
  notify: 'for the offer to be notified to the household',
  condition: 'to be told whether the suspensive condition is met',
  both: 'for the offer to be notified to the household, and to be told whether the suspensive condition is met',
}

export const facts: Text['facts'] = {
  referred: { title: 'Referral received', sentence: () => 'A referral was submitted.' },
  'maybe-known': {
    title: 'Household perhaps known already',
    sentence: () => 'This household may be known already: the secretariat is comparing.',
  },
  'duplicates-compared': {
    title: 'Comparison done',
    sentence: () => 'The secretariat compared this dossier with those already known.',
  },
  completed: {
    title: 'Dossier completed',
    sentence: () => 'The dossier was completed and goes back to the SIAO.',
  },
  'evaluator-named': {
    title: 'Evaluation assigned',
    sentence: d => `The SIAO assigns the evaluation to ${d.evaluator}.`,
  },
  'diagnosis-validated': {
    title: 'Diagnosis validated',
    sentence: () => 'The SIAO validated the diagnosis.',
  },
  'diagnosis-returned': {
    title: 'Diagnosis to complete',
    sentence: () => 'The SIAO returns the diagnosis: what is missing is in the dossier.',
  },
  'oriented-here': {
    title: 'Orientation validated',
    sentence: () => 'The SIAO orients the household to this scheme.',
  },
  'orientation-adjourned': {
    title: 'Orientation adjourned',
    sentence: () => 'The SIAO adjourns the orientation: what is awaited is in the dossier.',
  },
  'oriented-elsewhere': {
    title: 'Not for this scheme',
    sentence: () =>
      'The SIAO does not orient the household to this scheme; the reason and what is proposed instead are in the dossier.',
  },
  'label-confirmed': {
    title: 'Label confirmed',
    sentence: d =>
      d.label === 'syplo' ? 'The label in Syplo is confirmed.' : 'The label in the shared file is confirmed.',
  },
  'label-corrected': {
    title: 'Label corrected',
    sentence: d => {
      const where = d.label === 'syplo' ? 'in Syplo' : 'in the shared file'
      const date = d.to ? `dated ${formatDay(d.to as Day, 'en')}, not ${formatDay(d.from as Day, 'en')}` : ''
      const what = [date, d.reference ? 'its reference changes' : ''].filter(Boolean).join('; ')
      return `The label ${where} is corrected (${passeport.reasons[d.reason as CorrectionReason]}): ${what}.`
    },
  },
  'put-on-agenda': { title: 'On the agenda', sentence: () => "The dossier is on the commission's agenda." },
  'taken-off-agenda': { title: 'Off the agenda', sentence: () => 'The dossier is taken off the agenda.' },
  'round-opened': { title: 'Vote open', sentence: () => "The commission's vote is open." },
  'discuss-in-session': {
    title: 'To discuss in session',
    sentence: d => `${d.organisation} asks that the dossier be discussed in session.`,
  },
  consulted: {
    title: 'Consultative opinion asked',
    sentence: d => `${d.organisation} follows the examination, without a voice.`,
  },
  'household-told': {
    title: 'Decision told to the household',
    sentence: () => `The commission’s decision was told to the household.`,
  },
  'round-closed': { title: 'Vote closed', sentence: () => "The commission's vote is closed." },
  integrated: {
    title: 'Household integrated',
    sentence: d =>
      `The commission takes the household in, with ${d.months} months of support by ${d.provider}.`,
  },
  refused: {
    title: 'Integration refused',
    sentence: () => 'The commission does not take the household in; the reason is in the dossier.',
  },
  adjourned: {
    title: 'Decision adjourned',
    sentence: () => 'The commission adjourns its decision; what is awaited is in the dossier.',
  },
  'provider-asked': { title: 'Provider asked', sentence: d => `${d.provider} is asked to take the measure.` },
  'mandate-accepted': {
    title: 'Mandate accepted',
    sentence: d => `${d.provider} accepts the measure and names the main social worker.`,
  },
  'mandate-declined': {
    title: 'Mandate declined',
    sentence: d => `${d.provider} declines the measure; the reason is in the dossier.`,
  },
  'adhesion-recorded': {
    title: "Household's adhesion",
    sentence: d =>
      ({
        sought: "The household's adhesion is being sought.",
        given: 'The household gave its adhesion.',
        refused: 'The household refuses the support.',
        withdrawn: 'The household withdraws its adhesion.',
      })[String(d.state)] ?? '',
  },
  'measure-in-place': {
    title: 'Measure in place',
    sentence: d =>
      d.window === false
        ? 'The measure is in place: the household has its home, no window is running.'
        : `The measure is in place: the window to allocate a home is running${d.lastDay ? ` until ${formatDay(d.lastDay as Day, 'en')}` : ''}.`,
  },
  'start-corrected': {
    title: 'Day of the measure corrected',
    sentence: d => {
      const moved = `The measure is in place since ${formatDay(d.to as Day, 'en')}, not ${formatDay(d.from as Day, 'en')} (${passeport.reasons[d.reason as CorrectionReason]})`
      if (!d.lastDay) return `${moved}.`
      const last = formatDay(d.lastDay as Day, 'en')
      if (d.interruptedOn) return `${moved}: the window ended on ${last}, the measure stays interrupted.`
      return `${moved}: the last day of the window to allocate is ${last}${d.annuls ? ', the interruption is annulled' : ''}.`
    },
  },
  'window-reopened': {
    title: 'Interruption annulled',
    sentence: d =>
      `The day of the measure was typed wrong: the interruption is annulled, the window to allocate runs until ${formatDay(d.lastDay as Day, 'en')}.`,
  },
  'measure-change-asked': {
    title: 'Change of a measure asked for',
    sentence: d => `The provider asks the commission ${asked(d)}; the reason is in the request.`,
  },
  'measure-change-refused': {
    title: 'Change of a measure refused',
    sentence: d =>
      `The commission does not grant the request: ${words.measureChange[d.change as MeasureChangeKind]}.`,
  },
  'measure-renewed': {
    title: 'Measure renewed',
    sentence: d => `The measure is renewed by ${Number(d.added)} months (${Number(d.months)} in all).`,
  },
  'measure-stepped': {
    title: 'Support adapted',
    sentence: d =>
      `The support becomes ${words.intensity[d.to as Intensity]} (it was ${words.intensity[d.from as Intensity]}).`,
  },
  'measure-ending': {
    title: 'Measure soon at its end',
    sentence: d => `The measure comes to its end on ${formatDay(d.endsOn as Day, 'en')}.`,
  },
  'referent-changed': {
    title: 'New referent',
    sentence: () => 'Another person follows the household now; the thread goes on.',
  },
  'reminder-due': { title: 'Reminder', sentence: d => withDelivery('Reminder of the window', d) },
  'reminder-answered': {
    title: 'Reminder answered',
    sentence: d =>
      d.answer === 'remind-me'
        ? 'The provider asks to be reminded later.'
        : `The provider’s answer: ${lowerFirst(words.answer[d.answer as AnswerKind])}.`,
  },
  'reminder-unanswered': {
    title: 'Reminder unanswered',
    sentence: d =>
      withDelivery(
        d.to === 'secretariat'
          ? 'Reminder unanswered, message to the secretariat'
          : 'Reminder unanswered, message to the provider’s colleagues',
        d,
      ),
  },
  'help-needed': {
    title: 'Help needed',
    sentence: () => 'The provider asks for help to find a home before the window closes.',
  },
  'home-proposed': {
    title: 'Home proposed',
    sentence: d =>
      `A home of ${d.landlord} is proposed to the household and reserved for it until ${formatDay(d.until as Day, 'en')}.`,
  },
  'proposal-ended': {
    title: 'Proposal ended',
    sentence: d =>
      ({
        expired: `The proposal of a home of ${d.landlord} has run out: it is no longer reserved.`,
        'given-up': `The home of ${d.landlord} is no longer proposed: it is free for others.`,
        'allocated-elsewhere': `The home of ${d.landlord} that was proposed is allocated to another household.`,
        'no-adhesion': `Without the household’s adhesion, the proposed home of ${d.landlord} is no longer reserved for it.`,
        'no-longer-vacant': `The home of ${d.landlord} that was proposed is no longer available, says the landlord.`,
      })[String(d.why)] ?? '',
  },
  'cal-planned': {
    title: 'CAL planned',
    sentence: d =>
      d.from
        ? `The CAL of ${d.landlord} is moved to ${formatDay(d.day as Day, 'en')}.`
        : `The dossier goes before the CAL of ${d.landlord}${d.day ? ` on ${formatDay(d.day as Day, 'en')}` : ''}: its decision is recorded here.`,
  },
  'allocation-told': {
    title: 'Allocation announced',
    sentence: d =>
      `The provider announces an allocation by ${d.landlord}: the CAL’s decision is to be recorded.`,
  },
  'cal-decided': {
    title: 'Decision of the CAL',
    sentence: d =>
      d.late
        ? `The CAL of ${d.landlord} decided after the last day of the window: this is noted, the measure takes its course.`
        : ({
            'rank-2': `The CAL of ${d.landlord} puts the household at rank ${d.rank ?? '2 or below'}: the window stops only if those ahead refuse.`,
            'non-attribution': `The CAL of ${d.landlord} allocates no home${whyOf(d)}.`,
            inadmissible: `The CAL of ${d.landlord} finds the request inadmissible${whyOf(d)}.`,
          }[String(d.outcome)] ?? ''),
  },
  'ahead-answered': {
    title: 'Answer of those ahead',
    sentence: d =>
      d.answer === 'accepted'
        ? `A candidate ahead accepts the home of ${d.landlord}: the candidature is over.`
        : d.late
          ? `Those ahead refused the home of ${d.landlord} after the last day of the window: this is noted, the measure takes its course.`
          : `Those ahead have refused the home of ${d.landlord}.`,
  },
  'candidature-closed': {
    title: 'Candidature withdrawn',
    sentence: d => `The household no longer goes before the CAL of ${d.landlord}.`,
  },
  allocated: {
    title: 'Home allocated',
    sentence: d =>
      [
        d.landlord ? `A home of ${d.landlord} is allocated` : 'A home is allocated',
        d.condition ? ' under a suspensive condition' : '',
        d.annuls ? ' before the window closed: the interruption is annulled.' : ': the window stops.',
        d.offAgenda ? ' The dossier leaves the agenda of the commission.' : '',
        d.irregular ? ' Irregular allocation, reason in the dossier.' : '',
      ].join(''),
  },
  'condition-met': {
    title: 'Condition met',
    sentence: d =>
      `The suspensive condition of the allocation by ${d.landlord} is met: the allocation is firm.`,
  },
  'offer-notified': {
    title: 'Offer notified to the household',
    sentence: d =>
      `The offer of ${d.landlord} is notified to the household: it may answer until ${formatDay(d.dueOn as Day, 'en')}, silence is a refusal.${d.warned === false ? ' It does not carry the DALO warning.' : ''}`,
  },
  'offer-due': {
    title: 'The household’s answer is awaited',
    sentence: d => `Reminder: the household may answer the offer until ${formatDay(d.dueOn as Day, 'en')}.`,
  },
  'allocation-waits': {
    title: 'Allocation waiting',
    sentence: d =>
      withDelivery(
        `The allocation of ${formatDay(d.since as Day, 'en')} by ${d.landlord} waits ${waited[String(d.waits)]}. Reminder to the landlord${d.to ? ' and the secretariat' : ''}`,
        d,
      ),
  },
  'offer-accepted': {
    title: 'Home accepted',
    sentence: d =>
      d.late
        ? `The household accepts the home of ${d.landlord} after the last day to answer; the reason is in the dossier.`
        : `The household accepts the home of ${d.landlord}.`,
  },
  'allocation-cancelled': {
    title: 'Allocation cancelled',
    sentence: d =>
      [
        {
          refused: 'The household refuses the home',
          condition: `The suspensive condition is not met, the home is not allocated${whyOf({ why: d.because ?? '' })}`,
          silence: 'The household did not answer the offer, its silence is a refusal',
        }[String(d.why)] ?? 'The allocation is cancelled',
        d.window === false
          ? ': the measure, which began with it, is to be put in place again.'
          : ': the same window resumes, with its original last day.',
      ].join(''),
  },
  interrupted: {
    title: 'Measure interrupted',
    sentence: () =>
      'No home was allocated in time: the measure is interrupted. The dossier goes back to the commission.',
  },
  'interruption-annulled': {
    title: 'Interruption annulled',
    sentence: () => 'The allocation was dated in time: the interruption is annulled.',
  },
  'terms-confirmed': {
    title: 'Duration and conditions of the measure',
    sentence: d =>
      d.changed
        ? `On the allocation the duration or the conditions change: ${d.months} months of support.`
        : `On the allocation the duration of ${d.months} months and the conditions are confirmed.`,
  },
  entered: {
    title: 'Entry',
    sentence: d =>
      `The household entered its home${d.lease ? ` (${lowerFirst(lease.kinds[d.lease as LeaseKind])})` : ''}.${d.reviewOn ? ` First review of the bail glissant on ${formatDay(d.reviewOn as Day, 'en')}.` : ''}`,
  },
  'entry-corrected': {
    title: 'Day of entry corrected',
    sentence: d =>
      `The household entered its home on ${formatDay(d.to as Day, 'en')}, not ${formatDay(d.from as Day, 'en')} (${passeport.reasons[d.reason as CorrectionReason]}).`,
  },
  'request-renewed': {
    title: 'Request number renewed',
    sentence: () => 'The request for social housing was made or renewed on that day.',
  },
  'request-due': {
    title: 'Request number to renew',
    sentence: d =>
      `Reminder: the request for social housing is no longer valid from ${formatDay(d.lapsesOn as Day, 'en')} on.`,
  },
  'review-due': {
    title: 'Review of the bail glissant',
    sentence: d => `Reminder: the bail glissant is to be reviewed on ${formatDay(d.reviewOn as Day, 'en')}.`,
  },
  'lease-reviewed': {
    title: 'Review of the bail glissant',
    sentence: d =>
      `Review held: ${lease.outcomes[d.outcome as ReviewOutcome]}${d.reviewOn ? `, next review on ${formatDay(d.reviewOn as Day, 'en')}` : ''}.`,
  },
  reactivated: {
    title: 'Dossier to be examined again',
    sentence: d =>
      d.housed
        ? 'The dossier is back with the commission, which may reactivate the measure. The household keeps its home.'
        : 'The dossier is back with the commission, which may reactivate the measure and open a new window.',
  },
  'passeport-due': { title: 'Passeport due', sentence: () => "This quarter's passeport is due." },
  'passeport-sent': { title: 'Passeport sent', sentence: () => 'A passeport was sent.' },
  'passeport-corrected': {
    title: 'Passeport corrected',
    sentence: d =>
      `Passeport no. ${Number(d.number)} is corrected (${passeport.reasons[d.reason as CorrectionReason]}); the earlier one is kept.`,
  },
  'support-ended': { title: 'Support ended', sentence: () => 'The support has ended.' },
  exited: {
    title: 'Exit',
    sentence: d =>
      d.exit && d.exit !== 'other'
        ? `The household leaves the scheme: ${exit.kinds[d.exit as ExitKind]}.`
        : 'The household leaves the scheme.',
  },
  withdrawn: {
    title: 'Referral withdrawn',
    sentence: ({ reason }) => `The referral is withdrawn${closedFor(reason)}.`,
  },
  reconsidered: {
    title: 'Dossier taken up again',
    sentence: ({ reason, to }) =>
      to === 'ready'
        ? `The dossier is taken up again, and waits for a session${closedFor(reason)}.`
        : `The dossier is taken up again, and goes back to SIAO${closedFor(reason)}.`,
  },
  erased: { title: 'Data erased', sentence: () => "The household's data are erased." },
}
