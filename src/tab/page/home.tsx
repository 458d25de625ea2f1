/** The page *Tableau de bord*: what waits for the person, what closes next, when the commission meets, where all stands. */
import { Link } from '@fluentui/react-components'
import { Suspense, lazy } from 'react'
import type { HomeBoard } from '../../actions/boardHome'
import type { MeBoard } from '../../actions/boardMe'
import type { MatterView, MattersView } from '../../actions/matters'
import { formatDay } from '../../text/format'
import { useAround } from './around'
import { useAsked } from './asked'
import { Bars } from './bars'
import { Block } from './block'
import { hashOf } from './place'
import { SessionLine } from './sessionRow'
import { Shown, Waiting } from './states'
import { Timeline } from './timeline'

const Matter = ({ matter }: { readonly matter: MatterView }) => {
  const { text, language } = useAround()
  const day = formatDay(matter.day, language)
  const when = matter.window
    ? text.window.left(matter.window.left)
    : matter.kind === 'convene'
      ? text.matters.conveneBy(day)
      : ['vote', 'round', 'sign'].includes(matter.kind)
        ? text.matters.session(day)
        : text.matters.since(day)
  return (
    <li>
      {matter.dossier && matter.code && (
        <a href={hashOf('home', matter.dossier)} aria-label={text.tab.dossiers.open(matter.code)}>
          {matter.code}
        </a>
      )}
      <span>{text.matters.kinds[matter.kind]}</span>
      <span className="soft">{when}</span>
    </li>
  )
}

const Matters = ({ view }: { readonly view: MattersView }) => {
  const { matters } = useAround().text
  if (view.items.length === 0) return <p className="soft">{matters.nothing}</p>
  return (
    <>
      <ul className="matters">
        {view.items.map(matter => (
          <Matter key={`${matter.kind} ${matter.dossier}`} matter={matter} />
        ))}
      </ul>
      {view.more > 0 && <p className="soft">{matters.more(view.more)}</p>}
    </>
  )
}

const Closing = ({ board }: { readonly board: HomeBoard }) => {
  const { home } = useAround().text.tab
  if (board.windows.length === 0) return <p className="soft">{home.noWindow}</p>
  return (
    <>
      <Timeline rows={board.windows} today={board.today} page="home" axis={false} />
      <p>
        <Link href={hashOf('windows')}>{home.allWindows}</Link>
      </p>
    </>
  )
}

const Stages = ({ counts }: Pick<HomeBoard, 'counts'>) => {
  const { text } = useAround()
  if (counts.length === 0) return <p className="soft">{text.tab.home.noDossier}</p>
  return (
    <Bars
      title={text.tab.home.stages}
      bars={counts.map(({ stage, count }) => ({
        label: text.dossier.title(text.words.stage[stage]),
        value: count,
        warns: stage === 'interrupted',
      }))}
    />
  )
}

/** What concerns the person's own dossiers. */
const Own = () => {
  const { tab } = useAround().text
  const matters = useAsked('matters.show')
  const home = useAsked('board.home.show')
  return (
    <div className="home-page" aria-busy={home.busy || matters.busy}>
      <div>
        <Block title={tab.home.waiting}>
          <Shown of={matters} rows={3}>
            {view => <Matters view={view} />}
          </Shown>
        </Block>
        {home.data?.session && (
          <Block title={tab.home.session}>
            <ul className="cards plain">
              <SessionLine row={home.data.session} />
            </ul>
          </Block>
        )}
      </div>
      <div>
        <Shown of={home} rows={6}>
          {board => (
            <>
              <Block title={tab.home.closing}>
                <Closing board={board} />
              </Block>
              <Block title={tab.home.stages}>
                <Stages counts={board.counts} />
              </Block>
            </>
          )}
        </Shown>
      </div>
    </div>
  )
}

/** Charts come by themselves, after what waits for the person. */
const Figures = lazy(async () => ({ default: (await import('./figures')).Figures }))

export const Home = ({ me }: { readonly me: MeBoard }) => (
  <>
    {me.dossiers && <Own />}
    {me.figures && (
      <div className="home-figures">
        <Suspense fallback={<Waiting rows={4} />}>
          <Figures reports={me.reports} />
        </Suspense>
      </div>
    )}
  </>
)
