import { Limiter, Sends, botRates, conversationRates } from '../../src/bot/limiter'

describe('what may leave for one conversation', () => {
  /** Sends as fast as it may; the times at which each of so many leaves. */
  const flood = (sends: number, rates = conversationRates): readonly number[] => {
    const log = new Sends(rates)
    const times: number[] = []
    for (let now = 0; times.length < sends;) {
      const wait = log.wait(now)
      if (wait > 0) now += wait
      else {
        log.add(now)
        times.push(now)
      }
    }
    return times
  }

  test.each([
    { nth: 7, at: 0, because: 'seven in a second' },
    { nth: 8, at: 1000, because: 'the eighth in the next' },
    { nth: 9, at: 2000, because: 'no ninth within two' },
    { nth: 60, at: 14_000, because: 'sixty go within half a minute' },
    { nth: 61, at: 30_000, because: 'the next waits for it to pass' },
  ])('message $nth leaves after $at ms: $because', ({ nth, at }) => expect(flood(nth).at(-1)).toBe(at))

  test.each(conversationRates)('never more than $sends within $withinMs ms', ({ sends, withinMs }) => {
    const times = flood(2000)
    const gaps = times.slice(sends).map((time, index) => time - (times[index] ?? 0))
    expect(gaps.length).toBeGreaterThan(0)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(withinMs)
  })

  test('the whole bot sends 24 a second, evenly: fewer than thirty where they bunch by 150 ms', () => {
    const times = flood(500, botRates)
    for (const from of times)
      expect(times.filter(time => time >= from && time < from + 1150).length).toBeLessThan(30)
    expect(times.filter(time => time < 1000)).toHaveLength(24)
  })

  test('Retry-After holds back what the rates would let go', () => {
    const log = new Sends(conversationRates)
    log.pause(5000)
    expect([log.wait(0), log.wait(4999), log.wait(5000)]).toEqual([5000, 1, 0])
  })
})

/** A clock that stands still until it is moved, and what waits for it. */
const makeClock = () => {
  let now = 0
  let timers: { at: number; run: () => void }[] = []
  return {
    now: () => now,
    later: (run: () => void, ms: number) => void timers.push({ at: now + ms, run }),
    async advance(ms: number) {
      const until = now + ms
      for (;;) {
        const due = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
        if (!due) break
        timers = timers.filter(timer => timer !== due)
        now = Math.max(now, due.at)
        due.run()
      }
      now = until
      await new Promise(setImmediate)
    },
  }
}

const start = () => {
  const clock = makeClock()
  const limiter = new Limiter(clock)
  const gone: string[] = []
  const ask = (conversation: string, name = conversation, urgent = false) =>
    void limiter.permit(conversation, urgent).then(() => gone.push(name))
  const settle = () => clock.advance(0)
  return { clock, limiter, gone, ask, settle }
}

describe('the limiter', () => {
  test('lets a first message go at once', async () => {
    const { gone, ask, settle } = start()
    ask('a')
    await settle()
    expect(gone).toEqual(['a'])
  })

  test('keeps the order of a conversation', async () => {
    const { gone, ask, clock } = start()
    for (let n = 1; n <= 9; n += 1) ask('a', `a${n}`)
    await clock.advance(200)
    expect(gone).toHaveLength(7)
    await clock.advance(3000)
    expect(gone).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8', 'a9'])
  })

  test('a conversation with much to say does not keep another waiting', async () => {
    const { gone, ask, clock } = start()
    for (let n = 0; n < 100; n += 1) ask('loud')
    ask('quiet')
    await clock.advance(200)
    expect(gone).toContain('quiet')
  })

  test('when the whole bot waits, conversations take turns', async () => {
    const { gone, ask, clock } = start()
    for (let n = 0; n < 4; n += 1) ask(`filler${n}`)
    for (let n = 0; n < 3; n += 1) ask('a')
    for (let n = 0; n < 3; n += 1) ask('b')
    await clock.advance(0)
    gone.length = 0
    await clock.advance(1000)
    expect(gone).toEqual(['a', 'b', 'a', 'b', 'a', 'b'])
  })

  test('the answer to a person goes before what else waits for their conversation', async () => {
    const { gone, ask, clock } = start()
    for (let n = 0; n < 7; n += 1) ask('a')
    ask('a', 'an edit')
    ask('a', 'the answer', true)
    await clock.advance(1000)
    expect(gone[4]).toBe('the answer')
    expect(gone).not.toContain('an edit')
  })

  test('Retry-After of one conversation leaves the others alone', async () => {
    const { gone, ask, clock, limiter } = start()
    limiter.pause('a', 10_000)
    ask('a')
    ask('b')
    await clock.advance(9_999)
    expect(gone).toEqual(['b'])
    await clock.advance(1)
    expect(gone).toEqual(['b', 'a'])
  })

  test('a second conversation that must wait at the same time means the whole bot', async () => {
    const { gone, ask, clock, limiter } = start()
    limiter.pause('a', 10_000)
    limiter.pause('b', 5000)
    ask('c')
    await clock.advance(4_999)
    expect(gone).toEqual([])
    await clock.advance(1)
    expect(gone).toEqual(['c'])
  })

  test('a long wait for one does not make a later short one long', async () => {
    const { gone, ask, clock, limiter } = start()
    limiter.pause('a', 60_000)
    ask('a')
    for (let n = 0; n < 8; n += 1) ask('b')
    await clock.advance(1000)
    expect(gone.filter(name => name === 'b')).toHaveLength(8)
  })
})
