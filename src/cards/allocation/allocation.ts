import type { AllocationView } from '../../actions/allocationView'
import type { CandidatureView } from '../../actions/candidatureView'
import { calOutcomes, calReasons, isRefusing } from '../../domain/candidature'
import type { Language } from '../../domain/people'
import { limits } from '../../domain/referral'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { type Button, button } from '../button'
import { type Tone, cardKind } from '../card'
import type { Row } from '../profile'
import sample from './allocation.sample.json'
import template from './allocation.template.json'

type Step = AllocationView['step']

const recording: readonly Step[] = ['choose', 'blocked', 'ahead', ...calOutcomes]
/** The decision of the form that is open, if it is one of a decision. */
const outcomeOf = ({ step }: AllocationView) => calOutcomes.find(outcome => outcome === step)
const ranked = ({ candidatures }: AllocationView) => candidatures.filter(({ state }) => state === 'ranked')

const title = (view: AllocationView, { title: titles, outcomes }: Text['allocation']): string => {
  const { step, secretariat, stage } = view
  const outcome = outcomeOf(view)
  if (outcome) return outcomes[outcome]
  if (step === 'ahead' || step === 'cancel' || step === 'met' || step === 'failed' || step === 'closed')
    return titles[step]
  if (step === 'choose' || step === 'blocked') return secretariat ? titles.chooseFor : titles.choose
  return stage === 'allocated' || stage === 'housed' ? titles.allocated : titles.read
}

const tone = ({ step, allocation, bar }: AllocationView): Tone => {
  if (step === 'closed') return 'emphasis'
  if (step === 'cancel' || step === 'failed' || step === 'blocked') return 'warning'
  if (recording.includes(step)) return bar && bar.left <= 15 ? 'warning' : 'accent'
  return allocation ? (allocation.irregular ? 'warning' : 'good') : 'emphasis'
}

const allocatedRows = ({ allocation }: AllocationView, text: Text, language: Language): readonly Row[] => {
  const { allocation: labels } = text
  if (!allocation) return []
  const { landlord, on, awaited, reason, irregular, rank, calOn, condition, metOn } = allocation
  const day = formatDay(on, language)
  const by =
    rank && calOn
      ? labels.allocatedBehind(landlord, formatDay(calOn, language), rank, day)
      : labels.allocatedBy(landlord, day)
  return [
    { label: labels.allocated, value: by },
    {
      label: labels.condition,
      value: metOn
        ? labels.met(awaited ?? '', formatDay(metOn, language))
        : (awaited ?? (condition ? labels.untold : '')),
    },
    { label: labels.irregular, value: irregular ? (reason ?? text.common.yes) : '' },
  ].filter(({ value }) => value !== '')
}

const candidatureLine = (
  { landlord, state, calOn, decided, end }: CandidatureView,
  { allocation: labels }: Text,
  language: Language,
): string => {
  const day = decided?.on ?? calOn
  const shown = day ? formatDay(day, language) : ''
  if (state === 'ranked') return labels.ranked(landlord, decided?.rank ?? 2, shown)
  if (state === 'closed' && decided && end === 'cal')
    return labels.decided(labels.outcomes[decided.outcome], shown)
  return labels.waiting(landlord, shown)
}

const rows = (view: AllocationView, text: Text, language: Language): readonly Row[] => {
  const { allocation: labels, words, window, common } = text
  const { need, bar, candidatures } = view
  return [
    ...(need ? [{ label: labels.need, value: `${need.size} · ${words.territory[need.territory]}` }] : []),
    ...(need?.dalo ? [{ label: labels.dalo, value: common.yes }] : []),
    ...candidatures
      .filter(({ state }) => state !== 'attributed')
      .map(each => ({ label: labels.candidature, value: candidatureLine(each, text, language) })),
    ...(bar && recording.includes(view.step)
      ? [
          {
            label: window.title.open,
            value: `${window.left(bar.left)} (${formatDay(bar.lastDay, language)})`,
          },
        ]
      : []),
    ...allocatedRows(view, text, language),
  ]
}

