/** Where the scheme stands: the large figures, twelve months of them, each indicator with what it counts, and who has what. */
import { Field, Input, ProgressBar } from '@fluentui/react-components'
import { useState } from 'react'
import type { IndicatorTable, IndicatorsView } from '../../actions/indicators'
import { headlines, sections } from '../../domain/figure'
import { type Language, type Territory, territories } from '../../domain/people'
import { amountText, besideFigure, partName } from '../../text/amounts'
import { formatDay } from '../../text/format'
import type { Payload } from './api'
import { type Text, useAround } from './around'
import { useAsked } from './asked'
import { Bars } from './bars'
import { Block } from './block'
import { Choice, type Item } from './choice'
import { Export, Reports } from './exports'
import { Months } from './months'
import { Shown } from './states'

interface Filter {
  readonly year: string
  /** The day on which the figures stand, in place of a year's last. */
  readonly day: string
  /** What was recorded after that day is left out, and told beside. */
  readonly known: string
  readonly territory: string
  readonly provider: string
  readonly landlord: string
  /** One's own organisation, of several. */
  readonly as: string
}
const everything: Filter = { year: '', day: '', known: '', territory: '', provider: '', landlord: '', as: '' }
/** A period is a year or a day. */
const instead: Partial<Record<keyof Filter, Partial<Filter>>> = { year: { day: '' }, day: { year: '' } }

const payloadOf = (filter: Filter): Payload =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''))

/** The day that the figures are of, and what was known then. */
const Days = ({
  filter,
  last,
  choose,
}: {
  readonly filter: Filter
  readonly last: string
  choose(field: keyof Filter): (value: string) => void
}) => {
  const { figures } = useAround().text.tab
  return (['day', 'known'] as const).map(field => (
    <Field key={field} label={figures[field]}>
      <Input type="date" value={filter[field]} max={last} onChange={(_, { value }) => choose(field)(value)} />
    </Field>
  ))
}

const Filters = ({
  filter,
  view,
  change,
}: {
  readonly filter: Filter
  readonly view: IndicatorsView
  change(filter: Filter): void
}) => {
  const { text } = useAround()
  const { figures } = text.tab
  const { years, providers, landlords, mine = [] } = view.choices
  const { own } = view
  const named = (list: typeof providers): readonly Item[] => [
    { value: '', label: figures.all },
    ...list.map(({ id, name }) => ({ value: id, label: name })),
  ]
  const choose = (field: keyof Filter) => (value: string) =>
    change({ ...filter, ...instead[field], [field]: value })
  const choices: readonly (readonly [keyof Filter, readonly Item[]])[] = [
    ['as', mine.map(({ id, name }) => ({ value: id, label: name }))],
    [
      'year',
      [
        { value: '', label: figures.now },
        ...years.slice(0, -1).map(year => ({ value: String(year), label: text.figures.year(year) })),
      ],
    ],
    [
      'territory',
      [
        { value: '', label: figures.all },
        ...territories.map(territory => ({ value: territory, label: text.words.territory[territory] })),
      ],
    ],
    ['provider', named(providers)],
    ['landlord', named(landlords)],
  ]
  return (
    <div className="filters">
      {choices
        .filter(([, items]) => items.length > 1)
        .map(([field, items]) => (
          <Choice
            key={field}
            label={figures[field]}
            value={
              filter[field] ||
              (field === 'as' && own && own !== 'territory' ? (view.filter[own]?.id ?? '') : '')
            }
            items={items}
            choose={choose(field)}
          />
        ))}
      <Days filter={filter} last={view.today} choose={choose} />
    </div>
  )
}

type Told = IndicatorsView['figures'][number]

/** What a figure is made of, its target, and what is known now where that is another number. */
const beside = (figure: Told, text: Text, language: Language): string => {
  const { now, unit } = figure
  const later = now ? text.figures.nowKnown(amountText(now, unit, text, language)) : ''
  return [besideFigure(figure, text, language), later].filter(Boolean).join(' · ')
}

const Tile = ({ figure }: { readonly figure: Told }) => {
  const { text, language } = useAround()
  const { value, target, unit, key } = figure
  const said = amountText(figure, unit, text, language)
  return (
    <li className="tile">
      <span>{text.figures.indicators[key].name}</span>
      <strong>{said}</strong>
      <span className="soft">{beside(figure, text, language)}</span>
      {value !== undefined && target !== undefined && target > 0 && (
        <ProgressBar
          value={Math.min(1, unit === 'percent' ? value / 100 : value / target)}
          aria-label={text.tab.figures.reached(said, besideFigure(figure, text, language))}
        />
      )}
    </li>
  )
}

