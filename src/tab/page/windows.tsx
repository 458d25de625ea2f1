/** The page *Délais*: every open window on one line of time, the one closing first on top. */
import { useAround } from './around'
import { usePages } from './asked'
import { Empty, More, Shown } from './states'
import { Legend, Timeline } from './timeline'

export const Windows = () => {
  const { windows } = useAround().text.tab
  const pages = usePages('board.windows.show')
  return (
    <section aria-busy={pages.busy}>
      <Shown of={pages} rows={6}>
        {first => {
          const rows = [first, ...pages.rest].flatMap(page => page.rows)
          if (rows.length === 0) return <Empty title={windows.none}>{windows.noneText}</Empty>
          return (
            <>
              <Legend />
              <Timeline rows={rows} today={first.today} page="windows" />
            </>
          )
        }}
      </Shown>
      <More more={pages.more} busy={pages.busy} />
    </section>
  )
}
