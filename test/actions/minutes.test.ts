import { personBy } from '../../scripts/demo/partners'
import type { MinutesView } from '../../src/actions/minutes'
import { hashOf } from '../../src/actions/signedMinutes'
import type { Outcome } from '../../src/actions/act'
import { everybodyVotes, planWith, putReady } from '../support/commission'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(() => world.close())

const dataOf = async (outcome: Promise<Outcome>): Promise<MinutesView> => {
  const { view } = await outcome
  if (view?.card !== 'minutes') throw new Error(`no minutes but ${view?.card}`)
  return view.data
}
const draft = (who = 'secretariat') => dataOf(world.act(who, 'minutes.show', { session: 's1' }))
const close = async (dossier: string) =>
  world.act('secretariat', 'round.close', { dossier, round: (await world.dossier(dossier)).round })
const refuse = async (dossier: string, reason = 'Le besoin relève d’un autre dispositif.') =>
  world.act('secretariat', 'decision.record', {
    confirm: 'yes',
    dossier,
    round: (await world.dossier(dossier)).round,
    outcome: 'refuse',
    reason,
  })
const sign = async () =>
  world.act('secretariat', 'minutes.sign', { session: 's1', draft: (await draft()).draft })
const sessionFacts = async () =>
  (await world.store.find('facts', { index: 'subject', equals: ['sessions/s1'], limit: 100 })).docs
const shows = async (who: string) =>
  (await world.told(who)).map(({ say }) => ('show' in say ? say.show : 'notice'))

/** A session on its day: one dossier refused, one with its vote closed and no decision. */
const held = async () => {
  await planWith(world, [await putReady(world, 1), await putReady(world, 2)])
  await everybodyVotes(world, 'd1', 'unfavourable')
  await everybodyVotes(world, 'd2')
  world.on('2026-03-13')
  await close('d1')
  await close('d2')
  await refuse('d1')
}

describe('the draft', () => {
  test('makes itself: who voted what, quorum, decision and reasons, as they stand', async () => {
    await held()
    const { minutes, texts, step, undecided, open, signs } = await draft()
    expect({ step, open, undecided, signs }).toEqual({
      step: 'draft',
      open: [],
      undecided: ['M-2026-002'],
      signs: true,
    })
    expect(minutes).toMatchObject({ on: '2026-03-12', mode: 'meeting', convened: { on: '2026-03-02' } })
    expect(minutes.attendance).toHaveLength(9)
    const [first, second] = minutes.dossiers
    expect(first).toMatchObject({
      code: 'M-2026-001',
      vote: {
        tally: { unfavourable: 9, missing: 0 },
        quorum: { counted: 9, of: 9, needed: 5, reached: true },
        outcome: 'refuse',
      },
      decision: { outcome: 'refuse', on: '2026-03-13', departs: [] },
    })
    expect(texts[first?.decision?.reason ?? '']).toBe('Le besoin relève d’un autre dispositif.')
    expect(texts[first?.vote?.voices[0]?.reason ?? '']).toBe('Un motif.')
    expect(second?.decision).toBeUndefined()
  })

  test('is the secretariat’s alone: a member reads the minutes once they are signed', async () => {
    await held()
    expect(await refusalOf(world.act('member', 'minutes.show', { session: 's1' }))).toBe('not-now')
    await sign()
    expect(await draft('member')).toMatchObject({ step: 'signed', signed: { intact: true } })
  })

  test.each(['provider', 'referrer', 'siao'])('%s reads neither draft nor minutes', async who => {
    await held()
    await sign()
    expect(await refusalOf(world.act(who, 'minutes.show', { session: 's1' }))).toBe('not-allowed')
  })

  test('without naming a session: the last that has begun', async () => {
    await held()
    expect((await dataOf(world.act('secretariat', 'minutes.show'))).session).toBe('s1')
  })

  test('a dossier taken off the agenda after its vote had opened stays in it, undecided', async () => {
    await planWith(world, [await putReady(world, 1), await putReady(world, 2)])
    await world.act('secretariat', 'agenda.change', { session: 's1', remove: 'd2' })
    const { minutes, open } = await draft()
    expect(minutes.dossiers.map(({ code }) => code)).toEqual(['M-2026-001', 'M-2026-002'])
    expect(minutes.dossiers[1]?.decision).toBeUndefined()
    expect(open).toEqual(['M-2026-001'])
  })

  test('no name of a household in it, nor reasons of a vote that is open', async () => {
    await planWith(world, [await putReady(world, 1)])
    await everybodyVotes(world, 'd1', 'unfavourable')
    const view = JSON.stringify(await draft())
    expect(view).not.toContain('Secretname')
    expect(view).not.toContain('Un motif.')
  })
})

