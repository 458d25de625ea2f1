/** A session of the commission in a list: its day as on a calendar's leaf, where it is, and how far its votes are. */
import { ProgressBar } from '@fluentui/react-components'
import type { SessionRow } from '../../actions/boardSessions'
import { formatDay } from '../../text/format'
import { useAround } from './around'
import { hashOf } from './place'

const Leaf = ({ on }: Pick<SessionRow, 'on'>) => {
  const { language } = useAround()
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(new Date(on))
  return (
    <div className="leaf" aria-hidden="true">
      <span>{part({ weekday: 'short' })}</span>
      <b>{part({ day: 'numeric' })}</b>
      <span>{part({ month: 'short' })}</span>
    </div>
  )
}

/** Only an address that a browser opens is one; anything else is a place. */
export const isAddress = (place: string): boolean => /^https:\/\/\S+$/.test(place)

export const SessionLine = ({ row }: { readonly row: SessionRow }) => {
  const { text, language } = useAround()
  const { sessions } = text.tab
  const day = formatDay(row.on, language, 'long')
  const state = row.convenedOn
    ? sessions.convened(formatDay(row.convenedOn, language))
    : row.state === 'planned'
      ? sessions.notConvened
      : ''
  return (
    <li className="session">
      <Leaf on={row.on} />
      <div>
        <a href={hashOf('sessions', row.session)} aria-label={sessions.open(day)}>
          {text.dossier.title(day)}
        </a>
        <span>
          {[sessions.at(row.time), sessions.mode[row.mode], isAddress(row.place) ? '' : row.place]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className="soft">
          {[sessions.dossiers(row.dossiers), row.second ? sessions.second : '', state]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {row.votes && (
          <div className="votes">
            <ProgressBar
              value={row.votes.cast}
              max={row.votes.asked}
              aria-label={sessions.votes(row.votes.cast, row.votes.asked)}
            />
            <span className="soft" aria-hidden="true">
              {sessions.votes(row.votes.cast, row.votes.asked)}
            </span>
          </div>
        )}
      </div>
    </li>
  )
}
