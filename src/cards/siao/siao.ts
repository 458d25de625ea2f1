import type { SiaoView } from '../../actions/siao'
import { elsewhereReasons } from '../../domain/dossier'
import { limits } from '../../domain/referral'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { type Button, button } from '../button'
import { cardKind } from '../card'
import { profileRows } from '../profile'
import sample from './siao.sample.json'
import template from './siao.template.json'

const actions = ({ dossier, step }: SiaoView, { siao, common }: Text): readonly Button[] => {
  const diagnosis = (title: string, outcome: string, style?: Button['style']) =>
    button(title, 'siao.diagnosis', { dossier, outcome }, style)
  const orientation = (title: string, outcome: string, style?: Button['style']) =>
    button(title, 'siao.orientation', { dossier, outcome }, style)
  const acts = {
    done: [],
    evaluator: [button(siao.name, 'siao.evaluator', { dossier }, 'positive')],
    diagnosis: [diagnosis(siao.validate, 'validated', 'positive'), diagnosis(siao.return, 'returned')],
    orientation: [
      orientation(siao.here, 'here', 'positive'),
      orientation(siao.adjourn, 'adjourned'),
      orientation(siao.elsewhere, 'elsewhere'),
    ],
  }[step]
  return [...acts, button(common.openDossier, 'dossier.show', { dossier })]
}

/** SIAO examines: one card, the next act at a time; afterwards it shows what was decided. */
export const siao = cardKind('siao', {
  template,
  samples: sample as unknown as SiaoView[],
  data: (view, text, language) => {
    const { siao: labels, common } = text
    const { diagnosis, orientation } = view
    return {
      title: labels.title[view.step],
      kicker: view.code,
      tone: view.step === 'done' ? 'emphasis' : 'accent',
      values: {
        step: view.step,
        today: view.today,
        received: labels.referredOn(formatDay(view.referredOn, language)),
        rows: profileRows(view.profile, text),
        hasText: view.text !== undefined,
        textBy: view.text ? labels.diagnosisBy(view.text.author, formatDay(view.text.on, language)) : '',
        diagnosis: view.text?.text ?? '',
        done: [
          ...(diagnosis ? [labels.diagnosis[diagnosis.outcome](formatDay(diagnosis.on, language))] : []),
          ...(orientation
            ? [labels.orientation[orientation.outcome](formatDay(orientation.on, language))]
            : []),
        ],
        labels,
        required: common.required,
        dateError: common.dateError,
        tooLong: common.tooLong(limits.text),
        reasons: elsewhereReasons.map(value => ({ value, title: text.words.elsewhere[value] })),
        organisations: view.organisations,
        actions: actions(view, text),
      },
    }
  },
})
