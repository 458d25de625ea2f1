import type { ReferredView } from '../../actions/submission'
import { cardKind } from '../card'
import sample from './referred.sample.json'
import template from './referred.template.json'

/** It is sent: the code that the dossier has from now on. */
export const referred = cardKind('referred', {
  template,
  samples: sample as unknown as ReferredView[],
  data: ({ code, dossier, kind, state, maybeKnown }, { referral: { referred: labels }, common }) => ({
    title: labels.title[state],
    kicker: code,
    tone: 'good',
    values: {
      codeLabel: labels.code,
      code,
      thanks: labels.thanks[state === 'completed' ? 'referral' : kind],
      maybeKnown: maybeKnown ? labels.maybeKnown : '',
      named: state === 'referred' ? labels.named : '',
      open: common.openDossier,
      dossier,
    },
  }),
})
