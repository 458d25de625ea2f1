/** Files being made: how many at once, how long kept, when given up; time is in the test's hand. */
import { Forgotten, type Makings, type MakingSteps, openMakings } from '../../src/papers/makings'

interface Bench {
  readonly makings: Makings<Buffer>
  /** Runs what was to happen after this long. */
  passes(ms: number): void
}

const bench = (): Bench => {
  const waiting: { run: () => void; ms: number }[] = []
  const later = (run: () => void, ms: number) => {
    // No patience: whoever asks is answered at the next turn.
    if (ms === 0) setImmediate(run)
    else waiting.push({ run, ms })
  }
  const makings = openMakings<Buffer>({ size: ({ length }) => length, later, patienceMs: 0 })
  const passes = (ms: number) => {
    for (const each of waiting.splice(0)) if (each.ms <= ms) each.run()
  }
  return { makings, passes }
}

const gated = () => {
  let open: () => void = () => undefined
  const gate = new Promise<void>(done => (open = done))
  return { gate, open: () => open() }
}
const sized = (bytes: number) => () => Promise.resolve(Buffer.alloc(bytes))
const file = sized(1)
const never = () => new Promise<Buffer>(() => undefined)

test('four are made at once, the others in their turn', async () => {
  const { makings } = bench()
  const { gate, open } = gated()
  const began: number[] = []
  const make = (n: number) => async () => {
    began.push(n)
    await gate
    return Buffer.alloc(1)
  }
  await Promise.all([1, 2, 3, 4, 5, 6].map(n => makings.ask(`${n}`, make(n))))
  expect(began).toEqual([1, 2, 3, 4])
  open()
  await Promise.all([5, 6].map(n => makings.ask(`${n}`, make(n))))
  expect(began).toEqual([1, 2, 3, 4, 5, 6])
})

test('beyond forty under way the next is refused, one that is known is not', async () => {
  const { makings } = bench()
  await Promise.all(Array.from({ length: 40 }, (_, n) => makings.ask(`${n}`, never)))
  await expect(makings.ask('one more', file)).rejects.toMatchObject({ code: 'files-busy' })
  expect((await makings.ask('7', file)).is).toBe('making')
})

test('a percentage never goes back, and a hundred is the file alone', async () => {
  const { makings } = bench()
  let steps: MakingSteps | undefined
  const make = (given: MakingSteps) => {
    steps = given
    return never()
  }
  const told = async () => {
    const state = await makings.ask('a', make)
    return state.is === 'making' ? state.far : undefined
  }
  expect(await told()).toEqual({ writing: false })
  steps?.expect(10)
  steps?.did(8)
  expect(await told()).toEqual({ percent: 80, writing: false })
  steps?.expect(90)
  expect(await told()).toEqual({ percent: 80, writing: false })
  steps?.did(92)
  expect(await told()).toEqual({ percent: 99, writing: false })
  steps?.writes()
  expect(await told()).toEqual({ writing: true })
})

test('when nobody asks any more the work stops at its next step, and whoever asks later starts anew', async () => {
  const { makings, passes } = bench()
  const { gate, open } = gated()
  const thrown: unknown[] = []
  await makings.ask('a', async steps => {
    await gate
    try {
      steps.did(1)
    } catch (error) {
      thrown.push(error)
      throw error
    }
    return Buffer.alloc(1)
  })
  passes(20_000)
  open()
  expect(await makings.ask('a', sized(2))).toMatchObject({ is: 'made', made: Buffer.alloc(2) })
  expect(thrown).toEqual([expect.any(Forgotten)])
})

test('while somebody keeps asking it goes on', async () => {
  const { makings, passes } = bench()
  const { gate, open } = gated()
  const make = async (steps: MakingSteps) => {
    await gate
    steps.did(1)
    return Buffer.alloc(3)
  }
  await makings.ask('a', make)
  const again = makings.ask('a', make)
  passes(20_000)
  open()
  await again
  expect((await makings.ask('a', never)).is).toBe('made')
})

test('what nobody took is dropped after a minute, what was handed out at once', async () => {
  const { makings, passes } = bench()
  await makings.ask('a', file)
  expect((await makings.ask('a', never)).is).toBe('made')
  passes(60_000)
  expect((await makings.ask('a', never)).is).toBe('making')
  await makings.ask('b', file)
  makings.drop('b')
  expect((await makings.ask('b', never)).is).toBe('making')
})

test('of many large files only the newest are kept', async () => {
  const { makings } = bench()
  const MB = 1024 * 1024
  for (const key of ['a', 'b', 'c']) await makings.ask(key, sized(30 * MB))
  const kept = await Promise.all(['a', 'b', 'c'].map(async key => (await makings.ask(key, never)).is))
  expect(kept).toEqual(['making', 'made', 'made'])
})

test('a fault is told to all who asked, then forgotten', async () => {
  const { makings } = bench()
  const { gate, open } = gated()
  const fails = async () => {
    await gate
    throw new Error('no')
  }
  await makings.ask('a', fails)
  open()
  expect((await makings.ask('a', fails)).is).toBe('failed')
  expect((await makings.ask('a', file)).is).toBe('made')
})