const Indicator = ({ figure }: { readonly figure: Told }) => {
  const { text, language } = useAround()
  const { key, unit, parts = [] } = figure
  const { name, definition } = text.figures.indicators[key]
  const told = parts.filter(({ value, masked }) => masked || (value !== undefined && value !== 0))
  return (
    <li className="indicator">
      <div>
        <h4>{name}</h4>
        <p className="soft">{definition}</p>
      </div>
      <div>
        <strong>{amountText(figure, unit, text, language)}</strong>{' '}
        <span className="soft">{beside(figure, text, language)}</span>
        {told.length > 0 && (
          <Bars
            title={name}
            bars={told.map(part => ({
              label: partName(key, part.key, text),
              value: part.value ?? 0,
              said: amountText(part, unit, text, language),
            }))}
          />
        )}
      </div>
    </li>
  )
}

const Indicators = ({ view }: { readonly view: IndicatorsView }) => {
  const { figures } = useAround().text
  return sections.map(section => {
    const found = view.figures.filter(figure => figure.section === section)
    if (found.length === 0) return null
    return (
      <section key={section} aria-label={figures.sections[section]}>
        <h3>{figures.sections[section]}</h3>
        <ul className="indicators">
          {found.map(figure => (
            <Indicator key={figure.key} figure={figure} />
          ))}
        </ul>
      </section>
    )
  })
}

/** The scroll is reached by the keyboard too: `tabIndex`. */
const Table = ({ table }: { readonly table: IndicatorTable }) => {
  const { text, language } = useAround()
  const { figures, words, tab } = text
  const title = figures.dimensions[table.by]
  const rowName = ({ id, name }: IndicatorTable['rows'][number]): string => {
    if (id === '') return figures.unknown
    return table.by === 'territory' ? words.territory[id as Territory] : name
  }
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <div className="scrolls" role="region" aria-label={tab.figures.total(title)} tabIndex={0}>
        <table className="figures">
          <thead>
            <tr>
              <td />
              {table.keys.map(key => (
                <th key={key} scope="col">
                  {figures.indicators[key].name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(row => (
              <tr key={row.id}>
                <th scope="row">{rowName(row)}</th>
                {row.amounts.map((amount, index) => (
                  <td key={table.keys[index]}>{amountText(amount, 'number', text, language)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const Body = ({ view }: { readonly view: IndicatorsView }) => {
  const { text, language } = useAround()
  const { figures, tab } = text
  const day = (on: typeof view.day) => formatDay(on, language)
  const tiles = headlines.flatMap(
    key => view.figures.find(each => each.key === key && (each.value !== undefined || each.masked)) ?? [],
  )
  return (
    <>
      <p className="soft">
        {[
          figures.period(day(view.from), day(view.day)),
          view.known ? figures.known(day(view.known)) : '',
          view.masked ? figures.maskedNote : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <ul className="tiles">
        {tiles.map(figure => (
          <Tile key={figure.key} figure={figure} />
        ))}
      </ul>
      <div className="charts">
        {view.months.some(({ households }) => households.masked || households.value !== undefined) && (
          <Months
            title={tab.figures.stock}
            as="lines"
            months={view.months}
            series={['households', 'windows']}
          />
        )}
        <Months
          title={tab.figures.flow}
          as="columns"
          months={view.months}
          series={['joined', 'allocated', 'interrupted']}
        />
      </div>
      <details className="more-figures">
        <summary>{tab.figures.details}</summary>
        <Indicators view={view} />
      </details>
      {view.tables.length > 0 && (
        <details className="more-figures">
          <summary>{tab.figures.tables}</summary>
          {view.tables.map(table => (
            <Table key={table.by} table={table} />
          ))}
        </details>
      )}
    </>
  )
}

export const Figures = ({ reports }: { readonly reports: boolean }) => {
  const { figures } = useAround().text
  const [filter, setFilter] = useState<Filter>(everything)
  const asked = useAsked('indicators.show', payloadOf(filter))
  return (
    <Block title={figures.title}>
      <div aria-busy={asked.busy}>
        <Shown of={asked} rows={5}>
          {view => (
            <>
              <Filters filter={filter} view={view} change={setFilter} />
              <Export of="indicators.show" ids={payloadOf(filter)} named={figures.title} />
              <Body view={view} />
            </>
          )}
        </Shown>
        {reports && <Reports />}
      </div>
    </Block>
  )
}
