/** The embedded store when things go wrong: killed processes, several at once, damaged files, a full disk. */
import { spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { openEmbedded } from '../../src/store/embedded/embedded'
import { StoreUnavailable, StoreUnusable, type Doc } from '../../src/store/store'
import { temporaryFolder } from './bench'
import { add, put, remove } from './changes'

const hook = join(__dirname, '../support/ts-hook.js')
const writer = join(__dirname, 'writer.ts')
const rounds = Number(process.env.FAULT_ROUNDS ?? 6)

let folder: string
let file: string
beforeEach(() => {
  folder = temporaryFolder()
  file = join(folder, 'store.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

const start = (who: string, times: number, uid?: number) =>
  spawn(process.execPath, ['-r', hook, writer, file, who, String(times)], uid === undefined ? {} : { uid })

/** A store with a counter at 0. */
const prepare = async (): Promise<void> => {
  const store = await openEmbedded({ file })
  await store.commit([add('counters', 'n', { next: 0 })])
  await store.close()
}

/** What a process acknowledged until it ended, and what it complained of. */
const ended = (child: ReturnType<typeof start>, onLine: () => void = () => undefined) =>
  new Promise<{ lines: string[]; complaint: string }>(resolve => {
    let [out, complaint] = ['', '']
    child.stdout.on('data', (text: Buffer) => {
      out += text.toString()
      onLine()
    })
    child.stderr.on('data', (text: Buffer) => (complaint += text.toString()))
    child.on('close', () => resolve({ lines: out.split('\n').slice(0, -1), complaint }))
  })

it('loses nothing acknowledged and leaves nothing half when its process is killed', async () => {
  await prepare()
  const acknowledged: string[] = []
  for (let round = 0; round < rounds; round++) {
    const child = start(`round${round}`, 100_000)
    let timer: NodeJS.Timeout | undefined
    const { lines } = await ended(
      child,
      () => (timer ??= setTimeout(() => child.kill('SIGKILL'), 20 + round * 13)),
    )
    acknowledged.push(...lines)
    const store = await openEmbedded({ file })
    const found = await store.getMany('facts', acknowledged)
    expect(found.length).toBe(acknowledged.length)
    const { next } = (await store.get('counters', 'n')) as Doc<'counters'>
    expect(await store.count('facts', { index: 'id' })).toBe(next)
    await store.close()
  }
  expect(acknowledged.length).toBeGreaterThan(rounds)
}, 300_000)

it('counts exactly when three processes count in one file', async () => {
  await prepare()
  const outcomes = await Promise.all(['a', 'b', 'c'].map(who => ended(start(who, 60))))
  expect(outcomes.map(({ complaint }) => complaint)).toEqual(['', '', ''])
  const store = await openEmbedded({ file })
  expect((await store.get('counters', 'n'))?.next).toBe(180)
  expect(await store.count('facts', { index: 'id' })).toBe(180)
  await store.close()
}, 120_000)

it('lets three processes make the same new file at once', async () => {
  const outcomes = await Promise.all(['a', 'b', 'c'].map(who => ended(start(who, 0))))
  expect(outcomes.map(({ complaint }) => complaint)).toEqual(['', '', ''])
}, 60_000)

describe('a full disk', () => {
  it('is said, leaves nothing half, and is over once there is room', async () => {
    const opened: Database.Database[] = []
    const store = await openEmbedded({ file, onOpen: it => opened.push(it) })
    const [database] = opened
    const pages = Number((database?.prepare('PRAGMA page_count').raw().get() as unknown[])[0])
    await store.commit([add('counters', 'n', { next: 0 })])
    database?.exec(`PRAGMA max_page_count = ${pages + 20}`)
    const large = { subject: 'x', seq: 1, text: 'x'.repeat(300_000) }
    const counter = (await store.get('counters', 'n')) as Doc<'counters'>
    const both = [put('counters', counter, { next: 1 }), add('facts', 'f', large)]
    await expect(store.commit(both)).rejects.toBeInstanceOf(StoreUnavailable)
    await expect(store.commit([add('facts', 'f', large)])).rejects.toBeInstanceOf(StoreUnavailable)
    expect([await store.get('counters', 'n'), await store.get('facts', 'f')]).toEqual([counter, undefined])
    database?.exec('PRAGMA max_page_count = 100000')
    await store.commit(both)
    expect((await store.get('counters', 'n'))?.next).toBe(1)
    await store.close()
  })
})

it('waits for another process that holds the file, and says so when that takes too long', async () => {
  await prepare()
  const store = await openEmbedded({ file, limitMs: 300 })
  const other = new Database(file)
  other.exec('BEGIN IMMEDIATE')
  await expect(store.commit([add('claims', 'c')])).rejects.toBeInstanceOf(StoreUnavailable)
  expect((await store.get('counters', 'n'))?.next).toBe(0)
  other.exec('COMMIT')
  await store.commit([add('claims', 'c')])
  other.close()
  await store.close()
})

describe('a file that cannot be used is refused with its remedy:', () => {
  const refusal = async (): Promise<string> => {
    const error: unknown = await openEmbedded({ file }).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(StoreUnusable)
    return (error as Error).message
  }

  /** Enough pages for damage to hit something. */
  const filled = async (): Promise<Buffer> => {
    const store = await openEmbedded({ file })
    for (let n = 0; n < 40; n++)
      await store.commit([add('facts', `f${n}`, { subject: 's', seq: n, text: 'x'.repeat(3000) })])
    await store.close()
    return readFileSync(file)
  }

  it('not a database', async () => {
    writeFileSync(file, 'Something else. '.repeat(1000))
    expect(await refusal()).toMatch(/damaged.*backup/)
  })

  it('a page overwritten', async () => {
    const bytes = await filled()
    bytes.fill(0x5a, bytes.length - 3 * 4096)
    writeFileSync(file, bytes)
    expect(await refusal()).toMatch(/damaged.*backup/)
  })

  it('cut short', async () => {
    const bytes = await filled()
    truncateSync(file, Math.floor(bytes.length / 2 / 4096) * 4096)
    expect(await refusal()).toMatch(/damaged.*backup/)
  })

  it('of a newer version', async () => {
    await filled()
    const database = new Database(file)
    database.exec('PRAGMA user_version = 99')
    database.close()
    expect(await refusal()).toMatch(/newer version.*start that version/)
  })

  it('of another program', async () => {
    const database = new Database(file)
    database.exec('CREATE TABLE other (x)')
    database.close()
    expect(await refusal()).toMatch(/another program.*name another file/)
  })

  it('in a folder that does not exist', async () => {
    file = join(folder, 'nowhere', 'store.db')
    expect(await refusal()).toMatch(/nowhere does not exist: create it/)
  })

  it.each([
    ['a file that may only be read', 0o444, 0o777],
    ['a folder that may only be read', 0o666, 0o555],
    ['a new file in a folder that may only be read', undefined, 0o555],
  ])('%s', async (_what, fileMode, folderMode) => {
    mkdirSync(join(folder, 'data'))
    file = join(folder, 'data', 'store.db')
    if (fileMode !== undefined) await filled().then(() => chmodSync(file, fileMode))
    chmodSync(folder, 0o755)
    chmodSync(join(folder, 'data'), folderMode)
    // Root may write everything: an ordinary user opens it.
    const root = process.getuid?.() === 0
    if (root)
      [file, join(folder, 'data')]
        .slice(fileMode === undefined ? 1 : 0)
        .forEach(path => chownSync(path, 65534, 65534))
    const { complaint } = await ended(start('a', 1, root ? 65534 : undefined))
    chmodSync(join(folder, 'data'), 0o755)
    expect(complaint).toMatch(/^StoreUnusable: .*data.*(right to write|not read-only)/)
  })
})

it('leaves no trace of what was removed in its files', async () => {
  const store = await openEmbedded({ file })
  await store.commit([add('households', 'h', { key: 'k', sealed: { identity: 'TRACE'.repeat(300) } })])
  await store.commit([remove('households', { id: 'h', v: 1 })])
  const traces = [file, `${file}-wal`].map(path => readFileSync(path).includes('TRACE'))
  expect(traces).toEqual([false, false])
  await store.close()
})
