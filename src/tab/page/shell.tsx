/** The tab around its pages: who one is, where one can go, and what stands there. */
import { Avatar, MessageBar, MessageBarBody, Tab, TabList } from '@fluentui/react-components'
import { type ComponentType, Suspense, lazy, useEffect, useState } from 'react'
import type { MeBoard, PageName } from '../../actions/boardMe'
import { useAround } from './around'
import { ChatButton } from './chat'
import { goTo, usePlace } from './place'
import { Waiting } from './states'

/** Loaded when they are first shown. */
const pages: Readonly<Record<PageName, ComponentType<{ readonly me: MeBoard }>>> = {
  home: lazy(async () => ({ default: (await import('./home')).Home })),
  windows: lazy(async () => ({ default: (await import('./windows')).Windows })),
  sessions: lazy(async () => ({ default: (await import('./sessions')).Sessions })),
  homes: lazy(async () => ({ default: (await import('./homes')).Homes })),
  dossiers: lazy(async () => ({ default: (await import('./dossiers')).Dossiers })),
}

const DossierPanel = lazy(async () => ({ default: (await import('./dossierPanel')).DossierPanel }))
const SessionPanel = lazy(async () => ({ default: (await import('./sessionPanel')).SessionPanel }))

/** What a page opens beside its list. */
const panels: Readonly<Partial<Record<PageName, ComponentType<{ readonly which: string; close(): void }>>>> =
  { home: DossierPanel, windows: DossierPanel, dossiers: DossierPanel, sessions: SessionPanel }

const useOnline = (): boolean => {
  const [online, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    window.addEventListener('online', look)
    window.addEventListener('offline', look)
    return () => {
      window.removeEventListener('online', look)
      window.removeEventListener('offline', look)
    }
  }, [])
  return online
}

const Who = ({ me }: { readonly me: MeBoard }) => {
  const { words, tab } = useAround().text
  return (
    <div className="who">
      <ChatButton>{tab.chat}</ChatButton>
      <Avatar name={me.name} size={32} aria-hidden />
      <div>
        <strong>{me.name}</strong>
        <span className="soft">
          {me.posts.map(({ role, organisation }) => `${words.role[role]}, ${organisation}`).join(' · ')}
        </span>
      </div>
    </div>
  )
}

export const Shell = ({ me }: { readonly me: MeBoard }) => {
  const { tab } = useAround().text
  const online = useOnline()
  const place = usePlace()
  const page = me.pages.find(each => each === place.page) ?? me.pages[0]
  useEffect(() => {
    if (page) document.title = `${tab.pages[page]} · Passerelle`
  }, [page, tab])
  if (!page) return null
  const [Shown, Panel] = [pages[page], panels[page]]
  return (
    <>
      <header className="top">
        <nav aria-label={tab.menu}>
          <TabList
            selectedValue={page}
            onTabSelect={(_, { value }) => goTo(value as PageName)}
            className="pages"
          >
            {me.pages.map(each => (
              <Tab key={each} value={each}>
                {tab.pages[each]}
              </Tab>
            ))}
          </TabList>
        </nav>
        <Who me={me} />
      </header>
      {!online && (
        <MessageBar intent="warning">
          <MessageBarBody>{tab.offline}</MessageBarBody>
        </MessageBar>
      )}
      <main>
        <h1 className="quiet">{tab.pages[page]}</h1>
        <Suspense fallback={<Waiting />}>
          <Shown key={page} me={me} />
        </Suspense>
      </main>
      {place.open !== undefined && Panel && (
        <Suspense fallback={null}>
          <Panel
            key={place.open}
            which={place.open}
            {...(place.part !== undefined && { part: place.part })}
            close={() => goTo(page)}
          />
        </Suspense>
      )}
    </>
  )
}
