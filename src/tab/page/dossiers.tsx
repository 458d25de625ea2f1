/** The page *Dossiers*: what a person may see, by stage, with what waits for them. */
import { Badge, Input, Switch } from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import type { DossiersBoard, DossiersBoardLine } from '../../actions/boardDossiers'
import { territories } from '../../domain/people'
import { over } from '../../domain/workflow'
import { formatDay } from '../../text/format'
import type { Payload } from './api'
import { useAround } from './around'
import { usePages } from './asked'
import { Choice } from './choice'
import { goTo, hashOf } from './place'
import { StageMark } from './stage'
import { Empty, More, Shown } from './states'

interface Filter {
  readonly shown: string
  readonly territory: string
  readonly waits: boolean
}

const payloadOf = ({ shown, territory, waits }: Filter): Payload => ({
  shown,
  ...(territory && { territory }),
  ...(waits && { waits }),
})

const Row = ({ line }: { readonly line: DossiersBoardLine }) => {
  const { text, language } = useAround()
  const { words } = text
  const { typology, size, territory } = line.profile
  return (
    <tr role="row">
      <td role="cell" className="code">
        <a href={hashOf('dossiers', line.dossier)} aria-label={text.tab.dossiers.open(line.code)}>
          {line.code}
        </a>
        {line.waits && (
          <Badge appearance="filled" color="brand" size="small">
            {text.tab.dossier.waits}
          </Badge>
        )}
      </td>
      <td role="cell">
        <StageMark stage={line.stage} />
        {line.lastDay && (
          <span className="soft"> {text.tab.dossiers.lastDay(formatDay(line.lastDay, language))}</span>
        )}
      </td>
      <td role="cell">
        {words.typology[typology]} · {size} · {words.territory[territory]}
      </td>
      <td role="cell" className="soft">
        {line.provider ?? ''}
      </td>
      <td role="cell" className="soft day">
        {formatDay(line.referredOn, language)}
      </td>
    </tr>
  )
}

const Lines = ({ lines }: { readonly lines: readonly DossiersBoardLine[] }) => {
  const { columns, title } = useAround().text.tab.dossiers
  return (
    <table role="table" className="rows dossiers" aria-label={title}>
      <thead role="rowgroup">
        <tr role="row">
          {(['code', 'stage', 'household', 'provider', 'day'] as const).map(column => (
            <th key={column} role="columnheader" scope="col">
              {columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {lines.map(line => (
          <Row key={line.dossier} line={line} />
        ))}
      </tbody>
    </table>
  )
}

const Filters = ({
  filter,
  counts,
  change,
}: {
  readonly filter: Filter
  readonly counts: DossiersBoard['counts']
  change(filter: Filter): void
}) => {
  const { tab, words, dossier } = useAround().text
  const sum = (wanted: (stage: (typeof counts)[number]['stage']) => boolean) =>
    counts.reduce((total, { stage, count }) => total + (wanted(stage) ? count : 0), 0)
  const stages = [
    { value: 'running', label: tab.dossiers.running(sum(stage => !over.includes(stage))) },
    ...counts.map(({ stage, count }) => ({
      value: stage as string,
      label: tab.dossiers.one(dossier.title(words.stage[stage]), count),
    })),
    { value: 'over', label: tab.dossiers.over(sum(stage => over.includes(stage))) },
  ]
  const places = [
    { value: '', label: tab.dossiers.everywhere },
    ...territories.map(territory => ({ value: territory as string, label: words.territory[territory] })),
  ]
  return (
    <div className="filters">
      <Choice
        label={tab.dossiers.stage}
        value={filter.shown}
        items={stages}
        choose={shown => change({ ...filter, shown })}
      />
      <Choice
        label={tab.dossiers.territory}
        value={filter.territory}
        items={places}
        choose={territory => change({ ...filter, territory })}
      />
      <Switch
        label={tab.dossiers.waits}
        checked={filter.waits}
        onChange={(_, { checked }) => change({ ...filter, waits: checked })}
      />
    </div>
  )
}

/** A dossier by its code; whether it may be seen, the server says. */
const Find = () => {
  const { dossiers } = useAround().text.tab
  const [code, setCode] = useState('')
  const find = (event: FormEvent) => {
    event.preventDefault()
    if (code.trim() !== '') goTo('dossiers', code.trim().toUpperCase())
  }
  return (
    <form onSubmit={find} className="find" role="search">
      <Input
        aria-label={dossiers.find}
        placeholder="M-2026-014"
        value={code}
        onChange={(_, { value }) => setCode(value)}
        maxLength={20}
      />
    </form>
  )
}

export const Dossiers = () => {
  const { tab } = useAround().text
  const [filter, setFilter] = useState<Filter>({ shown: 'running', territory: '', waits: false })
  const pages = usePages('board.dossiers.show', payloadOf(filter))
  const counts = pages.data?.counts ?? []
  return (
    <section aria-busy={pages.busy}>
      <div className="toolbar">
        <Filters filter={filter} counts={counts} change={setFilter} />
        <Find />
      </div>
      <Shown of={pages} rows={8}>
        {first => {
          const lines = [first, ...pages.rest].flatMap(page => page.lines)
          return lines.length === 0 && !pages.more ? (
            <Empty title={tab.dossiers.none}>{tab.dossiers.noneText}</Empty>
          ) : (
            <Lines lines={lines} />
          )
        }}
      </Shown>
      <More more={pages.more} busy={pages.busy} />
    </section>
  )
}
