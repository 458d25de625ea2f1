/** Open windows as bars on one line of time. The picture is for the eye; the words beside it say the same. */
import type { CSSProperties } from 'react'
import type { WindowRow } from '../../actions/boardWindows'
import type { PageName } from '../../actions/boardMe'
import type { Day } from '../../domain/calendar'
import { formatDay, lowerFirst } from '../../text/format'
import { useAround } from './around'
import { type Span, monthsIn, percentOf, spanOf } from './days'
import { hashOf } from './place'

const at = (span: Span, day: Day): CSSProperties => ({ left: `${percentOf(span, day)}%` })
const between = (span: Span, from: Day, to: Day): CSSProperties => ({
  left: `${percentOf(span, from)}%`,
  width: `${percentOf(span, to) - percentOf(span, from)}%`,
})

/** How soon it closes: as the cards in the chat colour it. */
const urgencyOf = (left: number): 'soon' | 'near' | 'far' => {
  if (left <= 7) return 'soon'
  return left <= 15 ? 'near' : 'far'
}

const Track = ({
  row,
  span,
  today,
}: {
  readonly row: WindowRow
  readonly span: Span
  readonly today: Day
}) => {
  const { opensOn, lastDay } = row.bar
  const now = today < lastDay ? today : lastDay
  return (
    <div className={`track ${urgencyOf(row.bar.left)}`} aria-hidden="true">
      {monthsIn(span).map(month => (
        <i key={month} className="month" style={at(span, month)} />
      ))}
      <i className="gone" style={between(span, opensOn, now)} />
      <i className="left" style={between(span, now, lastDay)} />
      {row.reminders.map(({ on, passed }) => (
        <i key={on} className={passed ? 'reminder sent' : 'reminder'} style={at(span, on)} />
      ))}
      {row.answers.map(({ on }, index) => (
        <i key={index} className="answer" style={at(span, on)} />
      ))}
      <i className="today" style={at(span, today)} />
    </div>
  )
}

const useWords = ({
  bar,
  need,
  adhesion,
  reminders,
  answers,
  waitingSince,
  escalated,
  interruptsOn,
}: WindowRow) => {
  const { text, language } = useAround()
  const { windows } = text.tab
  const { words } = text
  const day = (on: Day) => formatDay(on, language)
  const last = answers.at(-1)
  const next = reminders.find(({ passed }) => !passed)
  return {
    need: `${need.size} · ${words.territory[need.territory]}`,
    left: text.window.left(bar.left),
    dates: windows.from(day(bar.opensOn), day(bar.lastDay)),
    more: [
      ...(waitingSince
        ? [windows.waiting(day(waitingSince)) + (escalated ? `, ${windows.escalated}` : '')]
        : []),
      ...(last ? [windows.lastAnswer(lowerFirst(words.answer[last.kind]), day(last.on))] : []),
      ...(adhesion === 'given' ? [] : [windows.adhesion(words.adhesion[adhesion])]),
    ].join(' · '),
    // What only the picture shows.
    unseen: [
      ...(reminders.length > 0
        ? [windows.reminders(reminders.filter(({ passed }) => passed).length, next ? day(next.on) : '')]
        : []),
      windows.interrupts(day(interruptsOn)),
    ].join(' ; '),
  }
}

const Row = ({
  row,
  page,
  ...line
}: {
  readonly row: WindowRow
  readonly page: PageName
  readonly span: Span
  readonly today: Day
}) => {
  const { tab } = useAround().text
  const { need, left, dates, more, unseen } = useWords(row)
  return (
    <li className={row.waitingSince ? 'unanswered' : ''}>
      <div className="what">
        <a href={hashOf(page, row.dossier)} aria-label={tab.dossiers.open(row.code)}>
          {row.code}
        </a>
        <span className="soft">{[need, row.provider].filter(Boolean).join(' · ')}</span>
      </div>
      <Track row={row} {...line} />
      <div className="where">
        <strong className={urgencyOf(row.bar.left)}>{left}</strong>
        <span className="soft">{dates}</span>
        {more && <span>{more}</span>}
        <span className="quiet">{unseen}</span>
      </div>
    </li>
  )
}

/** In hundredths of the line: a month's name nearer to *today* would stand under it. */
const TOO_NEAR = 10

const Axis = ({ span, today }: { readonly span: Span; readonly today: Day }) => {
  const { text, language } = useAround()
  const month = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' })
  return (
    <div className="axis" aria-hidden="true">
      <div>
        {monthsIn(span)
          .filter(day => Math.abs(percentOf(span, day) - percentOf(span, today)) > TOO_NEAR)
          .map(day => (
            <span key={day} style={at(span, day)}>
              {month.format(new Date(day))}
            </span>
          ))}
        <b style={at(span, today)}>{text.tab.windows.today}</b>
      </div>
    </div>
  )
}

/** `page`: where a dossier opens beside the list. */
export const Timeline = ({
  rows,
  today,
  page,
  axis = true,
}: {
  readonly rows: readonly WindowRow[]
  readonly today: Day
  readonly page: PageName
  readonly axis?: boolean
}) => {
  const { title } = useAround().text.tab.windows
  const span = spanOf([today, ...rows.flatMap(({ bar }) => [bar.opensOn, bar.lastDay])])
  if (!span) return null
  return (
    <div className="timeline">
      {axis && <Axis span={span} today={today} />}
      <ol aria-label={title}>
        {rows.map(row => (
          <Row key={row.dossier} row={row} page={page} span={span} today={today} />
        ))}
      </ol>
    </div>
  )
}

export const Legend = () => {
  const { legend } = useAround().text.tab.windows
  return (
    <ul className="legend" aria-hidden="true">
      {(['gone', 'left', 'sent', 'coming', 'answer'] as const).map(sign => (
        <li key={sign}>
          <i className={`sign ${sign}`} />
          {legend[sign]}
        </li>
      ))}
    </ul>
  )
}
