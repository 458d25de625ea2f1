import type { DwellingView } from '../../actions/dwelling'
import type { DwellingData } from '../../actions/dwellingData'
import { retirements } from '../../domain/dwelling'
import { exists } from '../../domain/traits'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { formatDay, formatList } from '../../text/format'
import { type Button, button } from '../button'
import { type Tone, cardKind } from '../card'
import type { Row } from '../profile'
import sample from './dwelling.sample.json'
import template from './dwelling.template.json'
import { aboutHome, rentOf, standing } from './lines'

const tones: Readonly<Record<DwellingData['status'], Tone>> = {
  vacant: 'good',
  held: 'warning',
  coming: 'accent',
  occupied: 'emphasis',
  retired: 'emphasis',
}

const rows = (home: DwellingData, text: Text, language: Language): readonly Row[] => {
  const { dwelling: texts, words } = text
  const { labels, feature, lease, funding } = texts
  const list = (items: readonly string[]) => (items.length > 0 ? formatList(items, language) : '')
  const every: readonly Row[] = [
    { label: labels.reference, value: home.reference },
    { label: labels.about, value: aboutHome(home, text, language) },
    { label: labels.address, value: home.address ?? '' },
    { label: texts.form.territory, value: words.territory[home.territory] },
    { label: labels.features, value: list(home.features.map(each => feature[each])) },
    { label: labels.rent, value: rentOf(home, text, language) },
    { label: labels.funding, value: funding[home.funding] },
    { label: labels.leases, value: list(home.leases.map(each => lease[each])) },
    { label: labels.state, value: home.state === 'existing' ? '' : texts.state[home.state] },
  ]
  return every.filter(({ value }) => value !== '')
}

const ownButtons = ({ home, step }: DwellingView, { dwelling: labels, common }: Text): readonly Button[] => {
  const { dwelling, status, held } = home
  if (step === 'retire')
    return [
      button(labels.retireConfirm, 'dwelling.retire', { dwelling }, 'destructive'),
      button(common.back, 'dwelling.show', { dwelling }),
    ]
  if (step === 'restore')
    return [
      button(labels.restoreConfirm, 'dwelling.restore', { dwelling }, 'positive'),
      button(common.back, 'dwelling.show', { dwelling }),
    ]
  if (status === 'retired') return [button(labels.restore, 'dwelling.show', { dwelling, step: 'restore' })]
  const allocated = held?.why === 'allocation'
  return [
    button(labels.edit, 'dwelling.form.show', { dwelling }),
    ...(status === 'vacant'
      ? [
          button(labels.stillVacant, 'dwelling.vacancy', { dwelling, vacancy: 'yes' }),
          button(labels.rented, 'dwelling.vacancy', { dwelling, vacancy: 'rented' }),
        ]
      : []),
    ...(allocated ? [] : [button(labels.retire, 'dwelling.show', { dwelling, step: 'retire' })]),
  ]
}

/** A home: what it is, whether it can be had, what happened to it; its landlord's buttons. */
export const dwelling = cardKind('dwelling', {
  template,
  samples: sample as unknown as DwellingView[],
  data: (view, text, language) => {
    const { home, step, mine, history } = view
    const { dwelling: labels, common } = text
    const retiring = mine && step === 'retire'
    const restoring = mine && step === 'restore' && home.status === 'retired'
    return {
      title: labels.title(home.size, home.commune),
      kicker: home.landlord,
      tone: tones[home.status],
      values: {
        standing: standing(home, text, language),
        confirmed:
          home.confirmedOn && home.status === 'vacant'
            ? labels.confirmedOn(formatDay(home.confirmedOn, language))
            : '',
        rows: rows(home, text, language),
        hasHistory: !retiring && !restoring && history.length > 0,
        happened: labels.history,
        history: history.map(({ kind, on }) => ({
          day: formatDay(on, language),
          sentence: labels.facts[kind],
        })),
        retiring,
        retireWhy: labels.retireWhy,
        restoring,
        // What is not built yet cannot be vacant.
        asksVacancy: restoring && exists(home.state),
        restoreIntro: labels.restoreIntro,
        vacantFromLabel: labels.form.vacantFrom,
        vacantFrom: home.retired?.vacantFrom ?? '',
        dateError: common.dateError,
        required: common.required,
        reasons: retirements.map(value => ({ value, title: labels.retirement[value] })),
        actions: [
          ...(mine ? ownButtons({ ...view, step: retiring || restoring ? step : 'read' }, text) : []),
          ...(retiring || restoring ? [] : [button(labels.backToList, 'dwellings.show', {})]),
        ],
      },
    }
  },
})
