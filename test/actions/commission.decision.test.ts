import type { Outcome } from '../../src/actions/act'
import { Refused } from '../../src/domain/refused'
import { everybodyVotes, planWith, putReady } from '../support/commission'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(() => world.close())

const refusalOf = async (outcome: Promise<Outcome>): Promise<[string, unknown] | undefined> => {
  try {
    const answer = await outcome
    return 'refused' in answer ? [answer.refused.code, answer.refused.params] : undefined
  } catch (error) {
    if (error instanceof Refused) return [error.code, error.params]
    throw error
  }
}
const card = async (outcome: Promise<Outcome>): Promise<Record<string, unknown>> => {
  const { view } = await outcome
  return { card: view?.card, open: view?.open, ...(view?.data as object) }
}

/** A dossier whose round is closed after everybody voted alike. */
const closed = async (n = 1, choice: 'favourable' | 'unfavourable' = 'favourable', given = {}) => {
  const id = await putReady(world, n, given)
  await planWith(world, [id], { session: `s${n}` })
  await everybodyVotes(world, id, choice)
  const round = (await world.dossier(id)).round ?? ''
  await world.act('secretariat', 'round.close', { dossier: id, round })
  return { dossier: id, round }
}
const integration = { outcome: 'integrate', provider: 'passeurs', months: 12, funding: 'fnavdl' }
const record = (payload: object) =>
  world.act('secretariat', 'decision.record', { confirm: 'yes', ...payload })
const places = async () => (await world.store.get('programme', 'programme'))?.places ?? []