/** Whether what is being recorded would be an irregular allocation, or an irregular decision for want of a label. */
const isIrregular = (view: AllocationView): boolean => {
  const outcome = outcomeOf(view)
  const isAllocation = view.step === 'ahead' || (outcome !== undefined && !isRefusing(outcome))
  return isAllocation ? view.irregular.length > 0 : outcome !== undefined && view.irregular.includes('labels')
}

const warning = (view: AllocationView, { allocation: labels }: Text, language: Language): string => {
  const { step, irregular, bar } = view
  if (step === 'cancel') return bar && bar.left < 0 ? labels.cancelLate(formatDay(bar.lastDay, language)) : ''
  if (step === 'blocked') return `${labels.missing.labels} : ${labels.onlySecretariat}`
  if (!recording.includes(step) || irregular.length === 0) return ''
  const missing = irregular.map(each => labels.missing[each]).join('. ')
  return `${missing} : ${labels.withReason}`
}

const notes = (view: AllocationView, { allocation: labels }: Text): readonly string[] => {
  const { step, allocation, code, candidatures } = view
  if (step === 'cancel') return [labels.cancelIntro]
  if (step === 'met') return [labels.metIntro]
  if (step === 'failed') return [labels.failedIntro]
  if (step === 'ahead') return [labels.aheadIntro]
  if (step === 'choose') return [labels.seeDossier(code)]
  if (step === 'closed')
    return [...candidatures.flatMap(({ end }) => (end ? [labels.ends[end]] : [])), labels.closedNote]
  return allocation || step !== 'read' ? [] : [labels.nothing]
}

/** A button for each decision, and one for what those ahead answered. */
const choices = (
  view: AllocationView,
  { allocation: labels }: Text,
): readonly { buttons: readonly Button[] }[] => {
  const { step, dossier } = view
  if (step !== 'choose') return []
  const open = (form: string, title: string) => button(title, 'allocation.show', { dossier, step: form })
  return [
    ...(ranked(view).length > 0 ? [[open('ahead', labels.aheadOpen)]] : []),
    ...[
      ['rank-1', 'condition'] as const,
      ['rank-2'] as const,
      ['non-attribution', 'inadmissible'] as const,
    ].map(set =>
      set.map(outcome =>
        open(outcome, outcome === 'condition' ? labels.conditionShort : labels.outcomes[outcome]),
      ),
    ),
  ].map(buttons => ({ buttons }))
}

const actions = (view: AllocationView, { allocation: labels, common }: Text): readonly Button[] => {
  const { dossier, step } = view
  const outcome = outcomeOf(view)
  const back = button(common.back, 'allocation.show', { dossier })
  if (outcome) return [button(labels.record, 'allocation.record', { dossier, outcome }, 'positive'), back]
  if (step === 'ahead')
    return [
      button(labels.aheadRefused, 'allocation.ahead', { dossier, answer: 'refused' }, 'positive'),
      button(labels.aheadAccepted, 'allocation.ahead', { dossier, answer: 'accepted' }),
      back,
    ]
  if (step === 'cancel')
    return [button(labels.cancelDo, 'allocation.cancel', { dossier }, 'destructive'), back]
  if (step === 'met') return [button(labels.metDo, 'condition.meet', { dossier }, 'positive'), back]
  if (step === 'failed') return [button(labels.failedDo, 'condition.fail', { dossier }, 'destructive'), back]
  if (step === 'closed') return []
  const settle = (title: string, form: string) => button(title, 'allocation.show', { dossier, step: form })
  return [
    ...(view.maySettle ? [settle(labels.metOpen, 'met'), settle(labels.failedOpen, 'failed')] : []),
    ...(view.mayCancel ? [button(labels.cancel, 'allocation.show', { dossier, step: 'cancel' })] : []),
    button(common.openDossier, 'dossier.show', { dossier }),
  ]
}

