/** One dossier as its card shows it to this person: where it stands, the household without its identity, what happened. */
import { Button } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import type { DossierView } from '../../actions/dossier'
import type { FactView } from '../../actions/facts'
import { formatDay } from '../../text/format'
import { type Text, useAround } from './around'
import { useAsked } from './asked'
import { ChatButton } from './chat'
import { EVOLUTION, Evolution } from './evolution'
import { Panel } from './panel'
import { StageMark } from './stage'
import { Shown } from './states'

type Line = readonly [label: string, value: ReactNode]

export const Lines = ({ lines }: { readonly lines: readonly Line[] }) => (
  <dl className="lines">
    {lines.map(([label, value]) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)

const householdLines = ({ profile }: DossierView, { words, profile: labels }: Text): readonly Line[] => [
  [labels.origin, words.origin[profile.origin]],
  [labels.household, `${words.typology[profile.typology]} · ${labels.adults(profile.adults)}`],
  ...(profile.children.length > 0
    ? [
        [
          labels.children(profile.children.length),
          profile.children.map(band => words.band[band]).join(', '),
        ] as const,
      ]
    : []),
  [labels.need, `${profile.size} · ${words.territory[profile.territory]}`],
  ...(profile.difficulties.length > 0
    ? [[labels.difficulties, profile.difficulties.map(item => words.difficulty[item]).join(', ')] as const]
    : []),
  ...(profile.eviction === 'none' ? [] : [[labels.eviction, words.eviction[profile.eviction]] as const]),
]

const decisionOf = ({ decision }: DossierView, { dossier }: Text, day: (on: string) => string): string =>
  decision
    ? [
        dossier.outcome[decision.outcome],
        day(decision.on),
        decision.months === undefined ? '' : dossier.months(decision.months),
        decision.against ? dossier.against : '',
      ]
        .filter(Boolean)
        .join(' · ')
    : ''

const wayLines = (view: DossierView, text: Text, day: (on: string) => string): readonly Line[] => {
  const { dossier } = text
  const { window, allocation } = view
  const lines: readonly (readonly [string, string | undefined])[] = [
    [dossier.session, view.session && day(view.session)],
    [dossier.decision, decisionOf(view, text, day)],
    [dossier.provider, view.provider],
    [dossier.referent, view.referent],
    [dossier.adhesion, view.adhesion && text.words.adhesion[view.adhesion.state]],
    [
      dossier.window,
      window &&
        (window.state === 'open'
          ? dossier.windowOpen(window.daysLeft, day(window.lastDay))
          : dossier.windowState[window.state]),
    ],
    [dossier.allocation, allocation && `${allocation.landlord} · ${day(allocation.on)}`],
  ]
  return lines.flatMap(([label, value]): Line[] => (value ? [[label, value]] : []))
}

export const Facts = ({ facts }: { readonly facts: readonly FactView[] }) => {
  const { text, language } = useAround()
  return (
    <ol className="facts">
      {facts.map((fact, index) => (
        <li key={index}>
          <time dateTime={fact.on}>{formatDay(fact.on, language)}</time>
          <span>
            {text.facts[fact.kind].sentence(fact.data)}
            {fact.by && <span className="soft"> {text.tab.dossier.by(fact.by)}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}

const Steps = ({ view }: { readonly view: DossierView }) => {
  const { dossier, tab } = useAround().text
  if (view.steps.length === 0) return null
  return (
    <div className="steps">
      <ul>
        {view.steps.map(step => (
          <li key={step}>{dossier.step[step]}</li>
        ))}
      </ul>
      <ChatButton words={`dossier ${view.code}`}>{tab.dossier.act}</ChatButton>
    </div>
  )
}

const Body = ({
  view,
  evolution,
  whole,
}: {
  readonly view: DossierView
  readonly evolution: boolean
  whole(): void
}) => {
  const { text, language } = useAround()
  const day = (on: string) => formatDay(on as DossierView['referredOn'], language)
  return (
    <>
      <p className="under-title">
        <StageMark stage={view.stage} />
        <span className="soft">{text.dossier.received(day(view.referredOn), view.referrer)}</span>
      </p>
      <Steps view={view} />
      <Lines lines={[...householdLines(view, text), ...wayLines(view, text, day)]} />
      {view.steps.includes('series') && <Evolution dossier={view.dossier} open={evolution} />}
      <h3>{text.tab.dossier.facts}</h3>
      <Facts facts={view.history} />
      {view.older > 0 && (
        <Button appearance="subtle" onClick={whole}>
          {text.dossier.wholeHistory(view.older)}
        </Button>
      )}
    </>
  )
}

/** `which`: the id of a dossier, or its code; `part`: what is open in it at once. */
export const DossierPanel = ({
  which,
  part,
  close,
}: {
  readonly which: string
  readonly part?: string
  close(): void
}) => {
  const [whole, setWhole] = useState(false)
  const payload: Readonly<Record<string, string>> = /^M-\d{4}-\d+$/.test(which)
    ? { code: which }
    : { dossier: which }
  const asked = useAsked(whole ? 'dossier.history' : 'dossier.show', payload)
  return (
    <Panel title={asked.data?.code ?? ''} close={close}>
      <Shown of={asked} rows={5}>
        {view => <Body view={view} evolution={part === EVOLUTION} whole={() => setWhole(true)} />}
      </Shown>
    </Panel>
  )
}
