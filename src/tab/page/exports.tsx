/** Figures and reports as files: each asked for by a press, opened by a link of one's own that runs out. */
import { Button, Link, ProgressBar, Spinner } from '@fluentui/react-components'
import { useEffect, useId, useRef, useState } from 'react'
import type { Format, PaperView } from '../../actions/links'
import { formatTime } from '../../text/format'
import { periodName } from '../../text/period'
import { reportState } from '../../text/reportState'
import type { Far } from '../../papers/makings'
import { Failed, type Payload, paperProgress } from './api'
import { useAround } from './around'
import { usePages } from './asked'
import { More, Problem, Shown } from './states'

const formats: readonly Format[] = ['pdf', 'xlsx']

interface Wanted {
  readonly of: string
  readonly ids: Payload
  /** What it is, for whoever hears the button. */
  readonly named: string
}

type State =
  | { readonly is: 'idle' }
  | { readonly is: 'busy'; readonly far?: Far }
  | { readonly is: 'cancelled' }
  | { readonly is: 'there'; readonly paper: PaperView }
  | { readonly is: 'failed'; readonly format: Format; readonly failed: Failed }

/** Asks no more often than this; the server itself waits a little before it says that a file is not ready. */
const PACE_MS = 1000

const pause = (ms: number): Promise<void> => new Promise(done => setTimeout(done, ms))

const useFile = ({ of, ids }: Wanted) => {
  const { ask, open, language } = useAround()
  const [state, setState] = useState<State>({ is: 'idle' })
  const running = useRef<AbortController>(undefined)
  // A page that is left asks no more: the server gives the file up.
  useEffect(() => () => running.current?.abort(), [])

  const follow = async (format: Format, { signal }: AbortController): Promise<void> => {
    const paper = await ask('paper.link', { of, format, ...ids })
    while (!signal.aborted) {
      const asked = performance.now()
      const progress = await paperProgress(paper.url, language, signal)
      if (signal.aborted) return
      if (progress.state === 'ready') {
        setState({ is: 'there', paper })
        return open(paper.url)
      }
      setState({ is: 'busy', far: progress.far })
      await pause(PACE_MS - (performance.now() - asked))
    }
  }
  const make = (format: Format): void => {
    running.current?.abort()
    const mine = new AbortController()
    running.current = mine
    setState({ is: 'busy' })
    follow(format, mine).catch((error: unknown) => {
      const failed = error instanceof Failed ? error : new Failed('fault')
      if (!mine.signal.aborted) setState({ is: 'failed', format, failed })
    })
  }
  const cancel = (): void => {
    running.current?.abort()
    setState({ is: 'cancelled' })
  }
  return { state, make, cancel }
}

/** How far a long file is: a bar that fills, or one that only moves while nobody can tell. */
const Progress = ({ far, cancel }: { readonly far: Far; cancel(): void }) => {
  const { files } = useAround().text.tab
  const id = useId()
  const { percent, writing } = far
  const known = writing ? undefined : percent
  const words = known === undefined ? files.preparing : files.preparingAt(known)
  return (
    <div className="progress">
      <span id={id}>{writing ? files.writing : words}</span>
      <ProgressBar
        aria-labelledby={id}
        max={100}
        thickness="large"
        {...(known !== undefined && { value: known })}
      />
      <Button size="small" appearance="subtle" onClick={cancel}>
        {files.cancel}
      </Button>
    </div>
  )
}

export const Export = (wanted: Wanted) => {
  const { text, language } = useAround()
  const { files, figures } = text.tab
  const { state, make, cancel } = useFile(wanted)
  const far = state.is === 'busy' ? state.far : undefined
  return (
    <div className="export" role="group" aria-label={`${figures.export} : ${wanted.named}`}>
      {formats.map(format => (
        <Button
          key={format}
          size="small"
          disabledFocusable={state.is === 'busy'}
          aria-label={files.make(format.toUpperCase(), wanted.named)}
          onClick={() => make(format)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
      {/* The bar tells its own values: it is not read aloud each second. */}
      {far && <Progress far={far} cancel={cancel} />}
      <span role="status">
        {state.is === 'busy' && !far && <Spinner size="tiny" label={files.preparing} />}
        {state.is === 'cancelled' && files.cancelled}
        {/* A browser may hold back a window that opens by itself: the link stays. */}
        {state.is === 'there' && (
          <Link href={state.paper.url} target="_blank" rel="noopener">
            {files.open(state.paper.format.toUpperCase(), formatTime(state.paper.until, language))}
          </Link>
        )}
      </span>
      {state.is === 'failed' && <Problem failed={state.failed} again={() => make(state.format)} />}
    </div>
  )
}

/** The reports that one may read, the newest first, each as a file. */
export const Reports = () => {
  const { text, language } = useAround()
  const pages = usePages('reports.show')
  const { reports, tab } = text
  return (
    <section aria-label={tab.figures.reports}>
      <h3>{tab.figures.reports}</h3>
      <Shown of={pages} rows={2}>
        {first => {
          const lines = [first, ...pages.rest].flatMap(page => page.lines)
          return lines.length === 0 ? (
            <p className="soft">{reports.none}</p>
          ) : (
            <ul className="reports">
              {lines.map(({ report, kind, period, state, organisation }) => {
                const when = periodName(period, text, language)
                return (
                  <li key={report}>
                    <div>
                      <strong>{reports.kinds[kind]}</strong>
                      <p className="soft">
                        {[when, organisation, reportState({ kind, state }, text)].filter(Boolean).join(' · ')}
                      </p>
                    </div>
                    <Export
                      of="report.show"
                      ids={{ report }}
                      named={[reports.kinds[kind], when, organisation].filter(Boolean).join(', ')}
                    />
                  </li>
                )
              })}
            </ul>
          )
        }}
      </Shown>
      <More more={pages.more} busy={pages.busy} />
    </section>
  )
}
