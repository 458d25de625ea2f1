/** The last twelve months drawn: what stood at their end as lines, what happened in them as bars. The numbers stand below. */
import { scaleBand, scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { useId } from 'react'
import type { MonthOfFigures } from '../../actions/months'
import type { Amount } from '../../domain/figure'
import { amountText } from '../../text/amounts'
import { useAround } from './around'

type Series = Exclude<keyof MonthOfFigures, 'month'>
const WIDTH = 560
const HEIGHT = 220
const EDGE = { left: 32, right: 12, top: 12, bottom: 28 } as const
/** Beyond that many names along the axis, every second one is left out. */
const NAMES = 8

/** A masked number has a dashed bar between nothing and the smallest that is shown; a line stops before it and goes on after. */
const MASKED_AT = 2
const heightOf = ({ value, masked }: Amount): number => (masked ? MASKED_AT : (value ?? 0))

interface Drawn {
  readonly months: readonly MonthOfFigures[]
  readonly series: readonly Series[]
}

const useScales = ({ months, series }: Drawn) => {
  const most = Math.max(4, ...months.flatMap(month => series.map(each => heightOf(month[each]))))
  const x = scaleBand()
    .domain(months.map(({ month }) => month))
    .range([EDGE.left, WIDTH - EDGE.right])
    .padding(0.25)
  const y = scaleLinear()
    .domain([0, most])
    .nice(4)
    .range([HEIGHT - EDGE.bottom, EDGE.top])
  return { x, y, ticks: y.ticks(4).filter(Number.isInteger) }
}
type Scales = ReturnType<typeof useScales>

const useMonthName = () => {
  const { language } = useAround()
  const short = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' })
  return (month: string) => short.format(new Date(`${month}-01`))
}

const Axes = ({ months, scales: { x, y, ticks } }: Pick<Drawn, 'months'> & { readonly scales: Scales }) => {
  const name = useMonthName()
  return (
    <g className="axes">
      {ticks.map(tick => (
        <g key={tick} transform={`translate(0 ${y(tick)})`}>
          <line x1={EDGE.left} x2={WIDTH - EDGE.right} />
          <text x={EDGE.left - 6} dy="0.32em" textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      {months.map(({ month }, index) =>
        months.length > NAMES && (months.length - 1 - index) % 2 === 1 ? null : (
          <text key={month} x={(x(month) ?? 0) + x.bandwidth() / 2} y={HEIGHT - 8} textAnchor="middle">
            {name(month)}
          </text>
        ),
      )}
    </g>
  )
}

const Lines = ({ months, series, scales: { x, y } }: Drawn & { readonly scales: Scales }) => {
  const middle = (month: string) => (x(month) ?? 0) + x.bandwidth() / 2
  return series.map((each, index) => {
    const told = months.filter(month => !month[each].masked)
    const path = line<MonthOfFigures>(
      ({ month }) => middle(month),
      month => y(heightOf(month[each])),
    ).defined(month => !month[each].masked)(months)
    return (
      <g key={each} className={`series-${index}`}>
        <path d={path ?? ''} className="line" />
        {told.map(month => (
          <circle key={month.month} cx={middle(month.month)} cy={y(heightOf(month[each]))} r={3} />
        ))}
      </g>
    )
  })
}

const Columns = ({ months, series, scales: { x, y } }: Drawn & { readonly scales: Scales }) => {
  const width = x.bandwidth() / series.length
  return series.map((each, index) => (
    <g key={each} className={`series-${index}`}>
      {months.map(month => {
        const top = y(heightOf(month[each]))
        return (
          <rect
            key={month.month}
            className={month[each].masked ? 'bar masked' : 'bar'}
            x={(x(month.month) ?? 0) + index * width}
            y={top}
            width={Math.max(1, width - 1)}
            height={y(0) - top}
          />
        )
      })}
    </g>
  ))
}

const Numbers = ({ months, series, title }: Drawn & { readonly title: string }) => {
  const { text, language } = useAround()
  const name = useMonthName()
  return (
    <details className="numbers">
      <summary>{text.tab.figures.numbers}</summary>
      <div className="scrolls" role="region" aria-label={text.tab.figures.total(title)} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.figures.months.month}</th>
              {series.map(each => (
                <th key={each} scope="col">
                  {text.figures.months[each]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.map(month => (
              <tr key={month.month}>
                <th scope="row">{`${name(month.month)} ${month.month.slice(0, 4)}`}</th>
                {series.map(each => (
                  <td key={each}>{amountText(month[each], 'number', text, language)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

export const Months = ({
  title,
  as,
  ...drawn
}: Drawn & { readonly title: string; readonly as: 'lines' | 'columns' }) => {
  const { months: names } = useAround().text.figures
  const scales = useScales(drawn)
  const id = useId()
  return (
    <figure className="months">
      <figcaption id={id}>
        <strong>{title}</strong>
        <ul className="legend" aria-hidden="true">
          {drawn.series.map((each, index) => (
            <li key={each}>
              <i className={`sign series-${index}`} />
              {names[each]}
            </li>
          ))}
        </ul>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby={id}>
        <Axes months={drawn.months} scales={scales} />
        {as === 'lines' ? <Lines {...drawn} scales={scales} /> : <Columns {...drawn} scales={scales} />}
      </svg>
      <Numbers {...drawn} title={title} />
    </figure>
  )
}
