/** A referral is withdrawn, on an agenda too; what was closed is taken up again. */
import { act } from '../../src/actions/act'
import { personBy } from '../../scripts/demo/partners'
import { everybodyVotes, planWith, putReady } from '../support/commission'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(() => world.close())

const withdraw = (who: string, dossier = 'd1', reason = 'other-solution', on: World = world) =>
  on.act(who, 'withdrawal.record', { dossier, reason })
const reconsider = (who: string, reason = 'new-information') =>
  world.act(who, 'withdrawal.reconsider', { dossier: 'd1', reason })
const lastFact = async (dossier = 'd1') => (await world.facts(dossier)).at(-1)
const stage = async (dossier = 'd1') => (await world.dossier(dossier)).stage

describe('withdrawn', () => {
  it.each(['referrer', 'secretariat'])('by the %s, with a reason of the list', async who => {
    await putReady(world)
    await withdraw(who)
    expect(await stage()).toBe('withdrawn')
    expect(await lastFact()).toMatchObject({ kind: 'withdrawn', data: { reason: 'other-solution' } })
  })

  it.each(['member', 'chair', 'siao', 'ddets', 'provider', 'landlord'])('not by %s', async who => {
    await putReady(world)
    expect(await refusalOf(withdraw(who))).toBe(who === 'landlord' ? 'moved-on' : 'not-allowed')
    expect(await stage()).toBe('ready')
  })

  it('while it is on an agenda: its round closes, its line goes, and a voice comes too late', async () => {
    await putReady(world, 2)
    await planWith(world, [await putReady(world), 'd2'])
    await world.act('member2', 'vote.cast', { dossier: 'd1', round: 'd1.1', choice: 'favourable' })
    await withdraw('referrer')
    expect(await world.store.get('rounds', 'd1.1')).toMatchObject({ state: 'closed' })
    expect(await world.store.get('sessions', 's1')).toMatchObject({ agenda: ['d2'] })
    const late = world.act('member3', 'vote.cast', { dossier: 'd1', round: 'd1.1', choice: 'favourable' })
    expect(await refusalOf(late)).toBe('round-closed')
  })

  it('is told to SIAO and the secretariat, not to who did it', async () => {
    await putReady(world)
    const before = (await world.told('referrer')).length
    await withdraw('referrer')
    for (const who of ['siao', 'secretariat'])
      expect((await world.told(who)).at(-1)?.say).toHaveProperty('fact')
    expect(await world.told('referrer')).toHaveLength(before)
  })

  it('not once the commission has decided', async () => {
    await planWith(world, [await putReady(world)])
    await everybodyVotes(world, 'd1', 'unfavourable')
    await world.act('secretariat', 'round.close', { dossier: 'd1', round: 'd1.1' })
    await world.act('secretariat', 'decision.record', {
      confirm: 'yes',
      dossier: 'd1',
      round: 'd1.1',
      outcome: 'refuse',
      reason: 'Un motif.',
      teller: personBy('referrer').id,
    })
    expect(await stage()).toBe('refused')
    expect(await refusalOf(withdraw('secretariat'))).toBe('moved-on')
  })
})

describe('withdrawn at the same second as', () => {
  const RACES = 4
  let other: World
  const dossiers = Array.from({ length: RACES }, (_, n) => `d${n + 1}`)
  beforeEach(async () => {
    other = await makeWorld({ beside: world })
    for (let n = 1; n <= RACES; n += 1) await putReady(world, n)
    await planWith(world, dossiers)
  })
  afterEach(() => other.close())
  const roundOf = async (dossier: string) => {
    const round = await world.store.get('rounds', `${dossier}.1`)
    if (!round) throw new Error('no round')
    return round
  }

  it.each(dossiers)('a voice: in or out, and the round is closed (%s)', async dossier => {
    const ballot = { dossier, round: `${dossier}.1`, choice: 'favourable' }
    const [code] = await Promise.all([
      refusalOf(act(other.app, personBy('member2'), 'vote.cast', ballot)),
      withdraw('referrer', dossier),
    ])
    const { state, voices, history } = await roundOf(dossier)
    expect([state, await stage(dossier)]).toEqual(['closed', 'withdrawn'])
    expect([Object.keys(voices).length, history.length]).toEqual(code === undefined ? [1, 1] : [0, 0])
  })

  it.each(dossiers)('the secretariat closing the round: it closes once (%s)', async dossier => {
    const [close] = await Promise.all([
      refusalOf(other.act('secretariat', 'round.close', { dossier, round: `${dossier}.1` })),
      withdraw('referrer', dossier),
    ])
    expect((await roundOf(dossier)).state).toBe('closed')
    expect(await stage(dossier)).toBe('withdrawn')
    const closings = (await world.facts(dossier)).filter(({ kind }) => kind === 'round-closed')
    expect(closings).toHaveLength(close === undefined ? 1 : 0)
  })

  it('all of them by two people: each is withdrawn once, nothing is left on the agenda', async () => {
    await Promise.all(
      dossiers.flatMap(dossier => [
        refusalOf(withdraw('referrer', dossier)),
        refusalOf(withdraw('secretariat', dossier, 'in-error', other)),
      ]),
    )
    expect((await world.store.get('sessions', 's1'))?.agenda).toEqual([])
    for (const dossier of dossiers) {
      const kinds = (await world.facts(dossier)).map(({ kind }) => kind)
      expect(kinds.filter(kind => kind === 'withdrawn')).toHaveLength(1)
    }
  })
})

describe('taken up again', () => {
  it('withdrawn, it goes back to SIAO, which orients it anew', async () => {
    await putReady(world)
    await withdraw('referrer')
    await reconsider('secretariat')
    expect(await stage()).toBe('siao')
    expect((await world.told('siao')).at(-1)?.say).toEqual({ show: 'siao.show', payload: { dossier: 'd1' } })
    await world.act('siao', 'siao.orientation', { dossier: 'd1', on: '2026-03-02', outcome: 'here' })
    expect(await stage()).toBe('ready')
  })

  it('refused by the commission, it waits for another session', async () => {
    await putReady(world, 1, { stage: 'refused' })
    await reconsider('secretariat', 'situation-changed')
    expect(await stage()).toBe('ready')
    expect((await lastFact())?.data).toEqual({ reason: 'situation-changed', to: 'ready' })
    await planWith(world, ['d1'])
    expect(await stage()).toBe('agenda')
  })

  it('oriented elsewhere, by SIAO itself', async () => {
    await putReady(world, 1, { stage: 'elsewhere' })
    await reconsider('siao')
    expect(await stage()).toBe('siao')
    await world.act('siao', 'siao.orientation', { dossier: 'd1', on: '2026-03-02', outcome: 'here' })
    expect(await stage()).toBe('ready')
  })

  it.each([
    ['refused', 'siao'],
    ['withdrawn', 'referrer'],
    ['ready', 'secretariat'],
  ] as const)('not what is %s by %s', async (at, who) => {
    await putReady(world, 1, { stage: at })
    expect(await refusalOf(reconsider(who))).not.toBeUndefined()
    expect(await stage()).toBe(at)
  })
})
