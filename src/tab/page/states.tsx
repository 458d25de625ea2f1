/** What stands where data is not there yet, not there at all, or could not be had. */
import { Button, Skeleton, SkeletonItem, Title3 } from '@fluentui/react-components'
import { MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { Failed } from './api'
import { useAround } from './around'
import type { Asked } from './asked'

/** Rows in grey, where rows will be. */
export const Waiting = ({ rows = 6 }: { readonly rows?: number }) => {
  const { text } = useAround()
  return (
    <Skeleton aria-label={text.tab.loading} className="waiting">
      {Array.from({ length: rows }, (_, row) => (
        <SkeletonItem key={row} size={48} />
      ))}
    </Skeleton>
  )
}

export const Empty = ({ title, children }: { readonly title: string; readonly children?: ReactNode }) => (
  <div className="empty">
    <svg viewBox="0 0 120 80" width="120" height="80" aria-hidden="true">
      <path className="empty-ground" d="M8 68h104" />
      <path className="empty-house" d="M36 68V40l24-20 24 20v28z" />
      <path className="empty-door" d="M54 68V52h12v16" />
    </svg>
    <Title3 as="h2">{title}</Title3>
    {children && <p>{children}</p>}
  </div>
)

/** What went wrong, and another try. */
export const Problem = ({ failed, again }: { readonly failed: Failed; again(): void }) => {
  const { text } = useAround()
  return (
    <MessageBar intent="warning" layout="multiline" className="problem">
      <MessageBarBody>{failed.sentence ?? text.tab.noAnswer}</MessageBarBody>
      <MessageBarActions>
        <Button onClick={again}>{text.tab.retry}</Button>
      </MessageBarActions>
    </MessageBar>
  )
}

/** Data once it is there; until then what stands in its place. What was there stays under a problem. */
export const Shown = <T,>({
  of: { data, failed, again },
  rows,
  children,
}: {
  readonly of: Asked<T>
  readonly rows?: number
  children(data: T): ReactNode
}) => (
  <>
    {failed && <Problem failed={failed} again={again} />}
    {data !== undefined && children(data)}
    {data === undefined && !failed && <Waiting {...(rows !== undefined && { rows })} />}
  </>
)

/** The next page, when there is one. */
export const More = ({
  more,
  busy,
}: {
  readonly more?: (() => void) | undefined
  readonly busy: boolean
}) => {
  const { text } = useAround()
  return more ? (
    <div className="more">
      <Button onClick={more} disabledFocusable={busy}>
        {busy ? text.tab.loading : text.tab.more}
      </Button>
    </div>
  ) : null
}
