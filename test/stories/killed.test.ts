/** The real bot is killed in the middle of everything, again and again: what it said was done is done, and nothing is half done. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { personBy } from '../../scripts/demo/partners'
import type { ChildOptions } from '../support/bot-child'
import { openStore } from '../../src/store/open'
import { type Doc, type Store, all } from '../../src/store/store'
import { planWith, putReady, voters } from '../support/commission'
import { type FakeConnector, startConnector } from '../support/connector'
import { type Client, type Reply, clientOf, install } from '../support/http'
import { type Keys, startKeys } from '../support/keys'
import { aReferral } from '../support/make'
import { type World, makeWorld } from '../support/world'

// On MongoDB the faults of the servers are tried in test/store; there a write that was under way at the kill may still
// land after the restart, so that what was pressed last cannot be told from outside.
const onFile = process.env.MONGODB_TEST_URI ? test.skip : test

jest.setTimeout(240_000)

const everybody = ['referrer', 'siao', 'secretariat', 'ddets', ...Object.values(voters)]
/** Each bot starts ten minutes after the one before: the locks of the dead have run out. */
const minutesApart = 10

let world: World
let connector: FakeConnector
let keys: Keys
let generation = 0

beforeAll(async () => {
  ;[world, connector, keys] = await Promise.all([makeWorld(), startConnector(), startKeys()])
  for (const n of [1, 2, 3]) await putReady(world, n, { code: `M-2025-00${n}` })
  await planWith(world, ['d1', 'd2', 'd3'])
  await install(world.store, connector.url, everybody)
  await world.store.close()
})
afterAll(async () => {
  await Promise.all([connector.close(), keys.close()])
  await world.close()
})

interface Child {
  readonly process: ChildProcess
  readonly client: Client
  readonly complaints: string[]
  /** Resolves once it has sent what is due. */
  drain(): Promise<void>
  readonly ended: Promise<number | null>
}

const startChild = async (): Promise<Child> => {
  generation += 1
  const at = new Date(Date.UTC(2026, 2, 2, 9, generation * minutesApart)).toISOString()
  const options: ChildOptions = { where: world.where, keys: keys.url, at }
  const hook = join(__dirname, '../support/ts-hook.js')
  const file = join(__dirname, '../support/bot-child.ts')
  const child = spawn(process.execPath, ['-r', hook, file, JSON.stringify(options)])
  const ended = new Promise<number | null>(done => child.once('exit', done))
  const complaints: string[] = []
  child.stderr.on('data', (text: Buffer) => complaints.push(text.toString()))
  const drained: (() => void)[] = []
  const port = await new Promise<string>((done, fail) => {
    createInterface(child.stdout).on('line', line => {
      if (line.startsWith('port ')) done(line.slice(5))
      else if (line === 'drained') drained.shift()?.()
      else complaints.push(line)
    })
    void ended.then(() => fail(new Error(`the bot did not start: ${complaints.join('\n')}`)))
  })
  return {
    ...{ process: child, complaints, ended },
    client: clientOf(`http://127.0.0.1:${port}`, connector, keys),
    drain: () =>
      new Promise(done => {
        drained.push(done)
        child.stdin.write('drain\n')
      }),
  }
}

/** What people were told is done, and what they pressed last without an answer. */
const acknowledged = {
  referrals: new Map<string, string>(),
  validated: new Set<string>(),
  oriented: new Set<string>(),
  voices: new Map<string, string>(),
}
const pressedLast = new Map<string, string>()
/** Messages that were on their way at a kill: which of their tries. */
const seenSending = new Map<string, Set<number>>()
let referralsMade = 0

/** A card came: the act is done. Any other answer is a fault of the test's making. */
const isCard = ({ status, body }: Reply): boolean => {
  const { type, value } = body as { type: string; value: unknown }
  if (status !== 200 || !type.endsWith('card.adaptive')) throw new Error(`no card: ${JSON.stringify(value)}`)
  return true
}

/** The id of the draft that a form's button carries. */
const draftIn = (reply: Reply): string => /"draft":"([^"]+)"/.exec(JSON.stringify(reply.body))?.[1] ?? ''
const codeIn = (reply: Reply): string => /M-2026-\d{3}/.exec(JSON.stringify(reply.body))?.[0] ?? ''