describe('recording a decision', () => {
  test('the form ranks the providers with reasons and present load', async () => {
    await putReady(world, 7, { stage: 'housed', provider: 'passeurs' })
    await putReady(world, 8, { stage: 'exited', provider: 'balises' })
    const { dossier } = await closed()
    expect(
      await card(world.act('secretariat', 'decision.show', { dossier, outcome: 'integrate' })),
    ).toMatchObject({
      step: 'integrate',
      open: true,
      providers: [
        { organisation: 'passeurs', reasons: ['territory'], load: 1 },
        { organisation: 'balises', reasons: ['load'], load: 0 },
      ],
      needs: [],
    })
  })

  test('while the round is open there is nothing to decide: the secretariat gets the round', async () => {
    const id = await putReady(world)
    await planWith(world, [id])
    const answer = await world.act('secretariat', 'decision.show', { dossier: id })
    expect('refused' in answer && answer.refused.code).toBe('not-now')
    expect(answer.view?.card).toBe('round')
    expect((await refusalOf(record({ dossier: id, round: 'd1.1', ...integration })))?.[0]).toBe('not-now')
  })

  test('a refusal keeps its reason sealed, tells referrer and SIAO, and takes no place', async () => {
    const ids = await closed(1, 'unfavourable')
    expect(await refusalOf(record({ ...ids, outcome: 'refuse' }))).toEqual([
      'reason-needed',
      { why: 'refuse' },
    ])
    expect(await card(record({ ...ids, outcome: 'refuse', reason: 'Un motif précis.' }))).toMatchObject({
      step: 'recorded',
      recorded: { outcome: 'refuse', against: false, reason: 'Un motif précis.' },
    })
    expect((await world.dossier('d1')).stage).toBe('refused')
    expect(await places()).toEqual([])
    const facts = await world.facts('d1')
    const refused = facts.find(({ kind }) => kind === 'refused')?.id
    for (const who of ['referrer', 'siao'])
      expect((await world.told(who)).some(({ say }) => 'fact' in say && say.fact === refused)).toBe(true)
    expect(JSON.stringify([facts, await world.dossier('d1')])).not.toContain('motif précis')
  })

  test('adjourned, the dossier is ready again; the next round keeps its own reason', async () => {
    const first = await closed()
    await record({ ...first, outcome: 'adjourn', reason: 'Attendre le bilan.' })
    expect((await world.dossier('d1')).stage).toBe('ready')
    await planWith(world, ['d1'], { session: 's2' })
    const second = { dossier: 'd1', round: 'd1.2' }
    await world.act('secretariat', 'round.close', second)
    await record({ ...second, outcome: 'refuse', reason: 'Le bilan a montré autre chose.' })
    expect(await card(world.act('secretariat', 'decision.show', { dossier: 'd1' }))).toMatchObject({
      recorded: { reason: 'Le bilan a montré autre chose.' },
    })
  })

  test('against the vote: a reason is needed, and it is shown', async () => {
    const ids = await closed(1, 'unfavourable')
    expect(
      await card(world.act('secretariat', 'decision.show', { dossier: 'd1', outcome: 'integrate' })),
    ).toMatchObject({ needs: ['against'] })
    expect(await refusalOf(record({ ...ids, ...integration }))).toEqual(['reason-needed', { why: 'against' }])
    expect(await card(record({ ...ids, ...integration, reason: 'Décidé en séance.' }))).toMatchObject({
      recorded: { against: true, reason: 'Décidé en séance.' },
    })
  })

  test('another provider than the first needs a reason; one that is not retained is refused', async () => {
    const ids = await closed()
    expect(await refusalOf(record({ ...ids, ...integration, provider: 'balises' }))).toEqual([
      'reason-needed',
      { why: 'provider' },
    ])
    expect((await refusalOf(record({ ...ids, ...integration, provider: 'ccas', reason: 'x' })))?.[0]).toBe(
      'provider-not-retained',
    )
    await record({ ...ids, ...integration, provider: 'balises', reason: 'Le ménage part vers Beaune.' })
    expect((await world.dossier('d1')).mandate).toMatchObject({
      provider: 'balises',
      state: 'asked',
      askedOn: '2026-03-02',
    })
  })

  test('the sixth household of the first year needs a reason', async () => {
    const programme = await world.store.get('programme', 'programme')
    if (!programme) throw new Error('no programme')
    await world.store.commit([
      { do: 'put', in: 'programme', doc: { ...programme, places: ['p1', 'p2', 'p3', 'p4', 'p5'] } },
    ])
    const ids = await closed()
    expect(await card(world.act('secretariat', 'decision.show', { dossier: 'd1' }))).toMatchObject({
      capacity: { used: 5, capacity: 5, year: 1 },
    })
    expect(await refusalOf(record({ ...ids, ...integration }))).toEqual([
      'capacity-reached',
      { used: 5, capacity: 5 },
    ])
    await record({ ...ids, ...integration, reason: 'Place libérée la semaine prochaine.' })
    expect(await places()).toHaveLength(6)
  })

  test('two last places, taken at once for three dossiers: the third is asked for a reason', async () => {
    const programme = await world.store.get('programme', 'programme')
    if (!programme) throw new Error('no programme')
    await world.store.commit([
      { do: 'put', in: 'programme', doc: { ...programme, places: ['p1', 'p2', 'p3'] } },
    ])
    const three = [await closed(1), await closed(2), await closed(3)]
    const codes = await Promise.all(
      three.map(async ids => (await refusalOf(record({ ...ids, ...integration })))?.[0]),
    )
    expect(codes.filter(code => code === 'capacity-reached')).toHaveLength(1)
    expect(await places()).toHaveLength(5)
  })

  test('two secretaries at once: one decision; the second gets the card as it is', async () => {
    const ids = await closed()
    const answers = await Promise.all([
      record({ ...ids, ...integration }),
      record({ ...ids, outcome: 'refuse', reason: 'Un motif.' }),
    ])
    const late = answers.filter(answer => 'refused' in answer)
    expect(late).toHaveLength(1)
    expect(late[0]?.view?.data).toMatchObject({ step: 'recorded' })
    const facts = await world.facts('d1')
    expect(facts.filter(({ kind }) => kind === 'integrated' || kind === 'refused')).toHaveLength(1)
  })

  test('the members’ vote cards follow: the round moves on with the decision', async () => {
    const ids = await closed()
    const before = (await world.store.get('rounds', ids.round))?.v ?? 0
    await record({ ...ids, ...integration })
    expect((await world.store.get('rounds', ids.round))?.v).toBe(before + 1)
    expect(await card(world.act('member2', 'vote.show', { dossier: 'd1' }))).toMatchObject({
      step: 'closed',
      decided: 'integrate',
    })
  })

  test.each([
    ['a provider missing', { provider: undefined }, 'payload'],
    ['37 months', { months: 37 }, 'payload'],
    ['half a month', { months: 1.5 }, 'payload'],
    ['no number of months', { months: '' }, 'payload'],
    ['a funder that is none', { funding: 'lottery' }, 'payload'],
    ['a decision of tomorrow', { on: '2026-03-03' }, 'date-future'],
    ['a decision before the vote', { on: '2026-03-01' }, 'date-too-early'],
    ['the round of another dossier', { round: 'nothing' }, 'not-found'],
  ])('%s is refused, nothing is kept', async (_, given, code) => {
    const ids = await closed()
    expect((await refusalOf(record({ ...ids, ...integration, ...given })))?.[0]).toBe(code)
    expect((await world.dossier('d1')).stage).toBe('agenda')
    expect(await places()).toEqual([])
  })

  test.each(['member', 'chair', 'provider', 'ddets'])('%s records none', async who => {
    const ids = await closed()
    expect((await refusalOf(world.act(who, 'decision.record', { ...ids, ...integration })))?.[0]).toBe(
      'not-allowed',
    )
  })
})
