/** One try of one request to Teams' Bot Connector, within our rates and our own time-out, and what became of it. */
import type { Activity } from 'botbuilder'
import type { ConnectorClient } from 'botframework-connector'
import type { Failure, Sent } from '../jobs/teams'
import type { Limiter } from './limiter'

/** How long one request may take; botbuilder's own client would wait for minutes. */
export const SEND_TIMEOUT_MS = 10_000

/** Where an activity goes, or which one is replaced. */
export interface Address {
  readonly conversation: string
  readonly serviceUrl: string
  /** The activity that is edited; absent for a new message. */
  readonly activity?: string
}

export interface Leaving {
  /** Goes before what nobody waits for. */
  readonly urgent?: boolean
  /** Waits no longer than this for Teams' rates; beyond, it fails as if Teams had said so itself. */
  readonly patienceMs?: number
  /** Asked when Teams' rates let it go: then it need not, as something newer follows. */
  overtaken?(): boolean
}

export type Post = (
  address: Address,
  activity: Partial<Activity>,
  leaving?: Leaving,
) => Promise<Exclude<Sent, { place: unknown }> | { readonly activity: string }>

interface Answered {
  readonly statusCode?: number
  readonly code?: string
  readonly name?: string
  readonly response?: { readonly headers?: { get(name: string): string | undefined } }
}

/** Node's codes of a connection that was never made: the message surely did not arrive. */
const neverConnected = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ECONNREFUSED',
]

/** `Retry-After` in seconds or as a date, in milliseconds from now; at most an hour. */
export const retryAfter = (header: string | undefined, now: number): number | undefined => {
  if (!header) return undefined
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), 3_600_000)
}

const failureOf = (status: number): Failure =>
  (({ 403: 'blocked', 404: 'gone', 413: 'too-large' }) as const)[status] ?? `http-${status}`

/** What an error of the SDK's client says about the request. */
export const outcomeOf = (error: unknown, now: number): Exclude<Sent, { place: unknown }> => {
  const { statusCode, code, name, response } = error as Answered
  if (statusCode !== undefined && statusCode >= 300) {
    const wait = retryAfter(response?.headers?.get('retry-after'), now)
    return { failed: failureOf(statusCode), ...(wait !== undefined && { retryAfterMs: wait }) }
  }
  if (code !== undefined && neverConnected.includes(code)) return { failed: 'network' }
  // Anything else that is not the client's own error came before the request: no token of ours could be had.
  return name === 'RestError' || name === 'AbortError' ? { uncertain: true } : { failed: 'network' }
}

/**
 * The client retries by itself (four tries, also after the message has arrived) unless its retry policy is taken out.
 * That reaches into a private field: the version is pinned and test/bot/connector.test.ts counts the tries.
 */
export const withoutRetries = (client: ConnectorClient): ConnectorClient => {
  const inner = client as unknown as {
    client: { pipeline: { removePolicy(policy: { name: string }): void } }
  }
  inner.client.pipeline.removePolicy({ name: 'defaultRetryPolicy' })
  return client
}

/** The request, or AbortError as soon as its time is over, even where the client is still waiting for a token. */
const orAborted = <T>(request: Promise<T>, signal: AbortSignal): Promise<T> =>
  Promise.race([
    request,
    new Promise<never>((_, fail) =>
      signal.addEventListener('abort', () => fail(new DOMException('the time is over', 'AbortError'))),
    ),
  ])

interface Connecting {
  client(serviceUrl: string): Promise<ConnectorClient>
  readonly limiter: Limiter
  /** Real time, in milliseconds since 1970. */
  now(): number
  readonly timeoutMs?: number
}

export const makePost =
  ({ client, limiter, now, timeoutMs = SEND_TIMEOUT_MS }: Connecting): Post =>
  async ({ conversation, serviceUrl, activity: edited }, activity, leaving = {}) => {
    const wait = await limiter.permit(conversation, leaving.urgent, leaving.patienceMs)
    if (wait > 0) return { failed: 'http-429', retryAfterMs: wait }
    if (leaving.overtaken?.()) return { failed: 'overtaken' }
    // Our own timer: the client leaves its one running after a connection that broke.
    const limit = new AbortController()
    const timer = setTimeout(() => limit.abort(), timeoutMs)
    try {
      const { conversations } = await client(serviceUrl)
      const options = { abortSignal: limit.signal }
      const request = edited
        ? conversations.updateActivity(conversation, edited, activity, options)
        : conversations.sendToConversation(conversation, activity, options)
      const answer = await orAborted<{ readonly id?: string }>(request, limit.signal)
      return { activity: edited ?? answer.id ?? '' }
    } catch (error) {
      const outcome = outcomeOf(error, now())
      if ('retryAfterMs' in outcome && outcome.retryAfterMs) limiter.pause(conversation, outcome.retryAfterMs)
      return outcome
    } finally {
      clearTimeout(timer)
    }
  }
