import type { WithdrawalView } from '../../actions/withdrawal'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { type Button, button } from '../button'
import { cardKind } from '../card'
import sample from './withdrawal.sample.json'
import template from './withdrawal.template.json'

const notes = (
  { step, session, to, stage }: WithdrawalView,
  { withdrawal, words }: Text,
  language: Language,
): readonly string[] => {
  if (step === 'withdraw')
    return [
      withdrawal.intro,
      ...(session ? [withdrawal.leavesAgenda(formatDay(session, language, 'long'))] : []),
    ]
  if (step === 'reconsider') return [withdrawal.again[to === 'ready' ? 'ready' : 'siao']]
  return [withdrawal.stands(words.stage[stage])]
}

const actions = ({ step, dossier }: WithdrawalView, { withdrawal, common }: Text): readonly Button[] => [
  ...(step === 'withdraw'
    ? [button(withdrawal.withdraw, 'withdrawal.record', { dossier }, 'destructive')]
    : []),
  ...(step === 'reconsider'
    ? [button(withdrawal.reconsider, 'withdrawal.reconsider', { dossier }, 'positive')]
    : []),
  button(common.openDossier, 'dossier.show', { dossier }),
]

/** The referral is withdrawn, or what was closed is taken up again: each with its reason. */
export const withdrawal = cardKind('withdrawal', {
  template,
  samples: sample as unknown as WithdrawalView[],
  data: (view, text, language) => {
    const { withdrawal: labels, common } = text
    const { step, reasons } = view
    return {
      title: labels.title[step],
      kicker: view.code,
      tone: step === 'withdraw' ? 'warning' : step === 'reconsider' ? 'accent' : 'emphasis',
      values: {
        notes: notes(view, text, language),
        form: reasons.length > 0,
        label: labels.why,
        required: common.required,
        reasons: reasons.map(value => ({ value, title: labels.reasons[value] })),
        actions: actions(view, text),
      },
    }
  },
})
