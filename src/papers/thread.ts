/** Runs in a thread of its own (workshop.ts): makes files from plain values, so that no turn of the bot waits for them. */
import { parentPort } from 'node:worker_threads'
import type { Format } from '../actions/links'
import type { CardName } from '../actions/views'
import { papers } from './index'
import type { Make, Making } from './paper'

/** What is to be made: a view is plain values, and crosses as it is. */
export interface Order {
  readonly id: number
  readonly card: CardName
  readonly format: Format
  readonly view: unknown
  readonly making: Making
}

/** What came of it; without a name there is no such paper. */
export type Made =
  | { readonly id: number; readonly name?: string; readonly body?: Uint8Array }
  | { readonly id: number; readonly failed: string }

const made = async ({ id, card, format, view, making }: Order): Promise<Made> => {
  const make = papers[card]?.[format] as Make<CardName> | undefined
  // The order was taken from a view of this card: its values are the ones that its papers are made of.
  const paper = await make?.(view as never, making)
  if (!paper) return { id }
  if (!Buffer.isBuffer(paper.body)) throw new Error('a stream does not cross threads')
  return { id, name: paper.name, body: paper.body }
}

parentPort?.on('message', (order: Order) => {
  made(order)
    // Only the kind of a fault crosses: its words may hold what people typed.
    .catch((error: unknown): Made => ({
      id: order.id,
      failed: error instanceof Error ? error.name : 'unknown',
    }))
    .then(answer => parentPort?.postMessage(answer))
})