describe('signing', () => {
  test('refused while votes are open, naming them; the secretariat gets the draft as it is', async () => {
    await planWith(world, [await putReady(world, 1)])
    world.on('2026-03-13')
    const answer = await sign()
    expect('refused' in answer && answer.refused).toMatchObject({
      code: 'minutes-open',
      params: { codes: 'M-2026-001' },
    })
    expect(answer.view?.card).toBe('minutes')
  })

  test('refused before the hour of the session', async () => {
    await planWith(world, [await putReady(world, 1)])
    await everybodyVotes(world, 'd1')
    await close('d1')
    expect((await draft()).signs).toBe(false)
    expect(await refusalOf(sign())).toBe('not-now')
  })

  test('the session was held, its undecided dossier waits for another, every member gets the minutes', async () => {
    await held()
    await sign()
    expect((await world.store.get('sessions', 's1'))?.state).toBe('held')
    expect(await world.dossier('d2')).toMatchObject({ stage: 'ready' })
    expect((await world.dossier('d2')).session).toBeUndefined()
    expect((await world.dossier('d1')).stage).toBe('refused')
    for (const who of ['member', 'member2', 'chair', 'landlord'])
      expect([who, (await shows(who)).includes('minutes.show')]).toEqual([who, true])
    const signed = await world.store.get('minutes', 's1')
    expect((await sessionFacts()).at(-1)).toMatchObject({
      kind: 'minutes-signed',
      data: { hash: signed?.hash, dossiers: 2 },
    })
    expect(signed?.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  test('of a session cancelled after it had decided: signed at once, and it stays cancelled', async () => {
    await planWith(world, [await putReady(world, 1), await putReady(world, 2)])
    await everybodyVotes(world, 'd1', 'unfavourable')
    await close('d1')
    await refuse('d1')
    await world.act('secretariat', 'session.cancel', { session: 's1', reason: 'unavailable' })
    const { signs, undecided, minutes } = await draft()
    expect({ signs, undecided }).toEqual({ signs: true, undecided: [] })
    expect(minutes).toMatchObject({
      cancelled: true,
      dossiers: [{ code: 'M-2026-001', decision: { outcome: 'refuse' } }, { code: 'M-2026-002' }],
    })
    expect(minutes.dossiers[1]?.decision).toBeUndefined()
    await sign()
    expect((await world.store.get('sessions', 's1'))?.state).toBe('cancelled')
    expect((await shows('member2')).filter(show => show === 'minutes.show')).toHaveLength(1)
    const read = await draft('member')
    expect(read).toMatchObject({ step: 'signed', signed: { intact: true } })
    expect(read).not.toHaveProperty('remark')
  })

  test('never of one that was cancelled before it decided anything', async () => {
    await planWith(world, [await putReady(world, 1)])
    await everybodyVotes(world, 'd1')
    await close('d1')
    await world.act('secretariat', 'session.cancel', { session: 's1', reason: 'other' })
    world.on('2026-03-13')
    expect((await draft()).signs).toBe(false)
    expect(await refusalOf(sign())).toBe('session-over')
  })

  test('twice signs once', async () => {
    await held()
    const { draft: read } = await draft()
    const press = () => world.act('secretariat', 'minutes.sign', { session: 's1', draft: read })
    await Promise.all([press(), press()])
    await press()
    expect((await sessionFacts()).filter(({ kind }) => kind === 'minutes-signed')).toHaveLength(1)
    expect((await shows('member2')).filter(show => show === 'minutes.show')).toHaveLength(1)
  })

  test('signs what was read: a draft that has changed since is shown again', async () => {
    await held()
    const { draft: read } = await draft()
    await refuse('d2', 'Une suite plus simple a été trouvée.')
    const answer = await world.act('secretariat', 'minutes.sign', { session: 's1', draft: read })
    expect('refused' in answer && answer.refused.code).toBe('draft-changed')
    expect(await world.store.get('minutes', 's1')).toBeUndefined()
    expect((await world.store.get('sessions', 's1'))?.state).toBe('planned')
  })

  test.each(['member', 'chair', 'ddets'])('%s does not sign', async who => {
    await held()
    const { draft: read } = await draft()
    expect(await refusalOf(world.act(who, 'minutes.sign', { session: 's1', draft: read }))).toBe(
      'not-allowed',
    )
  })
})

describe('signed minutes', () => {
  test('nothing that people wrote can be read in the store', async () => {
    await held()
    await sign()
    const stored = JSON.stringify(await world.store.get('minutes', 's1'))
    expect(stored).not.toContain('motif')
    expect(stored).not.toContain('dispositif.')
  })

  test('no verb changes them: neither votes, decisions, actions nor the agenda', async () => {
    await held()
    await world.act('secretariat', 'task.set', {
      session: 's1',
      task: 't1',
      what: 'Écrire aux communes.',
      owner: personBy('member').id,
      due: '2026-04-09',
    })
    await sign()
    const before = await world.store.get('minutes', 's1')
    const attempts: readonly [string, string, object][] = [
      ['secretariat', 'minutes.sign', { session: 's1', draft: 'another' }],
      [
        'secretariat',
        'task.set',
        { session: 's1', task: 't2', what: 'x', owner: personBy('member').id, due: '2026-04-09' },
      ],
      ['secretariat', 'agenda.change', { session: 's1', dossiers: 'd2' }],
      ['secretariat', 'agenda.change', { session: 's1', remove: 'd1' }],
      ['secretariat', 'session.convene', { session: 's1' }],
      ['secretariat', 'round.close', { dossier: 'd2', round: 'd2.1' }],
      [
        'secretariat',
        'decision.record',
        { dossier: 'd2', round: 'd2.1', outcome: 'refuse', reason: 'x', confirm: 'yes' },
      ],
      ['member', 'vote.cast', { dossier: 'd2', round: 'd2.1', choice: 'abstain' }],
      ['member', 'task.close', { task: 't1', state: 'done' }],
    ]
    for (const [who, verb, payload] of attempts) await world.act(who, verb, payload).catch(() => undefined)
    expect(await world.store.get('minutes', 's1')).toEqual(before)
    expect(await draft('member')).toMatchObject({
      signed: { intact: true },
      minutes: { actions: [{ state: 'open' }] },
    })
  })

  test('an erased household leaves its digests: texts are gone, the proof of the rest holds', async () => {
    await held()
    await sign()
    const household = await world.store.get('households', 'd1')
    if (!household) throw new Error('no household')
    await world.store.commit([{ do: 'remove', in: 'households', doc: household }])
    const { texts, signed } = await draft('member')
    expect(texts).toEqual({})
    expect(signed?.intact).toBe(true)
  })

  test.each([
    ['a voice', (m: string) => m.replace('"unfavourable":9', '"unfavourable":8')],
    ['a choice', (m: string) => m.replace('"choice":"unfavourable"', '"choice":"favourable"')],
    ['the decision', (m: string) => m.replace('"outcome":"refuse","on"', '"outcome":"adjourn","on"')],
    ['the day', (m: string) => m.replace('"on":"2026-03-12"', '"on":"2026-03-11"')],
    ['who was there', (m: string) => m.replace('Habitat Tilleul', 'Habitat Autre')],
    ['a code', (m: string) => m.replace('M-2026-001', 'M-2026-003')],
    ['a digest', (m: string) => m.replace(/"digest":"./, '"digest":"x')],
  ])('%s changed in the store: another hash, and whoever reads them is told', async (_, change) => {
    await held()
    await sign()
    const signed = await world.store.get('minutes', 's1')
    if (!signed) throw new Error('not signed')
    const text = JSON.stringify(signed)
    const changed = JSON.parse(change(text)) as typeof signed
    expect(JSON.stringify(changed)).not.toBe(text)
    expect(hashOf(changed)).not.toBe(signed.hash)
    await world.store.commit([{ do: 'put', in: 'minutes', doc: { ...changed, v: signed.v } }])
    expect((await draft('member')).signed?.intact).toBe(false)
  })

  test('changed with its hash made anew: the fact of the day it was signed still tells', async () => {
    await held()
    await sign()
    const signed = await world.store.get('minutes', 's1')
    if (!signed) throw new Error('not signed')
    const minutes = { ...signed.minutes, on: '2026-03-11' as const }
    await world.store.commit([
      { do: 'put', in: 'minutes', doc: { ...signed, minutes, hash: hashOf({ ...signed, minutes }) } },
    ])
    expect((await draft('member')).signed?.intact).toBe(false)
  })

  test('the order of fields changes nothing of the hash', async () => {
    await held()
    await sign()
    const signed = await world.store.get('minutes', 's1')
    if (!signed) throw new Error('not signed')
    const turned = <T extends object>(value: T): T =>
      Object.fromEntries(Object.entries(value).reverse()) as unknown as T
    expect(hashOf({ minutes: turned(signed.minutes), texts: turned(signed.texts) })).toBe(signed.hash)
  })
})