const refer = async ({ press }: Client): Promise<void> => {
  const draft = draftIn(await press('referrer', { verb: 'referral.show' }))
  referralsMade += 1
  const given = aReferral({ lastName: `Exemple-${referralsMade}`, requestNumber: '' })
  const reply = await press('referrer', { verb: 'referral.submit', data: { draft, ...given } })
  if (isCard(reply)) acknowledged.referrals.set(draft, codeIn(reply))
}

const examine = async ({ press }: Client, dossier: string): Promise<void> => {
  const validate = { dossier, outcome: 'validated', on: '2026-03-02' }
  if (isCard(await press('siao', { verb: 'siao.diagnosis', data: validate })))
    acknowledged.validated.add(dossier)
  const orient = { dossier, outcome: 'here', on: '2026-03-02' }
  if (isCard(await press('siao', { verb: 'siao.orientation', data: orient })))
    acknowledged.oriented.add(dossier)
}

const choicesInTurn = ['favourable', 'abstain', 'recuse']

const vote = async ({ press }: Client, who: string, organisation: string, n: number): Promise<void> => {
  const dossier = `d${1 + (n % 3)}`
  const choice = choicesInTurn[n % 4 === 3 ? 1 : n % 2] ?? ''
  const voice = `${dossier} ${organisation}`
  pressedLast.set(voice, choice)
  const data = { dossier, round: `${dossier}.1`, choice }
  if (isCard(await press(who, { verb: 'vote.cast', data }))) acknowledged.voices.set(voice, choice)
}

/** Everybody works at once, until the bot is gone; `each` is called at every answer. */
const work = async ({ client, ended }: Child, each: () => void): Promise<void> => {
  let gone = false
  void ended.then(() => (gone = true))
  const faults: unknown[] = []
  const forever = async (act: (n: number) => Promise<void>) => {
    for (let n = 0; !gone; n += 1)
      try {
        await act(n)
        each()
      } catch (error) {
        // The bot was killed before its answer, or in the middle of it.
        if (!/fetch failed|terminated/.test(String(error))) faults.push(error)
        return
      }
  }
  const examined = new Set(acknowledged.oriented)
  const next = () => [...acknowledged.referrals.keys()].find(id => !examined.has(id))
  await Promise.all([
    forever(() => refer(client)),
    forever(async () => {
      const dossier = next()
      // Nothing to examine yet: SIAO looks around meanwhile.
      if (!dossier) return void (await client.press('siao', { verb: 'help.show' }))
      examined.add(dossier)
      await examine(client, dossier)
    }),
    ...Object.entries(voters).map(([organisation, who]) => forever(n => vote(client, who, organisation, n))),
  ])
  expect(faults).toEqual([])
}

const holdsTogether = async (store: Store): Promise<void> => {
  const dossiers = await all(store, 'dossiers', { index: 'id' })
  const facts = await all(store, 'facts', { index: 'id' })
  const messages = await all(store, 'messages', { index: 'id' })
  const households = new Set((await all(store, 'households', { index: 'id' })).map(({ id }) => id))
  const drafts = new Set((await all(store, 'drafts', { index: 'id' })).map(({ dossier }) => dossier))
  for (const dossier of dossiers) {
    expect(households).toContain(dossier.id)
    expect(drafts).not.toContain(dossier.id)
    const own = facts.filter(({ subject }) => subject === `dossiers/${dossier.id}`)
    expect(own.map(({ seq }) => seq)).toEqual(own.map((_, index) => index + 1))
    expect(own).toHaveLength(dossier.facts)
    const about = messages.filter(message => message.dossier === dossier.id)
    for (const fact of own) expectTold(fact, about)
  }
  const codes = dossiers.map(({ code }) => code).filter(code => code.startsWith('M-2026'))
  expect(new Set(codes).size).toBe(codes.length)
  expect((await store.get('counters', 'referrals-2026'))?.next ?? 1).toBe(codes.length + 1)
}

const expectTold = ({ id, kind }: Doc<'facts'>, about: readonly Doc<'messages'>[]): void => {
  const shown = (show: string) => about.filter(({ say }) => 'show' in say && say.show === show)
  const noticed = about.filter(({ say }) => 'fact' in say && say.fact === id)
  if (kind === 'referred') expect(shown('siao.show')).toHaveLength(1)
  else if (/^(diagnosis-validated|oriented-here)$/.test(kind))
    expect(noticed.map(({ to }) => to)).toContain(personBy('referrer').id)
}

