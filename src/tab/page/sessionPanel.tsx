/** One session: its agenda, and how far the vote on each dossier is. */
import { Badge, Link } from '@fluentui/react-components'
import type { AgendaItem, AgendaView } from '../../actions/agenda'
import { formatDay } from '../../text/format'
import { useAround } from './around'
import { useAsked } from './asked'
import { ChatButton } from './chat'
import { Panel } from './panel'
import { hashOf } from './place'
import { isAddress } from './sessionRow'
import { Shown } from './states'

const Item = ({ item }: { readonly item: AgendaItem }) => {
  const { text } = useAround()
  const { session, words } = text
  const { state } = item
  const word = session.states[state]
  const said = state === 'open' ? `${session.progress(item.cast, item.asked)} · ${word}` : word
  const { typology, size, territory } = item.profile
  return (
    <li>
      <a href={hashOf('dossiers', item.dossier)} aria-label={text.tab.dossiers.open(item.code)}>
        {item.code}
      </a>
      <span>{`${words.typology[typology]} · ${size} · ${words.territory[territory]}`}</span>
      <Badge appearance="tint" color={state === 'open' ? 'brand' : 'informative'} className="mark">
        {said}
      </Badge>
      {item.missing.length > 0 && (
        <span className="soft">{session.lacks(item.missing.map(what => session.missing[what]))}</span>
      )}
    </li>
  )
}

const Body = ({ view }: { readonly view: AgendaView }) => {
  const { text, open } = useAround()
  const { sessions } = text.tab
  return (
    <>
      <p className="under-title">
        <span>
          {[sessions.at(view.time), sessions.mode[view.mode], isAddress(view.place) ? '' : view.place]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {isAddress(view.place) && <Link onClick={() => open(view.place)}>{sessions.join}</Link>}
      </p>
      <div className="steps">
        <ChatButton words="séance">{sessions.act}</ChatButton>
      </div>
      <h3>{text.session.agenda}</h3>
      {view.items.length === 0 ? <p className="soft">{text.session.empty}</p> : null}
      <ol className="agenda">
        {view.items.map(item => (
          <Item key={item.dossier} item={item} />
        ))}
      </ol>
      {view.interrupted.length > 0 && <p>{text.session.interrupted(view.interrupted)}</p>}
    </>
  )
}

export const SessionPanel = ({ which, close }: { readonly which: string; close(): void }) => {
  const { text, language } = useAround()
  const asked = useAsked('agenda.show', { session: which })
  const title = asked.data ? text.tab.sessions.title(formatDay(asked.data.on, language)) : ''
  return (
    <Panel title={title} close={close}>
      <Shown of={asked} rows={4}>
        {view => <Body view={view} />}
      </Shown>
    </Panel>
  )
}
