import type { Day } from '../../domain/calendar'
import { wrongsFrom } from '../../domain/referralFields'
import { formatDay } from '../format'
import type { Text } from '../fr'
import { referral } from './referral'

export const said: Text['said'] = {
  welcome: () => 'Done: I know you now.',
  'demo-day': ({ day }) => `It is now ${formatDay(day as Day, 'en', 'long')} (the demonstration’s clock).`,
  hello: () => 'Hello! Type “help” to see what you can do here.',
  'preferences-kept': () => 'Saved.',
  'absence-kept': () => 'Noted: the person is told, and will get a copy of your messages.',
  'absence-ended': () => 'Noted: nobody stands in for you any more.',
  'ready-again': () => 'The dossier is ready for a session to come.',
  'on-agenda-again': () => 'The dossier is on the agenda.',
  'answered-home-proposed': () => 'Noted: home proposed.',
  'answered-cal-on': () => 'Noted. The landlord gets the card to record its CAL’s decision.',
  'answered-allocated': () =>
    'Noted. The landlord and the secretariat get the card to record the decision: that stops the window.',
  'answered-household-hesitates': () => 'Noted: the household hesitates.',
  'answered-no-suited-home': () => 'Noted: this need that is not covered will be counted.',
  'answered-need-help': () => 'Noted. The secretariat is told.',
  'answered-remind-me': () => 'Noted: I will remind you.',
  'candidature-announced': () => 'Noted. The landlord gets the card to record the decision of its CAL.',
  'candidature-redated': () => 'The day of the CAL is changed. The landlord is told.',
  'candidature-given-up': () => 'Noted: the household no longer goes before this CAL.',
  'condition-met': () => 'Noted: the condition is met, the allocation is firm.',
  'condition-failed': () =>
    'Noted: the home is not allocated. The same window resumes, with its original last day.',
  'cal-noted': () => 'The CAL’s decision is noted.',
  'allocation-recorded': () => 'The allocation is recorded. All professionals concerned are told.',
  'allocation-late': () =>
    'The decision is noted, but the CAL was after the last day of the window: the measure is interrupted, the commission can reactivate it.',
  'home-proposed': () => 'The home is reserved for this household. Its landlord is told, not for whom.',
  'upload-dropped': () => 'The file is given up: nothing was imported.',
  'dwelling-saved': () => 'The home is saved.',
  'dwelling-retired': () => 'The home is withdrawn from the offer.',
  'dwelling-restored': () => 'The home is back in the offer.',
  entered: () => 'The entry is recorded. All professionals concerned are told.',
  exited: () => 'The exit is recorded: the household’s place is free.',
  'offer-accepted': () => 'Noted: the household accepts the home.',
  'offer-refused': () => 'Noted: the household refuses. The same window resumes, with its original last day.',
  'to-mend': ({ fields }) => `${referral.toMend(wrongsFrom(String(fields)))} What you typed is kept.`,
  'draft-erased': () => 'The referral that was begun is erased.',
  'remark-made': () => 'Noted: the secretariat reads your remark.',
  saving: () => 'Saving: the card will update by itself.',
}
