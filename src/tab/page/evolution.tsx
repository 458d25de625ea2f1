/** How a measure goes: the level of each domain from passeport to passeport, drawn, and the same as a table. */
import { Button, Field, Input } from '@fluentui/react-components'
import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { useState } from 'react'
import type { SeriesView } from '../../actions/series'
import { formatDay } from '../../text/format'
import { levelWord } from '../../text/levels'
import { useAround } from './around'
import { useAsked } from './asked'
import { Shown } from './states'

/** The part of a dossier's address that opens it. */
export const EVOLUTION = 'evolution'

const WIDTH = 220
const HEIGHT = 56
const EDGE = 6

type Domain = SeriesView['domains'][number]

interface Point {
  readonly x: number
  /** Absent where the domain was not asked or not assessed. */
  readonly y?: number
}

const pointsOf = ({ levels }: Domain, { entries, levels: scale }: SeriesView): readonly Point[] => {
  const days = entries.map(({ on }) => Date.parse(on))
  const [first = 0, last = 0] = [days[0], days.at(-1)]
  // One passeport alone stands in the middle.
  const x = scaleLinear()
    .domain(first === last ? [first - 1, last + 1] : [first, last])
    .range([EDGE, WIDTH - EDGE])
  const y = scaleLinear()
    .domain([0, 1])
    .range([HEIGHT - EDGE, EDGE])
  return levels.map((level, index) => {
    const rank = scale.find(({ key }) => key === level)?.rank
    return { x: x(days[index] ?? first), ...(rank !== undefined && { y: y(rank) }) }
  })
}

const Chart = ({ domain, view }: { readonly domain: Domain; readonly view: SeriesView }) => {
  const { text, language } = useAround()
  const points = pointsOf(domain, view)
  const path = line<Point>(
    ({ x }) => x,
    ({ y = 0 }) => y,
  ).defined(({ y }) => y !== undefined)([...points])
  const said = domain.levels.map(level => levelWord(view.levels, level, text, language))
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={text.tab.evolution.chart(domain[language], said)}
    >
      {view.levels
        .flatMap(({ key, rank }) =>
          rank === undefined ? [] : [{ key, y: HEIGHT - EDGE - rank * (HEIGHT - 2 * EDGE) }],
        )
        .map(({ key, y }) => (
          <line key={key} className="level" x1={0} x2={WIDTH} y1={y} y2={y} />
        ))}
      <path className="line" d={path ?? ''} />
      {points.map(({ x, y }, index) => y !== undefined && <circle key={index} cx={x} cy={y} r={3.5} />)}
    </svg>
  )
}

const Table = ({ view }: { readonly view: SeriesView }) => {
  const { text, language } = useAround()
  const { evolution } = text.tab
  return (
    <details className="numbers">
      <summary>{evolution.numbers}</summary>
      <div className="scrolls" role="region" aria-label={evolution.numbers} tabIndex={0}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{evolution.domain}</th>
              {view.entries.map(({ number, on }) => (
                <th key={number} scope="col">
                  {formatDay(on, language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.domains.map(domain => (
              <tr key={domain.key}>
                <th scope="row">{domain[language]}</th>
                {domain.levels.map((level, index) => (
                  <td key={index}>{level === '' ? '–' : levelWord(view.levels, level, text, language)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

const Corrections = ({ view }: { readonly view: SeriesView }) => {
  const { text, language } = useAround()
  const { passeport, tab } = text
  const word = (level: string) => levelWord(view.levels, level, text, language)
  const found = view.entries.flatMap(({ number, on, corrected }) =>
    corrected ? [{ number, on, corrected }] : [],
  )
  if (found.length === 0) return null
  return (
    <>
      <h4>{tab.evolution.corrections}</h4>
      <ul>
        {found.map(({ number, on, corrected }) => (
          <li key={number}>
            {[
              passeport.correctOne(number, formatDay(on, language)),
              passeport.correctedBy(
                formatDay(corrected.on, language),
                corrected.by,
                passeport.reasons[corrected.reason],
              ),
              ...corrected.changes.map(each =>
                passeport.changed(each[language], word(each.from), word(each.to)),
              ),
              ...(corrected.why ? [corrected.why] : []),
            ].join(' · ')}
          </li>
        ))}
      </ul>
    </>
  )
}

const Drawn = ({ view }: { readonly view: SeriesView }) => {
  const { text, language } = useAround()
  const { passeport } = text
  const [first, last] = [view.entries[0], view.entries.at(-1)]
  if (!first || !last) return <p className="soft">{passeport.empty}</p>
  return (
    <>
      <p className="soft">{passeport.span(formatDay(first.on, language), formatDay(last.on, language))}</p>
      <ul className="domains">
        {view.domains.map(domain => (
          <li key={domain.key}>
            <span>{domain[language]}</span>
            <Chart domain={domain} view={view} />
            <strong>{levelWord(view.levels, domain.levels.at(-1), text, language)}</strong>
          </li>
        ))}
      </ul>
      <Table view={view} />
      <Corrections view={view} />
      {view.reduced && <p className="soft">{passeport.reduced}</p>}
    </>
  )
}

const Series = ({ dossier }: { readonly dossier: string }) => {
  const { evolution } = useAround().text.tab
  const [known, setKnown] = useState('')
  const asked = useAsked('series.show', { dossier, whole: 'yes', ...(known && { known }) })
  return (
    <div className="evolution" aria-busy={asked.busy}>
      <Field label={evolution.known} size="small">
        <Input type="date" value={known} onChange={(_, { value }) => setKnown(value)} />
      </Field>
      <Shown of={asked} rows={4}>
        {view => <Drawn view={view} />}
      </Shown>
    </div>
  )
}

/** Reading passeports is noted: they are asked for when somebody wants to see them, not before. */
export const Evolution = ({ dossier, open }: { readonly dossier: string; readonly open: boolean }) => {
  const { evolution } = useAround().text.tab
  const [shown, setShown] = useState(open)
  return (
    <section aria-label={evolution.title}>
      <h3>{evolution.title}</h3>
      {shown ? (
        <Series dossier={dossier} />
      ) : (
        <Button onClick={() => setShown(true)}>{evolution.show}</Button>
      )}
    </section>
  )
}
