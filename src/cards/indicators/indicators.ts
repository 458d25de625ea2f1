import type { IndicatorsView } from '../../actions/indicators'
import { quarterOf } from '../../domain/calendar'
import { type Figure, headlines, sections } from '../../domain/figure'
import type { Language, Territory } from '../../domain/people'
import type { Text } from '../../text'
import { amountText, besideFigure, partName } from '../../text/amounts'
import { formatDay } from '../../text/format'
import { cardKind } from '../card'
import sample from './indicators.sample.json'
import template from './indicators.template.json'

type Shown = IndicatorsView['figures'][number]

const nowText = ({ now, unit }: Shown, text: Text, language: Language): string =>
  now ? text.figures.nowKnown(amountText(now, unit, text, language)) : ''

const tile = (figure: Shown, text: Text, language: Language) => ({
  name: text.figures.indicators[figure.key].name,
  value: amountText(figure, figure.unit, text, language),
  beside: [besideFigure(figure, text, language), nowText(figure, text, language)].filter(Boolean).join(' · '),
})

/** Parts that say something: those that are not nought. */
const partsLine = ({ key, unit, parts = [] }: Figure, text: Text, language: Language): string =>
  parts
    .filter(({ value, masked }) => masked || (value !== undefined && value !== 0))
    .map(part => text.figures.part(partName(key, part.key, text), amountText(part, unit, text, language)))
    .join(' · ')

const line = (figure: Shown, text: Text, language: Language) => ({
  ...tile(figure, text, language),
  parts: partsLine(figure, text, language),
})

const pairs = <T>(list: readonly T[]): readonly { readonly pair: readonly T[] }[] =>
  list.flatMap((_, index) => (index % 2 === 0 ? [{ pair: list.slice(index, index + 2) }] : []))

const scopeOf = ({ filter, own }: IndicatorsView, { figures, words }: Text): string => {
  const mine = own && (filter[own === 'territory' ? 'provider' : own]?.name ?? '')
  const parts = [
    filter.territory ? words.territory[filter.territory as Territory] : '',
    own === 'provider' ? '' : (filter.provider?.name ?? ''),
    own === 'landlord' ? '' : (filter.landlord?.name ?? ''),
  ]
  return [mine ? figures.own(mine) : '', ...parts].filter(Boolean).join(' · ')
}

type Asked = Readonly<Record<string, string | number>>

/** The time of the card; a quarter of a year is asked for by its name, or its day alone would be the year's. */
const timeOf = ({ day, from, known }: IndicatorsView): Asked => ({
  ...(from.endsWith('-01-01') ? { day } : { quarter: quarterOf(from).name }),
  ...(known && { known }),
})

/** Whose own figures they are, where their reader may choose. */
const asOf = ({ own, filter, choices }: IndicatorsView): Asked => {
  const mine = own && own !== 'territory' && choices.mine ? filter[own] : undefined
  return mine ? { as: mine.id } : {}
}

const filterOf = ({ filter, own }: IndicatorsView): Asked => ({
  ...(filter.territory && { territory: filter.territory }),
  ...(filter.provider && own !== 'provider' && { provider: filter.provider.id }),
  ...(filter.landlord && own !== 'landlord' && { landlord: filter.landlord.id }),
})

/** What the card asks for again: its own time and filter, for another form of the same figures. */
const asked = (view: IndicatorsView): Asked => ({ ...timeOf(view), ...asOf(view), ...filterOf(view) })

/** Other figures of the same time: without the filter, and those of one's other organisations. */
const others = (view: IndicatorsView, { figures }: Text) => {
  const { own, filter, choices } = view
  const as = own && own !== 'territory' ? filter[own]?.id : undefined
  return [
    ...(Object.keys(filterOf(view)).length > 0
      ? [{ title: figures.unfiltered, data: { v: 1, ...timeOf(view), ...asOf(view) } }]
      : []),
    ...(choices.mine ?? [])
      .filter(({ id }) => id !== as)
      .map(({ id, name }) => ({ title: figures.own(name), data: { v: 1, ...timeOf(view), as: id } })),
  ]
}

/** Where the scheme stands: a few large figures, all of them on demand, and the same as files. */
export const indicators = cardKind('indicators', {
  template,
  samples: sample as unknown as IndicatorsView[],
  data: (view, text, language) => {
    const { figures } = text
    const { figures: shown, day, from, known, masked, choices } = view
    const filter = { ...(known && { known }), ...asOf(view), ...filterOf(view) }
    const day1 = (of: typeof day) => formatDay(of, language)
    return {
      title: figures.title,
      kicker: [figures.period(day1(from), day1(day)), scopeOf(view, text)].filter(Boolean).join(' · '),
      tone: 'accent',
      values: {
        note: [known ? figures.known(day1(known)) : '', masked ? figures.maskedNote : '']
          .filter(Boolean)
          .join(' '),
        rows: pairs(
          headlines
            .flatMap(
              key => shown.find(each => each.key === key && (each.value !== undefined || each.masked)) ?? [],
            )
            .map(figure => tile(figure, text, language)),
        ),
        others: others(view, text),
        sections: (view.detail ? sections : [])
          .map(section => ({
            title: figures.sections[section],
            lines: shown
              .filter(figure => figure.section === section)
              .map(figure => line(figure, text, language)),
          }))
          .filter(({ lines }) => lines.length > 0),
        detail: view.detail ? [] : [{ title: figures.all, data: { v: 1, ...asked(view), detail: 'yes' } }],
        papers: (['pdf', 'xlsx'] as const).map(format => ({
          title: figures[format],
          data: { v: 1, of: 'indicators.show', format, ...asked(view) },
        })),
        years: choices.years
          .filter(year => !day.startsWith(String(year)))
          .slice(-2)
          .map(year => ({ title: figures.year(year), data: { v: 1, ...filter, year } })),
      },
    }
  },
})
