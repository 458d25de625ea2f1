/** The page *Logements*: a landlord's own homes; for others, those that may be proposed. */
import { Badge, Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { DwellingsView } from '../../actions/dwellings'
import { type HomeSize, homeSizes } from '../../domain/dossier'
import { territories } from '../../domain/people'
import { formatDay, formatEuros } from '../../text/format'
import { useAround } from './around'
import { useAsked } from './asked'
import { ChatButton } from './chat'
import { Choice, type Item } from './choice'
import { Empty, Shown } from './states'

type Home = DwellingsView['lines'][number]

interface Search {
  readonly status: string
  readonly territory: string
  readonly size: string
  readonly access: string
}
const anything: Search = { status: '', territory: '', size: '', access: '' }

const useWhen = ({ status, held, vacantFrom, steps, state, letOn }: Home): string => {
  const { text, language } = useAround()
  const { dwelling } = text
  if (held) return held.until ? dwelling.heldUntil(formatDay(held.until, language)) : dwelling.allocated
  if (status === 'vacant' && vacantFrom) return dwelling.vacantFrom(formatDay(vacantFrom, language))
  const step = state === 'existing' ? undefined : steps[state]
  if (status === 'coming' && step) return dwelling.coming(dwelling.state[state], formatDay(step, language))
  if (status !== 'occupied') return ''
  return state === 'delivered' && step && !letOn
    ? dwelling.delivered(formatDay(step, language))
    : dwelling.occupied
}

const HomeCard = ({ home }: { readonly home: Home }) => {
  const { text, language } = useAround()
  const { dwelling, words } = text
  const euros = (amount: number) => formatEuros(amount, language)
  return (
    <li className="home">
      <header>
        <strong>{dwelling.title(home.size, home.commune)}</strong>
        <Badge
          appearance="tint"
          color={home.status === 'vacant' ? 'success' : 'informative'}
          className="mark"
        >
          {dwelling.status[home.status]}
        </Badge>
      </header>
      <span className="soft">{[home.landlord, home.reference].filter(Boolean).join(' · ')}</span>
      <span>{`${dwelling.kind[home.kind]} · ${words.territory[home.territory]}`}</span>
      <span>{useWhen(home)}</span>
      {home.features.length > 0 && (
        <span className="soft">{home.features.map(feature => dwelling.feature[feature]).join(', ')}</span>
      )}
      {home.rent !== undefined && (
        <span className="soft">
          {dwelling.rent(euros(home.rent), home.charges === undefined ? '' : euros(home.charges))}
        </span>
      )}
    </li>
  )
}

const useChoices = (view: DwellingsView | undefined) => {
  const { text } = useAround()
  const { dwelling, words, tab } = text
  const all: Item = { value: '', label: tab.homes.any }
  const list = <T extends string>(values: readonly T[], label: (value: T) => string): readonly Item[] => [
    all,
    ...values.map(value => ({ value, label: label(value) })),
  ]
  return {
    status: list(view?.statuses ?? [], status => dwelling.status[status]),
    territory: list(territories, territory => words.territory[territory]),
    size: list<HomeSize>(homeSizes, size => size),
    access: list(['ground-floor', 'accessible'] as const, access => dwelling.access[access]),
  }
}

const Turning = ({ view, turn }: { readonly view: DwellingsView; turn(page: number): void }) => {
  const { homes } = useAround().text.tab
  if (view.page === 1 && !view.more) return null
  return (
    <div className="more">
      <Button disabled={view.page === 1} onClick={() => turn(view.page - 1)}>
        {homes.earlier}
      </Button>
      <span>{homes.page(view.page)}</span>
      <Button disabled={!view.more} onClick={() => turn(view.page + 1)}>
        {homes.later}
      </Button>
    </div>
  )
}

export const Homes = () => {
  const { homes } = useAround().text.tab
  const [search, setSearch] = useState<Search>(anything)
  const [page, setPage] = useState(1)
  const asked = useAsked('dwellings.show', { ...search, page })
  const choices = useChoices(asked.data)
  return (
    <section aria-busy={asked.busy}>
      <div className="toolbar">
        <div className="filters">
          {(['status', 'territory', 'size', 'access'] as const).map(field => (
            <Choice
              key={field}
              label={homes[field]}
              value={search[field]}
              items={choices[field]}
              choose={value => {
                setSearch({ ...search, [field]: value })
                setPage(1)
              }}
            />
          ))}
        </div>
        <ChatButton words="logements">{homes.act}</ChatButton>
      </div>
      <Shown of={asked} rows={4}>
        {view =>
          view.lines.length === 0 ? (
            <Empty title={homes.none}>{homes.noneText}</Empty>
          ) : (
            <>
              <ul className="homes">
                {view.lines.map(home => (
                  <HomeCard key={home.dwelling} home={home} />
                ))}
              </ul>
              <Turning view={view} turn={setPage} />
            </>
          )
        }
      </Shown>
    </section>
  )
}