/** The candidatures that the form may be about: those behind others for what those ahead answered. */
const choosable = (view: AllocationView): readonly CandidatureView[] =>
  view.secretariat ? [] : view.step === 'ahead' ? ranked(view) : view.candidatures

/** What the open form asks, besides its date. */
const asksOf = (view: AllocationView) => {
  const { step } = view
  const refusing = step === 'non-attribution' || step === 'inadmissible' || step === 'failed'
  return {
    rank: step === 'rank-2',
    awaited: step === 'condition',
    why: refusing,
    reason: refusing || isIrregular(view),
  }
}

/** The day that a form asks for, and what it is. */
const onTexts = (step: Step, labels: Text['allocation']) => {
  if (step === 'ahead') return { onLabel: labels.aheadOn, onHint: labels.aheadOnHint }
  if (step === 'met') return { onLabel: labels.metOn, onHint: '' }
  if (step === 'failed') return { onLabel: labels.failedOn, onHint: '' }
  return { onLabel: labels.on, onHint: labels.onHint }
}

const formValues = (view: AllocationView, text: Text, language: Language) => {
  const { allocation: labels } = text
  const { step, today } = view
  const settles = step === 'met' || step === 'failed'
  const form = outcomeOf(view) !== undefined || step === 'ahead' || settles
  const planned = view.candidatures.at(-1)?.calOn
  const among = form && !settles ? choosable(view) : []
  return {
    form,
    chooses: form && view.secretariat && !settles,
    choosesCandidature: among.length > 1,
    candidatures: among.map(each => ({
      title: candidatureLine(each, text, language),
      value: String(each.number),
    })),
    candidature: String(among.at(-1)?.number ?? ''),
    asks: asksOf(view),
    ...onTexts(step, labels),
    on: step !== 'ahead' && !settles && planned && planned <= today ? planned : today,
    reasons:
      step === 'non-attribution' || step === 'inadmissible' || step === 'failed'
        ? calReasons[step === 'failed' ? 'non-attribution' : step].map(value => ({
            value,
            title: labels.reasons[value],
          }))
        : [],
    reasonLabel: asksOf(view).why ? labels.precision : labels.reasonNeeded,
  }
}

/** The landlord's homes; that it does not say which only where none is proposed: then the proposed one is meant. */
const homeChoices = ({ homes, proposed }: AllocationView, { dwelling, allocation: labels }: Text) => [
  ...homes.map(({ dwelling: value, size, commune, reference }, at) => ({
    value,
    title: `${dwelling.title(size, commune)} · ${reference}${proposed && at === 0 ? ` (${labels.proposedHome})` : ''}`,
  })),
  ...(proposed ? [] : [{ value: 'untold', title: labels.homeUntold }]),
]

/** What a landlord's CAL decided, one question at a time; afterwards the allocation, and the way to cancel it. */
export const allocation = cardKind('allocation', {
  template,
  samples: sample as unknown as AllocationView[],
  data: (view, text, language) => {
    const { allocation: labels, common } = text
    return {
      title: title(view, labels),
      kicker: view.code,
      tone: tone(view),
      values: {
        ...formValues(view, text, language),
        cancel: view.step === 'cancel',
        today: view.today,
        rows: rows(view, text, language),
        notes: notes(view, text),
        warning: warning(view, text, language),
        question: view.step === 'choose' ? labels.question : '',
        choices: choices(view, text),
        landlord: view.landlord?.id ?? '',
        landlords: view.landlords,
        hasHomes: view.homes.length > 0,
        home: view.proposed ? (view.homes[0]?.dwelling ?? 'untold') : 'untold',
        homes: homeChoices(view, text),
        labels,
        required: common.required,
        dateError: common.dateError,
        tooLong: common.tooLong(limits.text),
        actions: actions(view, text),
      },
    }
  },
})
