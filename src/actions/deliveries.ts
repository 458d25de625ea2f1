/** What could not be delivered, for the secretariat: to whom, what about, why; and to try again. */
import { z } from 'zod'
import { type Day, dayOf } from '../domain/calendar'
import type { MessageFactKind } from '../domain/delivery'
import { Refused } from '../domain/refused'
import type { Message } from '../store/documents'
import type { Change, Doc } from '../store/store'
import type { App } from './app'
import { commit, factId, handle } from './commit'
import { type Ctx, verb } from './verb'
import { type View, viewOf } from './views'

export interface DeliveryLine {
  readonly message: string
  readonly person: string
  readonly on: Day
  readonly why: string
  /** Code of the dossier it is about, if any. */
  readonly code?: string
}

export interface DeliveriesView {
  readonly failed: readonly DeliveryLine[]
  /** Delivered, perhaps twice, or sent without an answer. */
  readonly uncertain: readonly DeliveryLine[]
  readonly waiting: number
  readonly delivered: number
}

const SHOWN = 8

const linesOf = async (ctx: Ctx, messages: readonly Doc<'messages'>[]): Promise<readonly DeliveryLine[]> => {
  const people = await ctx.app.store.getMany('people', [...new Set(messages.map(({ to }) => to))])
  const dossiers = await ctx.app.store.getMany('dossiers', [
    ...new Set(messages.flatMap(({ dossier }) => dossier ?? [])),
  ])
  const nameOf = new Map(people.map(({ id, name }) => [id, name]))
  const codeOf = new Map(dossiers.map(({ id, code }) => [id, code]))
  return messages.map(({ id, to, at, why, dossier }) => {
    const code = dossier && codeOf.get(dossier)
    return { message: id, person: nameOf.get(to) ?? '', on: dayOf(at), why: why ?? '', ...(code && { code }) }
  })
}

const newest = (ctx: Ctx, state: Message['state'], limit: number) =>
  ctx.app.store.find('messages', { index: 'state', equals: [state], descending: true, limit })

const deliveriesView = async (ctx: Ctx): Promise<View> => {
  const failed = await newest(ctx, 'failed', SHOWN)
  const delivered = await newest(ctx, 'delivered', 200)
  const waiting = await newest(ctx, 'waiting', 200)
  const doubtful = [...waiting.docs, ...delivered.docs].filter(({ uncertain }) => uncertain).slice(0, SHOWN)
  const data: DeliveriesView = {
    failed: await linesOf(ctx, failed.docs),
    uncertain: await linesOf(ctx, doubtful),
    waiting: await ctx.app.store.count('messages', { index: 'state', equals: ['waiting'] }),
    delivered: await ctx.app.store.count('messages', { index: 'state', equals: ['delivered'] }),
  }
  return viewOf('deliveries', data, undefined, false)
}

/** What became of a message, kept for the figures in the commit that changes it. */
export const messageFact = async (
  { store, clock }: Pick<App, 'store' | 'clock'>,
  message: string,
  kind: MessageFactKind,
  { by = 'time', why }: { readonly by?: string; readonly why?: string } = {},
): Promise<Change> => {
  const subject = `messages/${message}`
  const seq = 1 + (await store.count('facts', { index: 'subject', equals: [subject] }))
  const at = clock.now()
  const fact = { subject, seq, kind, on: dayOf(at), at, by, data: { ...(why && { why }) } }
  return { do: 'add', in: 'facts', doc: { ...fact, id: factId(subject, seq) } }
}

const retry = (ctx: Ctx, id: string): Promise<void> =>
  handle(ctx.app, `messages/${id}`, async () => {
    const message = await ctx.app.store.get('messages', id)
    if (!message) throw new Refused('not-found', { what: 'message' })
    if (message.state !== 'failed') return
    const { why: _, ...again } = message
    await commit(ctx.app, [
      {
        do: 'put',
        in: 'messages',
        doc: { ...again, state: 'waiting', open: 1, tries: 0, nextAt: ctx.app.clock.real() },
      },
      await messageFact(ctx.app, id, 'message-retried', { by: ctx.person.id }),
    ])
  })

export const deliveriesActs = [
  verb({
    verb: 'deliveries.show',
    payload: z.object({}),
    permission: 'see-deliveries',
    run: async ctx => ({ view: await deliveriesView(ctx) }),
  }),
  verb({
    verb: 'deliveries.retry',
    payload: z.object({ message: z.string() }),
    permission: 'see-deliveries',
    run: async (ctx, { message }) => {
      await retry(ctx, message)
      return { view: await deliveriesView(ctx) }
    },
  }),
]
