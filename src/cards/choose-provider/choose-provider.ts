import type { ChooseProviderView } from '../../actions/mandate'
import type { Language } from '../../domain/people'
import type { Ranked } from '../../domain/providerChoice'
import { limits } from '../../domain/referral'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { button } from '../button'
import { cardKind } from '../card'
import { profileRows } from '../profile'
import sample from './choose-provider.sample.json'
import template from './choose-provider.template.json'

/** `Association Balises : son territoire, 2 ménages suivis` */
const title = ({ name, reasons, load }: Ranked, { choose }: Text['mandate']): string =>
  `${name} : ${[...reasons.map(reason => choose.why[reason]), choose.load(load)].join(', ')}`

const intro = (
  { asked, ranked }: ChooseProviderView,
  { choose }: Text['mandate'],
  language: Language,
): string => {
  if (asked) return choose.asked(asked.provider, formatDay(asked.on, language))
  return ranked.length > 0 ? choose.intro : choose.none
}

/** After a decline: the next providers by rank, each with its reasons; another than the first needs a reason. */
export const chooseProvider = cardKind('choose-provider', {
  template,
  samples: sample as unknown as ChooseProviderView[],
  data: (view, text, language) => {
    const { mandate: labels, common } = text
    const { dossier, step, ranked } = view
    const form = step === 'choose' && ranked.length > 0
    return {
      title: labels.choose.title[step],
      kicker: view.code,
      tone: step === 'choose' ? 'accent' : 'emphasis',
      values: {
        intro: intro(view, labels, language),
        rows: [
          ...view.declined.map(({ name, reason }) => ({
            label: labels.choose.declinedBy(name),
            value: reason,
          })),
          ...(step === 'choose' ? profileRows(view.profile, text) : []),
        ],
        form,
        first: ranked[0]?.organisation ?? '',
        providers: ranked.map(each => ({ title: title(each, labels), value: each.organisation })),
        labels: labels.choose,
        required: common.required,
        tooLong: common.tooLong(limits.text),
        actions: [
          ...(form ? [button(labels.choose.ask, 'provider.ask', { dossier }, 'positive')] : []),
          button(common.openDossier, 'dossier.show', { dossier }),
        ],
      },
    }
  },
})
