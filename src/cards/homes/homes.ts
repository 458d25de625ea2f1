import type { HomesView } from '../../actions/homes'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { type Button, button } from '../button'
import { type Tone, cardKind } from '../card'
import { aboutHome, rentOf } from '../dwelling/lines'
import sample from './homes.sample.json'
import template from './homes.template.json'

const mayPropose = ({ mayPropose: may, adhesion }: HomesView): boolean => may && adhesion === 'given'

const lineOf = (
  view: HomesView,
  { home, reasons, lacks }: HomesView['homes'][number],
  text: Text,
  language: Language,
) => {
  const { dwelling: labels } = text
  const ids = { dossier: view.dossier, dwelling: home.dwelling }
  return {
    title: labels.title(home.size, home.commune),
    landlord: home.landlord,
    about: [aboutHome(home, text, language), rentOf(home, text, language)].filter(Boolean).join(' · '),
    reasons: reasons.map(each => labels.reasons[each]).join(', '),
    lacks: lacks.map(each => labels.lacks[each]).join(', '),
    buttons: [
      ...(mayPropose(view) ? [button(labels.homes.propose, 'home.propose', ids)] : []),
      button(labels.homes.open, 'dwelling.show', { dwelling: home.dwelling }),
    ],
  }
}

const proposed = ({ proposed: home }: HomesView, { dwelling: labels }: Text, language: Language): string =>
  home
    ? labels.homes.proposed(labels.title(home.home.size, home.home.commune), formatDay(home.until, language))
    : ''

const proposedButtons = (view: HomesView, { dwelling: { homes: labels } }: Text): readonly Button[] => {
  const { proposed: home, dossier } = view
  if (!home || !view.mayPropose) return []
  const { dwelling } = home.home
  return [
    ...(home.mayExtend ? [button(labels.extend, 'home.propose', { dossier, dwelling })] : []),
    button(labels.giveUp, 'home.give-up', { dossier }),
  ]
}

const tone = ({ proposed: home, homes: found, adhesion }: HomesView): Tone => {
  if (adhesion !== 'given') return 'warning'
  return home ? 'good' : found.length > 0 ? 'accent' : 'emphasis'
}

/** Vacant homes that suit a household, the best first, each with why; one tap proposes. */
export const homes = cardKind('homes', {
  template,
  samples: sample as unknown as HomesView[],
  data: (view, text, language) => {
    const { dwelling: labels, words, common } = text
    const { need, homes: found, more, adhesion, dossier } = view
    return {
      title: labels.homes.title(found.length + more),
      kicker: view.code,
      tone: tone(view),
      values: {
        need: [need.size, words.territory[need.territory], labels.homes.home[need.home ?? 'either']].join(
          ' · ',
        ),
        needLabel: labels.homes.need,
        warning: adhesion === 'given' ? '' : labels.homes.noAdhesion,
        proposed: proposed(view, text, language),
        proposedButtons: proposedButtons(view, text),
        hasProposedButtons: proposedButtons(view, text).length > 0,
        none: found.length === 0 ? labels.homes.none : '',
        lines: found.map(line => lineOf(view, line, text, language)),
        more: more > 0 ? labels.homes.more(more) : '',
        reserves: mayPropose(view) && found.length > 0 ? labels.homes.reserves(view.proposalDays) : '',
        actions: [button(common.openDossier, 'dossier.show', { dossier })],
      },
    }
  },
})
