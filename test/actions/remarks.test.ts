/** Members remark on the minutes: on the draft that was sent to them, and after the signature for the next ones. */
import type { Outcome } from '../../src/actions/act'
import type { MinutesView } from '../../src/actions/minutes'
import { papers } from '../../src/papers'
import { everybodyVotes, planWith, putReady } from '../support/commission'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld()
  await planWith(world, [await putReady(world)])
  await everybodyVotes(world, 'd1')
  world.on('2026-03-13')
  await world.act('secretariat', 'round.close', { dossier: 'd1', round: 'd1.1' })
})
afterEach(() => world.close())

const dataOf = async (outcome: Promise<Outcome>): Promise<MinutesView> => {
  const { view } = await outcome
  if (view?.card !== 'minutes') throw new Error(`no minutes but ${view?.card}`)
  return view.data
}
const show = (who: string, session = 's1') => dataOf(world.act(who, 'minutes.show', { session }))
const share = () => world.act('secretariat', 'minutes.share', { session: 's1' })
const remark = (who: string, text = 'Nous étions présents.', id = 'r1', session = 's1') =>
  world.act(who, 'remark.make', { session, remark: id, text })
const settle = (more: object, session = 's1') =>
  world.act('secretariat', 'remark.settle', { session, remark: 'r1', ...more })
const sign = async (session = 's1') =>
  world.act('secretariat', 'minutes.sign', { session, draft: (await show('secretariat', session)).draft })
const written = ({ minutes, texts }: MinutesView) =>
  (minutes.remarks ?? []).map(({ organisation, text, outcome, answer, of }) => [
    organisation,
    texts[text],
    outcome,
    ...(answer ? [texts[answer]] : []),
    ...(of ? [of] : []),
  ])

describe('the draft', () => {
  it('is the secretariat’s alone until it is sent; then each member reads it, once told', async () => {
    expect(await refusalOf(world.act('member2', 'minutes.show', { session: 's1' }))).toBe('not-now')
    await share()
    await share()
    const { step, draft, signs, remark: id } = await show('member2')
    expect({ step, draft, signs }).toEqual({ step: 'draft', draft: undefined, signs: false })
    expect(id).toBeDefined()
    const told = (await world.told('member2')).filter(({ about }) => about === 'minutes.show|s1')
    expect(told).toHaveLength(1)
  })

  it('shows a member no form of the secretariat’s', async () => {
    await share()
    const { step, form } = await dataOf(
      world.act('member2', 'minutes.show', { session: 's1', step: 'action' }),
    )
    expect([step, form]).toEqual(['draft', undefined])
  })

  it('takes no remark before it is sent', async () => {
    expect(await refusalOf(remark('member2'))).toBe('not-now')
  })

  it('is not sent before the session, nor by a member', async () => {
    expect(await refusalOf(world.act('member2', 'minutes.share', { session: 's1' }))).toBe('not-allowed')
    await planWith(world, [], { session: 's2', on: '2026-04-10' })
    const early = world.act('secretariat', 'minutes.share', { session: 's2' })
    expect(await refusalOf(early)).toBe('not-now')
  })
})

test('a vote that is still open is hidden from the members in the draft, and stands in the secretariat’s', async () => {
  await planWith(world, [await putReady(world, 2)], { session: 's2', on: '2026-04-10' })
  await world.act('member', 'vote.cast', {
    ...{ dossier: 'd2', round: 'd2.1', choice: 'unfavourable', reason: 'Un motif.' },
  })
  world.on('2026-04-11')
  await world.act('secretariat', 'minutes.share', { session: 's2' })
  const votes = async (who: string) =>
    (await show(who, 's2')).minutes.dossiers.map(({ vote }) => vote?.voices)
  expect(await votes('member2')).toEqual([undefined])
  expect((await votes('secretariat'))[0]).toContainEqual({
    organisation: 'Département Exemple',
    choice: 'unfavourable',
  })
  await world.act('secretariat', 'round.close', { dossier: 'd2', round: 'd2.1' })
  expect((await votes('member2'))[0]).toHaveLength(9)
})

