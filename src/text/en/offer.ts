import type { Text } from '../fr'

export const offer: Text['offer'] = {
  title: {
    notify: 'Offer to notify to the household',
    answer: 'The household’s answer is awaited',
    'after-all': 'Silence: the home is refused',
    accepted: 'The household accepts the home',
    read: 'Offer of a home',
  },
  landlord: 'Allocation',
  allocatedBy: (landlord, day) => `${landlord}, on ${day}`,
  condition: 'Condition awaited',
  notified: 'Offer notified on',
  due: 'Last day to answer',
  left: days =>
    days < 0
      ? 'past: with no answer recorded today, silence is a refusal'
      : days === 0
        ? 'today'
        : days === 1
          ? '1 day left'
          : `${days} days left`,
  accepted: 'Accepted on',
  warned: 'DALO warning',
  warnedYes: 'carried by the offer',
  warnedNo: 'missing from the offer; a refusal cannot be held against the household',
  notifyIntro: days =>
    `Give the day on which the household received the offer. It has at least ${days} days to answer, that day not counted; silence is a refusal.`,
  wouldBeDue: day => `If the offer is notified today, the household has until ${day} to answer.`,
  notifiedOn: 'Notified on',
  warnedLabel: 'Does the offer carry the DALO warning (what the household risks by refusing)?',
  notify: 'Record the notification',
  correct: 'Correct the date…',
  answerOn: 'The household answered on',
  accept: 'It accepts',
  refuse: 'It refuses',
  refuseNote: 'A refusal resumes the same window, with its original last day.',
  afterAllIntro:
    'Had the household accepted in time, without it being typed? The allocation stands again. A later acceptance, which the landlord honours, needs a reason and will show as irregular.',
  afterAllOn: 'It accepted on',
  reason: 'Reason (if the acceptance is late)',
  afterAll: 'It had accepted',
  next: {
    enter: 'Entry into the home',
    allocated: 'Allocation',
    measure: 'Measure',
  },
}
