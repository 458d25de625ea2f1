/** Figures and reports as files: each asked for by a press, opened by a link of one's own that runs out. */
import { Button, Link, Spinner } from '@fluentui/react-components'
import { useState } from 'react'
import type { Format, PaperView } from '../../actions/links'
import { formatTime } from '../../text/format'
import { periodName } from '../../text/period'
import { Failed, type Payload } from './api'
import { useAround } from './around'
import { useAsked } from './asked'
import { Problem, Shown } from './states'

const formats: readonly Format[] = ['pdf', 'xlsx']

interface Wanted {
  readonly of: string
  readonly ids: Payload
  /** What it is, for whoever hears the button. */
  readonly named: string
}

type State =
  | { readonly is: 'idle' }
  | { readonly is: 'busy'; readonly format: Format }
  | { readonly is: 'there'; readonly paper: PaperView }
  | { readonly is: 'failed'; readonly format: Format; readonly failed: Failed }

const useFile = ({ of, ids }: Wanted) => {
  const { ask, open } = useAround()
  const [state, setState] = useState<State>({ is: 'idle' })
  const make = (format: Format): void => {
    setState({ is: 'busy', format })
    ask('paper.link', { of, format, ...ids }).then(
      paper => {
        setState({ is: 'there', paper })
        open(paper.url)
      },
      (error: unknown) =>
        setState({
          is: 'failed',
          format,
          failed: error instanceof Failed ? error : new Failed('fault'),
        }),
    )
  }
  return { state, make }
}

export const Export = (wanted: Wanted) => {
  const { text, language } = useAround()
  const { files, figures } = text.tab
  const { state, make } = useFile(wanted)
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
      <span role="status">
        {state.is === 'busy' && <Spinner size="tiny" label={files.preparing} />}
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

/** The newest reports that one may read, each as a file. */
export const Reports = () => {
  const { text, language } = useAround()
  const asked = useAsked('reports.show')
  const { reports, tab } = text
  return (
    <section aria-label={tab.figures.reports}>
      <h3>{tab.figures.reports}</h3>
      <Shown of={asked} rows={2}>
        {({ lines }) =>
          lines.length === 0 ? (
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
                        {[when, organisation, reports.states[state]].filter(Boolean).join(' · ')}
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
        }
      </Shown>
    </section>
  )
}
