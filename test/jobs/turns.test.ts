/** What one person is told leaves in its order; nobody waits for somebody else's, nor for ever. */
import { Turns } from '../../src/jobs/turns'

const ada = 'ada'
const bob = 'bob'

/** Runs that note that they began and end when told to. */
const runs = () => {
  const began: string[] = []
  const end = new Map<string, () => void>()
  const run = (name: string) => () => {
    began.push(name)
    return new Promise<void>(resolve => end.set(name, resolve))
  }
  return { began, run, end: (name: string) => end.get(name)?.() }
}
const soon = () => new Promise(resolve => setImmediate(resolve))

test('the next to the same person waits for the one before, another person’s does not', async () => {
  const turns = new Turns(60_000)
  const { began, run, end } = runs()
  const first = turns.next(ada, run('ada 1'))
  const second = turns.next(ada, run('ada 2'))
  const other = turns.next(bob, run('bob 1'))
  await soon()
  expect(began).toEqual(['ada 1', 'bob 1'])
  end('ada 1')
  await first
  await soon()
  expect(began).toEqual(['ada 1', 'bob 1', 'ada 2'])
  end('ada 2')
  end('bob 1')
  await Promise.all([second, other])
})

test('one that fails lets the next go, and its failure is its own', async () => {
  const turns = new Turns(60_000)
  const first = turns.next(ada, () => Promise.reject(new Error('broken')))
  const second = turns.next(ada, () => Promise.resolve())
  await expect(first).rejects.toThrow('broken')
  await expect(second).resolves.toBeUndefined()
})

test('one that hangs does not hold the next for ever', async () => {
  const turns = new Turns(1)
  const { began, run } = runs()
  void turns.next(ada, run('hangs'))
  await turns.next(ada, () => {
    began.push('next')
    return Promise.resolve()
  })
  expect(began).toEqual(['hangs', 'next'])
})
