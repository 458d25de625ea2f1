/** Starts the page: finds out where it runs and who asks, then shows the tab. */
import {
  FluentProvider,
  RendererProvider,
  type Theme as FluentTheme,
  createDOMRenderer,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components'
import { Component, type ReactNode, useEffect, useMemo, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { PersonId } from '../../domain/people'
import { demoToken, makeAsker } from './api'
import { type Around, Provided, type Text, loadText } from './around'
import { useAsked } from './asked'
import { Choosing, Door } from './entrance'
import { type Host, type Theme, aloneHost } from './host'
import { placeIn } from './place'
import { Shell } from './shell'
import { Problem, Waiting } from './states'
import { teamsHost } from './where'

const themes: Readonly<Record<Theme, FluentTheme>> = {
  light: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
}

/** Our own marks need to know the theme too: page.css reads it from here. */
const useTheme = (host: Host): Theme => {
  const [theme, setTheme] = useState(host.theme)
  useEffect(() => host.onTheme(setTheme), [host])
  useEffect(() => {
    document.documentElement.dataset.theme = theme
  }, [theme])
  return theme
}

const opensAtHome = (): boolean => ['', 'home'].includes(placeIn(location.hash).page)

/** The tab of whoever the token is of. */
const Signed = ({
  host,
  text,
  token,
}: {
  readonly host: Host
  readonly text: Text
  token(): Promise<string>
}) => {
  const { language } = host
  const around = useMemo<Around>(() => {
    const { ask, ahead } = makeAsker(language, token)
    ahead('board.me.show')
    // The page that opens first need not wait to hear who asks.
    if (opensAtHome()) ahead('board.home.show', 'matters.show', 'indicators.show')
    return { text, language, ask, open: address => host.open(address) }
  }, [host, language, text, token])
  return (
    <Provided value={around}>
      <Tab around={around} />
    </Provided>
  )
}

const Tab = ({ around }: { readonly around: Around }) => {
  const { data: me, failed, again } = useAsked('board.me.show')
  const whole = useMemo<Around>(() => ({ ...around, ...(me?.chat && { chat: me.chat }) }), [around, me?.chat])
  if (me)
    return (
      <Provided value={whole}>
        <Shell me={me} />
      </Provided>
    )
  if (!failed) return <Waiting />
  return (
    <Door title="Passerelle">
      <Problem failed={failed} again={again} />
    </Door>
  )
}

/** The demo outside Teams: whoever the address says, or whom one chooses. */
const Demo = ({ host, text }: { readonly host: Host; readonly text: Text }) => {
  const [person, setPerson] = useState<PersonId | null>(() =>
    new URL(location.href).searchParams.get('personne'),
  )
  const { language } = host
  const token = useMemo(() => {
    let known: Promise<string> | undefined
    return () => (known ??= demoToken(language, person ?? ''))
  }, [language, person])
  if (person !== null) return <Signed host={host} text={text} token={token} />
  const choose = (id: PersonId) => {
    const address = new URL(location.href)
    address.searchParams.set('personne', id)
    history.replaceState(null, '', address)
    setPerson(id)
  }
  return <Choosing text={text} language={language} choose={({ id }) => choose(id)} />
}

interface Started {
  readonly host: Host
  readonly text: Text
  /** In Teams, or in the demo, or in a browser that has no business here. */
  readonly as: 'teams' | 'demo' | 'stranger'
}

const Entrance = ({ host, text, as }: Started) => {
  const theme = useTheme(host)
  useEffect(() => host.shown(), [host])
  return (
    <FluentProvider theme={themes[theme]}>
      {/* Not the provider's own class: what opens above the page would have it too. */}
      <div className="ground">
        {as === 'teams' && <Signed host={host} text={text} token={host.token} />}
        {as === 'demo' && <Demo host={host} text={text} />}
        {as === 'stranger' && (
          <Door title={text.tab.alone.title}>
            <p>{text.tab.alone.text}</p>
          </Door>
        )}
      </div>
    </FluentProvider>
  )
}

/** A newer version was installed while this page was open, or the network went: what it still had to load is gone. */
class Broken extends Component<
  { readonly text: Text; readonly children: ReactNode },
  { readonly broken: boolean }
> {
  override state = { broken: false }
  static getDerivedStateFromError() {
    return { broken: true }
  }
  override render() {
    const { tab } = this.props.text
    if (!this.state.broken) return this.props.children
    return (
      <main className="door">
        <p>{tab.outOfDate}</p>
        <button type="button" onClick={() => location.reload()}>
          {tab.reload}
        </button>
      </main>
    )
  }
}

const nobody = (): Promise<string> => Promise.reject(new Error('nobody is signed in outside Teams'))

const start = async (): Promise<void> => {
  const demo = 'demo' in document.documentElement.dataset
  const teams = await teamsHost()
  const host = teams ?? aloneHost(nobody)
  const text = await loadText(host.language)
  document.documentElement.lang = host.language
  if (host.place && location.hash === '') location.hash = `#/${host.place}`
  // Styles are allowed by this answer's nonce only: see document.ts.
  const nonce = document.querySelector<HTMLMetaElement>('meta[name=nonce]')?.content ?? ''
  const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } })
  const page = document.getElementById('page')
  if (!page) throw new Error('the document has no page')
  const as = teams ? 'teams' : demo ? 'demo' : 'stranger'
  createRoot(page).render(
    <RendererProvider renderer={renderer}>
      <Broken text={text}>
        <Entrance host={host} text={text} as={as} />
      </Broken>
    </RendererProvider>,
  )
}

void start()
