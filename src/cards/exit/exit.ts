import type { ExitView } from '../../actions/exit'
import { exitKinds } from '../../domain/exit'
import type { Language } from '../../domain/people'
import { limits } from '../../domain/referral'
import type { Text } from '../../text'
import { formatDay, upperFirst } from '../../text/format'
import { type Button, button } from '../button'
import { type Tone, cardKind } from '../card'
import type { Row } from '../profile'
import sample from './exit.sample.json'
import template from './exit.template.json'

const title = ({ step, stage }: ExitView, { title: titles }: Text['exit']): string => {
  if (step !== 'read') return titles[step]
  return stage === 'exited' || stage === 'ended' ? titles[stage] : titles.read
}

const tone = ({ step }: ExitView): Tone => (step === 'read' ? 'emphasis' : 'warning')

const rows = (view: ExitView, { exit: labels, measure, words }: Text, language: Language): readonly Row[] => {
  const { enteredOn, exit, adhesion } = view
  return [
    { label: labels.entered, value: enteredOn ? formatDay(enteredOn, language) : '' },
    { label: measure.adhesion, value: exit ? '' : words.adhesion[adhesion] },
    {
      label: labels.exited,
      value: exit ? labels.exitedOn(upperFirst(labels.kinds[exit.kind]), formatDay(exit.on, language)) : '',
    },
    { label: labels.why, value: exit?.reason ?? '' },
  ].filter(({ value }) => value !== '')
}

const notes = ({ step, ownLease }: ExitView, { exit: labels }: Text): readonly string[] => {
  if (step === 'end') return [labels.endIntro]
  return step === 'exit' ? [labels.intro, ...(ownLease ? [] : [labels.noOwnLease])] : []
}

const actions = (view: ExitView, { exit: labels, common }: Text): readonly Button[] => {
  const { dossier, step } = view
  if (step === 'end')
    return [
      button(labels.end, 'exit.end-support', { dossier }, 'positive'),
      button(common.back, 'exit.show', { dossier }),
    ]
  if (step === 'exit')
    return [
      button(labels.record, 'exit.record', { dossier }, 'destructive'),
      ...(view.mayEnd ? [button(labels.endOpen, 'exit.show', { dossier, step: 'end' })] : []),
      button(common.openDossier, 'dossier.show', { dossier }),
    ]
  return [button(common.openDossier, 'dossier.show', { dossier })]
}

/** How and when the household leaves the scheme, or only its support ends. */
export const exit = cardKind('exit', {
  template,
  samples: sample as unknown as ExitView[],
  data: (view, text, language) => {
    const { exit: labels, common } = text
    const { step, ownLease, adhesion } = view
    return {
      title: title(view, labels),
      kicker: view.code,
      tone: tone(view),
      values: {
        form: step !== 'read',
        asksKind: step === 'exit',
        rows: rows(view, text, language),
        notes: notes(view, text),
        kinds: exitKinds
          .filter(kind => kind !== 'own-lease' || ownLease)
          .map(value => ({ value, title: upperFirst(labels.kinds[value]) })),
        kind: adhesion === 'withdrawn' || adhesion === 'refused' ? 'adhesion-withdrawn' : '',
        on: view.today,
        today: view.today,
        labels,
        required: common.required,
        dateError: common.dateError,
        tooLong: common.tooLong(limits.text),
        actions: actions(view, text),
      },
    }
  },
})
