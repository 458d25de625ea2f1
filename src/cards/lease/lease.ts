import type { LeaseView } from '../../actions/lease'
import { steps } from '../../actions/steps'
import { type Day, addDays, addMonths } from '../../domain/calendar'
import { leaseKinds, reviewOutcomes } from '../../domain/lease'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { formatDay, upperFirst } from '../../text/format'
import { type Button, button } from '../button'
import { type Tone, cardKind } from '../card'
import { correctedRow } from '../day-correction/corrected'
import type { Row } from '../profile'
import sample from './lease.sample.json'
import template from './lease.template.json'

/** A *bail glissant* is usually looked at twice a year: proposed, and changed as people like. */
const MONTHS_TO_REVIEW = 6

const tone = ({ step, lease }: LeaseView): Tone => {
  if (step === 'blocked') return 'warning'
  if (step === 'read') return lease ? 'good' : 'emphasis'
  return 'accent'
}

const rows = (view: LeaseView, text: Text, language: Language): readonly Row[] => {
  const { lease: labels } = text
  const { landlord, allocatedOn, acceptedOn, lease } = view
  const day = (on: Day | undefined) => (on ? formatDay(on, language) : '')
  const last = lease?.lastReview
  return [
    { label: labels.landlord, value: labels.allocatedBy(landlord, day(allocatedOn)) },
    { label: labels.accepted, value: lease ? '' : day(acceptedOn) },
    { label: labels.entered, value: day(lease?.enteredOn) },
    ...correctedRow(lease?.corrected, text, language),
    { label: labels.kind, value: lease ? labels.kinds[lease.kind] : '' },
    { label: labels.lastReview, value: last ? `${day(last.on)}, ${labels.outcomes[last.outcome]}` : '' },
    { label: labels.nextReview, value: day(lease?.reviewOn) },
  ].filter(({ value }) => value !== '')
}

const notes = ({ step, lease, from }: LeaseView, { lease: labels }: Text, language: Language) => {
  if (step === 'enter' && from) return [labels.from(formatDay(from, language))]
  return step === 'read' && !lease ? [labels.nothing] : []
}

const actions = (view: LeaseView, { lease: labels, common, dayCorrection }: Text): readonly Button[] => {
  const { dossier, step } = view
  const correct = view.mayCorrect ? [button(dayCorrection.open.entry, 'entry.correct.show', { dossier })] : []
  const others = view.steps.map(name =>
    button(labels.next[name as keyof typeof labels.next], steps[name].verb, { dossier }),
  )
  const toDossier = button(common.openDossier, 'dossier.show', { dossier })
  if (step === 'enter') return [button(labels.enter, 'lease.enter', { dossier }, 'positive'), toDossier]
  if (step === 'review')
    return [button(labels.review, 'lease.review', { dossier }, 'positive'), ...correct, toDossier]
  return [
    ...(step === 'blocked' && !view.waits && view.steps.includes('measure')
      ? [button(labels.adhesion, 'measure.show', { dossier, step: 'adhesion' }, 'positive')]
      : others),
    ...correct,
    toDossier,
  ]
}

/** The household's home: the day it entered, under which lease, when a *bail glissant* is looked at again. */
export const lease = cardKind('lease', {
  template,
  samples: sample as unknown as LeaseView[],
  data: (view, text, language) => {
    const { lease: labels, common } = text
    const { step, today } = view
    const form = step === 'enter' || step === 'review'
    const options =
      step === 'review'
        ? reviewOutcomes.map(value => ({ value, title: upperFirst(labels.outcomes[value]) }))
        : leaseKinds.map(value => ({ value, title: labels.kinds[value] }))
    return {
      title: labels.title[step],
      kicker: view.code,
      tone: tone(view),
      values: {
        form,
        rows: rows(view, text, language),
        warning: step === 'blocked' ? labels.blocked[view.waits ?? 'adhesion'] : '',
        notes: notes(view, text, language),
        onLabel: step === 'review' ? labels.reviewedOn : labels.enteredOn,
        on: today,
        min: (step === 'review' ? view.lease?.enteredOn : view.from) ?? today,
        today,
        choiceId: step === 'review' ? 'outcome' : 'kind',
        choiceLabel: step === 'review' ? labels.outcome : labels.whichLease,
        options,
        reviewLabel: step === 'review' ? labels.following : labels.firstReview,
        reviewOn: addMonths(today, MONTHS_TO_REVIEW),
        tomorrow: addDays(today, 1),
        required: common.required,
        dateError: common.dateError,
        actions: actions(view, text),
      },
    }
  },
})
