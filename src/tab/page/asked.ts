/** Data that a part shows: asked for when it appears, again when the person comes back to it, and page after page. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Answers, Failed, type Payload, type Verb } from './api'
import { useAround } from './around'

/** What is known so far; what came before stays in sight while more is asked for. */
export interface Asked<T> {
  readonly data?: T
  readonly failed?: Failed
  readonly busy: boolean
  again(): void
}

const failedOf = (error: unknown): Failed => (error instanceof Failed ? error : new Failed('fault'))

/** Older than this, what is in sight is asked for again when the person comes back to the tab. */
const STALE_MS = 30_000

const useComingBack = (back: () => void): void => {
  useEffect(() => {
    let left = performance.now()
    const look = () => {
      if (document.visibilityState === 'hidden') left = performance.now()
      else if (performance.now() - left > STALE_MS) back()
    }
    document.addEventListener('visibilitychange', look)
    window.addEventListener('online', back)
    return () => {
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('online', back)
    }
  }, [back])
}

/** Asks for a verb with a payload; another payload asks anew. */
export const useAsked = <V extends Verb>(verb: V, payload: Payload = {}): Asked<Answers[V]> => {
  const { ask } = useAround()
  const [state, setState] = useState<Omit<Asked<Answers[V]>, 'again'>>({ busy: true })
  const [turn, setTurn] = useState(0)
  const key = JSON.stringify(payload)
  useEffect(() => {
    let wanted = true
    setState(({ data }) => ({ ...(data && { data }), busy: true }))
    ask(verb, JSON.parse(key) as Payload).then(
      data => wanted && setState({ data, busy: false }),
      (error: unknown) =>
        wanted && setState(({ data }) => ({ ...(data && { data }), failed: failedOf(error), busy: false })),
    )
    return () => void (wanted = false)
  }, [ask, verb, key, turn])
  const again = useCallback(() => setTurn(each => each + 1), [])
  useComingBack(again)
  return { ...state, again }
}

/** A verb whose answer comes in pages. */
type Paged = { readonly [V in Verb]: Answers[V] extends { readonly next?: string } ? V : never }[Verb]

export interface Pages<T> extends Asked<T> {
  /** Pages after the first, in their order. */
  readonly rest: readonly T[]
  /** Asks for the next page; absent on the last. */
  readonly more?: () => void
}

/** The first page at once, the others one by one. */
export const usePages = <V extends Paged>(verb: V, payload: Payload = {}): Pages<Answers[V]> => {
  const { ask } = useAround()
  const first = useAsked(verb, payload)
  const [after, setAfter] = useState<{ readonly of: Answers[V]; readonly pages: readonly Answers[V][] }>()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<Failed>()
  const { data } = first
  // Pages belong to their first one: with another first page they are gone.
  const rest = after && after.of === data ? after.pages : []
  const last: { readonly next?: string } | undefined = rest.at(-1) ?? data
  const latest = useRef(data)
  latest.current = data
  const more = (): void => {
    if (!data || last?.next === undefined || busy) return
    setBusy(true)
    setFailed(undefined)
    ask(verb, { ...payload, after: last.next })
      .then(
        page => {
          if (latest.current === data) setAfter({ of: data, pages: [...rest, page] })
        },
        (error: unknown) => setFailed(failedOf(error)),
      )
      .finally(() => setBusy(false))
  }
  const wrong = failed ?? first.failed
  return {
    ...first,
    ...(wrong && { failed: wrong }),
    rest,
    busy: first.busy || busy,
    ...(last?.next !== undefined && { more }),
  }
}
