/** The floor on MongoDB: the same commit as a voice (read the round, replace it if its version holds) by the bare driver. */
import { mongo } from 'mongoose'
import type { Used } from './child'

const COMMITS = 2000

const run = async (uri: string): Promise<void> => {
  const client = new mongo.MongoClient(uri, { writeConcern: { w: 'majority', journal: true } })
  await client.connect()
  const rounds = client
    .db(`bench-${process.pid}`)
    .collection<{ _id: string; v: number; body: string }>('rounds')
  await rounds.insertOne({ _id: 'r', v: 0, body: 'x'.repeat(4000) })
  const once = async (): Promise<void> => {
    const found = await rounds.findOne({ _id: 'r' })
    if (found) await rounds.replaceOne({ _id: 'r', v: found.v }, { v: found.v + 1, body: found.body })
  }
  for (let i = 0; i < 300; i += 1) await once()
  const before = process.cpuUsage()
  for (let i = 0; i < COMMITS; i += 1) await once()
  const { user, system } = process.cpuUsage(before)
  await client.db(`bench-${process.pid}`).dropDatabase()
  await client.close()
  process.send?.({ cpuMs: (user + system) / 1000 / COMMITS, rssBytes: 0 } satisfies Used)
  process.disconnect?.()
}

void run(process.env.MONGODB_TEST_URI ?? '')
