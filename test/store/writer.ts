/**
 * A process of its own on the file of the embedded store: `writer.ts FILE WHO TIMES`. Each time it counts one in the
 * counter `n` and adds a fact, in one commit; it says the fact's id once the commit is acknowledged. Then it ends.
 */
import { writeSync } from 'node:fs'
import { openEmbedded } from '../../src/store/embedded/embedded'
import { Conflict, type Doc, type Store } from '../../src/store/store'
import { add, put } from './changes'

const countOnce = async (store: Store, fact: string): Promise<void> => {
  for (;;) {
    const counter = (await store.get('counters', 'n')) as Doc<'counters'>
    try {
      const changes = [put('counters', counter, { next: counter.next + 1 })]
      return await store.commit([
        ...changes,
        add('facts', fact, { subject: fact, seq: 1, text: 'x'.repeat(3000) }),
      ])
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
    }
  }
}

const main = async ([file = '', who = '', times = '0']: string[]): Promise<void> => {
  const store = await openEmbedded({ file })
  for (let n = 0; n < Number(times); n++) {
    await countOnce(store, `${who}-${n}`)
    writeSync(1, `${who}-${n}\n`)
  }
  await store.close()
}

main(process.argv.slice(2)).catch((error: Error) => {
  writeSync(2, `${error.name}: ${error.message}`)
  process.exitCode = 1
})
