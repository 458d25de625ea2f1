import type { DwellingData } from '../../actions/dwellingData'
import { type DwellingsView, accesses } from '../../actions/dwellings'
import { homeSizes } from '../../domain/dossier'
import { type Language, territories } from '../../domain/people'
import type { Text } from '../../text'
import { type Button, button } from '../button'
import { cardKind } from '../card'
import { aboutHome, rentOf, standing } from '../dwelling/lines'
import sample from './dwellings.sample.json'
import template from './dwellings.template.json'

const colors: Readonly<Record<DwellingData['status'], string>> = {
  vacant: 'Good',
  held: 'Warning',
  coming: 'Accent',
  occupied: 'Default',
  retired: 'Default',
}

const lineOf = (home: DwellingData, mine: boolean, text: Text, language: Language) => ({
  dwelling: home.dwelling,
  title: text.dwelling.title(home.size, home.commune),
  reference: mine ? home.reference : home.landlord,
  standing: standing(home, text, language),
  color: colors[home.status],
  about: [aboutHome(home, text, language), rentOf(home, text, language)].filter(Boolean).join(' · '),
})

/** The search goes on to other pages with what is searched. */
const turns = ({ search, page, more }: DwellingsView, { dwelling: { list } }: Text): readonly Button[] => {
  const kept = Object.fromEntries(
    Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
  return [
    ...(more ? [button(list.later, 'dwellings.show', { ...kept, page: page + 1 })] : []),
    ...(page > 1 ? [button(list.first, 'dwellings.show', kept)] : []),
  ]
}

/** `logements`: what there is, a tap opens one, and a filter below. */
export const dwellings = cardKind('dwellings', {
  template,
  samples: sample as unknown as DwellingsView[],
  data: (view, text, language) => {
    const { lines, page, search, statuses, manages } = view
    const { dwelling: labels, words } = text
    const { list } = labels
    const any = { value: 'any', title: list.any }
    return {
      title: manages ? list.mine : list.title,
      ...(page > 1 && { kicker: list.page(page) }),
      values: {
        none: lines.length === 0 ? list.none : '',
        lines: lines.map(home => lineOf(home, manages, text, language)),
        list,
        required: text.common.required,
        hasStatuses: statuses.length > 1,
        status: search.status ?? 'any',
        statuses: [any, ...statuses.map(value => ({ value, title: labels.status[value] }))],
        territory: search.territory ?? 'any',
        territories: [any, ...territories.map(value => ({ value, title: words.territory[value] }))],
        size: search.size ?? 'any',
        sizes: [any, ...homeSizes.map(value => ({ value, title: value }))],
        access: search.access ?? 'any',
        accesses: [any, ...accesses.map(value => ({ value, title: labels.access[value] }))],
        actions: [
          ...turns(view, text),
          ...(manages
            ? [
                button(list.add, 'dwelling.form.show', {}, 'positive'),
                button(list.importMany, 'upload.show', {}),
              ]
            : []),
        ],
      },
    }
  },
})