const nothingLost = async (store: Store): Promise<void> => {
  for (const [draft, code] of acknowledged.referrals)
    expect((await store.get('dossiers', draft))?.code).toBe(code)
  for (const id of acknowledged.validated)
    expect((await store.get('dossiers', id))?.diagnosis?.outcome).toBe('validated')
  for (const id of acknowledged.oriented)
    expect((await store.get('dossiers', id))?.orientation?.outcome).toBe('here')
  const rounds = new Map((await all(store, 'rounds', { index: 'id' })).map(round => [round.dossier, round]))
  for (const [voice, pressed] of pressedLast) {
    const [dossier = '', organisation = ''] = voice.split(' ')
    const kept = rounds.get(dossier)?.voices[organisation]?.choice
    expect([acknowledged.voices.get(voice), pressed]).toContain(kept)
    // Whether the last press was in before the kill or not, from here on it is known: the next life starts from it.
    if (kept) acknowledged.voices.set(voice, kept)
  }
}

const check = async (): Promise<void> => {
  // The file is checked when it is opened; a damaged one would be refused.
  const store = await openStore(world.where)
  await nothingLost(store)
  await holdsTogether(store)
  for (const { id, tries } of await all(store, 'messages', { index: 'state', equals: ['sending'] }))
    seenSending.set(id, (seenSending.get(id) ?? new Set()).add(tries))
  await store.close()
}

/** Works until `last` says so, then the bot is dead. */
const workUntil = async (last: (kill: () => void) => () => void): Promise<void> => {
  const child = await startChild()
  const kill = () => void child.process.kill('SIGKILL')
  try {
    await work(child, last(kill))
  } finally {
    kill()
  }
  await child.ended
  expect(child.complaints).toEqual([])
  await check()
}

const rounds = Number(process.env.FAULT_ROUNDS ?? 3)

onFile.each(Array.from({ length: rounds }, (_, round) => 25 + round * 71))(
  'killed after %i answers, in the middle of others: what was answered is there, and nothing is half there',
  answers =>
    workUntil(kill => {
      let count = 0
      return () => {
        if ((count += 1) === answers) kill()
      }
    }),
)

onFile('killed while a message leaves: it is marked as on its way', async () => {
  connector.always('silent')
  const before = connector.received.length
  await workUntil(kill => {
    void connector.until(arrived => connector.received.indexOf(arrived) >= before).then(kill)
    return () => undefined
  })
  connector.always(undefined)
  expect(seenSending.size).toBeGreaterThan(0)
})

onFile(
  'every message goes out, told twice only where the kill came between sending and noting, and marked',
  async () => {
    const child = await startChild()
    await child.drain()
    child.process.kill('SIGTERM')
    expect(await child.ended).toBe(0)
    expect(child.complaints).toEqual([])
    await check()
    const store = await openStore(world.where)
    const everything = await all(store, 'messages', { index: 'id' })
    await store.close()
    // A date that had not left when its members were convened is no news any more: it never leaves.
    const unsaid = everything.filter(({ state }) => state === 'replaced')
    const messages = everything.filter(({ state }) => state !== 'replaced')
    for (const { say, tries } of unsaid) expect([say, tries]).toMatchObject([{ show: 'dates.show' }, 0])
    const arrived = new Map(connector.received.map(({ id, conversation }) => [id, conversation]))
    for (const { id, state, tries, uncertain, activity = '', to } of messages) {
      expect([id, state, tries, uncertain]).toEqual([
        id,
        'delivered',
        1 + (seenSending.get(id)?.size ?? 0),
        seenSending.has(id),
      ])
      expect(arrived.get(activity)).toBe(`a:${to.slice(to.indexOf('.') + 1)}`)
    }
    expect(new Set(messages.map(({ activity }) => activity)).size).toBe(messages.length)
    const sent = connector.received.filter(({ kind }) => kind === 'sent')
    expect(sent.length).toBeGreaterThanOrEqual(messages.length)
    expect(sent.length).toBeLessThanOrEqual(messages.reduce((sum, { tries }) => sum + tries, 0))
  },
)