describe('a remark on the draft', () => {
  beforeEach(share)

  it('is not settled from another session’s draft', async () => {
    await planWith(world, [await putReady(world, 2)], { session: 's2', on: '2026-04-10' })
    await remark('member2')
    const before = (await world.told('member2')).length
    expect(await refusalOf(settle({ outcome: 'taken' }, 's2'))).toBe('not-found')
    expect(await world.told('member2')).toHaveLength(before)
  })

  it('is made once, told to the secretariat, and is not signed over', async () => {
    const read = await show('secretariat')
    await remark('member2')
    await remark('member2')
    expect(written(await show('secretariat'))).toEqual([
      ['Métropole Exemple', 'Nous étions présents.', 'open'],
    ])
    expect((await world.told('secretariat')).at(-1)?.say).toHaveProperty('fact')
    expect(await refusalOf(sign())).toBe('remarks-open')
    // Read before the remark came: what was read is not what would be signed.
    await settle({ outcome: 'taken' })
    const stale = world.act('secretariat', 'minutes.sign', { session: 's1', draft: read.draft })
    expect(await refusalOf(stale)).toBe('draft-changed')
  })

  it('stands in the signed minutes with its answer, on paper too, and is proven', async () => {
    await remark('member2')
    await settle({ outcome: 'answered', answer: 'La feuille de présence fait foi.' })
    await sign()
    const signed = await show('member3')
    expect(written(signed)).toEqual([
      ['Métropole Exemple', 'Nous étions présents.', 'answered', 'La feuille de présence fait foi.'],
    ])
    expect(signed.signed?.intact).toBe(true)
    const pdf = await papers.minutes?.pdf?.(signed, { language: 'fr', now: world.app.clock.now() } as never)
    expect(Buffer.isBuffer(pdf?.body) && pdf.body.length).toBeGreaterThan(1000)
  })

  it('changes no more once signed', async () => {
    await remark('member2')
    await settle({ outcome: 'taken' })
    await sign()
    expect(await refusalOf(settle({ outcome: 'answered', answer: 'Trop tard.' }))).toBe('minutes-signed')
  })

  it('needs a text to be answered', async () => {
    await remark('member2')
    expect(await refusalOf(settle({ outcome: 'answered' }))).toBe('reason-needed')
    expect(await refusalOf(remark('member3', '   ', 'r2'))).toBe('payload')
  })

  it.each(['referrer', 'siao', 'provider', 'steering'])('is not %s’s to make', async who => {
    expect(await refusalOf(remark(who))).toBe('not-allowed')
  })

  it('is kept sealed', async () => {
    await remark('member2', 'Un texte très reconnaissable.')
    expect(JSON.stringify(await world.store.get('remarks', 'r1'))).not.toContain('reconnaissable')
  })
})

describe('a remark on signed minutes', () => {
  it('leaves them as they are, and stands in those of the next session', async () => {
    await sign()
    const before = await show('member2')
    await remark('member2', 'Une voix manque.')
    expect(await show('member2')).toMatchObject({ minutes: before.minutes, signed: before.signed })
    await planWith(world, [await putReady(world, 2)], { session: 's2', on: '2026-04-10' })
    world.on('2026-04-13')
    expect(written(await show('secretariat', 's2'))).toEqual([
      ['Métropole Exemple', 'Une voix manque.', 'open', '2026-03-12'],
    ])
    await settle({ outcome: 'taken' }, 's2')
    await world.act('secretariat', 'round.close', { dossier: 'd2', round: 'd2.1' })
    await sign('s2')
    expect(written(await show('member3', 's2'))).toEqual([
      ['Métropole Exemple', 'Une voix manque.', 'taken', '2026-03-12'],
    ])
    // In no third minutes.
    await planWith(world, [], { session: 's3', on: '2026-05-12' })
    expect(written(await show('secretariat', 's3'))).toEqual([])
  })
})
