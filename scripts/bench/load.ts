/** Starts bots, sends them requests, and says what one request cost. */
import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { TENANT } from '../demo/partners'
import type { Ready, Used } from './child'

export interface Bot {
  readonly name: string
  readonly ready: Ready
  /** From fork to listening, in milliseconds. */
  readonly startMs: number
  used(): Promise<Used>
  post(activity: unknown): Promise<string>
  stop(): void
}

const nextMessage = <T>(child: ChildProcess): Promise<T> =>
  new Promise((done, failed) => {
    const ended = (code: number | null) => failed(new Error(`the bot under measure ended with ${code}`))
    child.once('exit', ended)
    child.once('message', message => {
      child.off('exit', ended)
      done(message as T)
    })
  })

export const startBot = async (
  name: string,
  file: string,
  token: string,
  env: NodeJS.ProcessEnv,
): Promise<Bot> => {
  const began = performance.now()
  const child = fork(join(__dirname, file), { env: { ...process.env, ...env } })
  const ready = await nextMessage<Ready>(child)
  const startMs = performance.now() - began
  return {
    name,
    ready,
    startMs,
    used: () => {
      const answer = nextMessage<Used>(child)
      child.send('used')
      return answer
    },
    post: async activity => {
      const response = await fetch(`http://127.0.0.1:${ready.port}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(activity),
      })
      const body = await response.text()
      if (response.status >= 300) throw new Error(`${name}: HTTP ${response.status} ${body.slice(0, 200)}`)
      return body
    },
    stop: () => child.disconnect(),
  }
}

/** Runs a child that measures by itself and tells one figure. */
export const measureAlone = (file: string): Promise<Used> => nextMessage<Used>(fork(join(__dirname, file)))

/** An activity of a person, by their Entra object id, in their personal chat. */
export const activity = (object: string, serviceUrl: string, more: object): object => ({
  type: 'message',
  id: randomUUID(),
  channelId: 'msteams',
  serviceUrl,
  from: { id: `29:${object}`, aadObjectId: object, name: 'Une Personne-Exemple' },
  recipient: { id: '28:bot', name: 'Passerelle' },
  conversation: { id: `a:${object}`, conversationType: 'personal', tenantId: TENANT },
  channelData: { tenant: { id: TENANT } },
  locale: 'fr-FR',
  ...more,
})

export const press = (object: string, serviceUrl: string, verb: string, data: object): object =>
  activity(object, serviceUrl, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb, data: { v: 1, ...data } }, trigger: 'manual' },
  })

export interface Cost {
  /** CPU of the bot's process for one request, in milliseconds. */
  readonly cpuMs: number
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
}

/** Requests under way at a time; a referral needs as many referrers. */
export const CONCURRENT = 8

/** Runs `count` turns, eight at a time, and divides what the bot used by their number; `run` throws on a wrong answer. */
export const measure = async (
  bot: Bot,
  count: number,
  run: (index: number, worker: number) => Promise<unknown>,
): Promise<Cost> => {
  const times: number[] = []
  let begun = 0
  const before = await bot.used()
  const start = performance.now()
  const work = async (_: unknown, worker: number): Promise<void> => {
    while (begun < count) {
      const index = begun
      begun += 1
      const at = performance.now()
      await run(index, worker)
      times.push(performance.now() - at)
    }
  }
  await Promise.all(Array.from({ length: CONCURRENT }, work))
  const seconds = (performance.now() - start) / 1000
  const after = await bot.used()
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return {
    cpuMs: (after.cpuMs - before.cpuMs) / count,
    perSecond: count / seconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
  }
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
