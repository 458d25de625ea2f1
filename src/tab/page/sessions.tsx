/** The page *Séances*: those to come with their votes, those that were held. */
import { Tab, TabList } from '@fluentui/react-components'
import { useState } from 'react'
import type { SessionList } from '../../actions/boardSessions'
import { useAround } from './around'
import { usePages } from './asked'
import { SessionLine } from './sessionRow'
import { Empty, More, Shown } from './states'

// The server's own list stands beside its act, which the page does not load.
const lists: readonly SessionList[] = ['coming', 'closing', 'held', 'cancelled']

export const Sessions = () => {
  const { sessions } = useAround().text.tab
  const [list, setList] = useState<SessionList>('coming')
  const pages = usePages('board.sessions.show', { list })
  return (
    <section aria-busy={pages.busy}>
      <TabList
        size="small"
        selectedValue={list}
        onTabSelect={(_, { value }) => setList(lists.find(each => each === value) ?? 'coming')}
        aria-label={sessions.which}
        className="within"
      >
        {lists.map(each => (
          <Tab key={each} value={each}>
            {sessions[each]}
          </Tab>
        ))}
      </TabList>
      <Shown of={pages} rows={4}>
        {first => {
          const rows = [first, ...pages.rest].flatMap(page => page.rows)
          if (rows.length === 0) return <Empty title={sessions.none}>{sessions.noneText}</Empty>
          return (
            <ul className="cards">
              {rows.map(row => (
                <SessionLine key={row.session} row={row} />
              ))}
            </ul>
          )
        }}
      </Shown>
      <More more={pages.more} busy={pages.busy} />
    </section>
  )
}
