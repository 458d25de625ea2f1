import { personBy } from '../../scripts/demo/partners'
import { type Outcome, act } from '../../src/actions/act'
import { everybodyVotes, planWith, putReady } from '../support/commission'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
let round: string
beforeEach(async () => {
  world = await makeWorld()
  await planWith(world, [await putReady(world)])
  round = (await world.dossier('d1')).round ?? ''
})
afterEach(() => world.close())

const vote = (who: string, choice: string, given: object = {}) =>
  world.act(who, 'vote.cast', { dossier: 'd1', round, choice, ...given })
const card = async (outcome: Promise<Outcome>): Promise<Record<string, unknown>> => {
  const { view } = await outcome
  return { card: view?.card, open: view?.open, about: view?.about, ...(view?.data as object) }
}
const stored = async () => {
  const found = await world.store.get('rounds', round)
  if (!found) throw new Error('no round')
  return found
}

describe('a member votes', () => {
  test('and sees the household without identity, the summary for the commission, and no tally before', async () => {
    const shown = await card(world.act('member2', 'vote.show', { dossier: 'd1' }))
    expect(shown).toMatchObject({
      step: 'ask',
      open: true,
      mine: { organisation: 'metropole', name: 'Métropole Exemple' },
      sheet: {
        summary: 'Famille de quatre personnes, sans nom.',
        labels: 'none',
        session: { on: '2026-03-12' },
      },
    })
    expect(shown.tally).toBeUndefined()
    expect(JSON.stringify(shown)).not.toContain('Secretname')
  })

  test('one press: the voice counts, the card shows it with the tally and is no longer open', async () => {
    expect(await card(vote('member2', 'favourable'))).toMatchObject({
      step: 'voted',
      open: false,
      voice: { choice: 'favourable', by: personBy('member2').name, on: '2026-03-02' },
      tally: { favourable: 1, missing: 8 },
      cast: 1,
      asked: 9,
    })
  })

  test('the answer is the card of the version that is stored', async () => {
    const { about } = await card(vote('member2', 'favourable'))
    expect(about).toEqual({ subject: `rounds/${round}`, v: (await stored()).v })
    expect(await card(world.act('member2', 'vote.show', { dossier: 'd1' }))).toMatchObject({
      step: 'voted',
      about,
    })
  })

  test('a voice is one document written, nothing else: no fact, no message', async () => {
    const before = [await world.facts('d1'), await world.told('secretariat')]
    world.changed.length = 0
    await vote('member2', 'favourable')
    expect(world.changed).toEqual([`rounds/${round}`])
    expect([await world.facts('d1'), await world.told('secretariat')]).toEqual(before)
  })

  test('the same press twice, or ten at once, counts once and writes once', async () => {
    await Promise.all(Array.from({ length: 10 }, () => vote('member2', 'favourable')))
    const once = await stored()
    expect(once.history).toHaveLength(1)
    await vote('member2', 'favourable')
    expect((await stored()).v).toBe(once.v)
  })

  test('all nine at once: nobody is lost', async () => {
    await everybodyVotes(world, 'd1')
    expect(Object.keys((await stored()).voices)).toHaveLength(9)
  })

  test('may change their mind while the round is open: the last one counts, each change is kept', async () => {
    await vote('member2', 'favourable')
    expect(await card(world.act('member2', 'vote.show', { dossier: 'd1', change: 'yes' }))).toMatchObject({
      step: 'ask',
      open: true,
      voice: { choice: 'favourable' },
    })
    await vote('member2', 'abstain')
    const { voices, history } = await stored()
    expect(voices.metropole?.choice).toBe('abstain')
    expect(history.map(({ choice }) => choice)).toEqual(['favourable', 'abstain'])
  })

  test('a colleague of the same organisation replaces the voice, and it is shown who cast it', async () => {
    await vote('ddets', 'favourable')
    await vote('chair', 'abstain')
    expect((await stored()).voices.prefecture).toMatchObject({ choice: 'abstain', by: personBy('chair').id })
    expect(await card(world.act('ddets', 'vote.show', { dossier: 'd1' }))).toMatchObject({
      step: 'voted',
      voice: { choice: 'abstain', by: personBy('chair').name },
    })
  })

  test('the tally is hidden from who has not voted', async () => {
    await vote('member', 'favourable')
    const shown = await card(world.act('member2', 'vote.show', { dossier: 'd1' }))
    expect([shown.tally, shown.cast]).toEqual([undefined, 1])
  })
})

describe('a reason', () => {
  test.each(['unfavourable', 'adjourn'])('%s first asks for it, and nothing counts yet', async choice => {
    const { v } = await stored()
    expect(await card(vote('member2', choice))).toMatchObject({ step: 'reason', chosen: choice, open: true })
    expect((await stored()).v).toBe(v)
    expect(await refusalOf(vote('member2', choice, { confirm: 'yes', reason: '   ' }))).toBe('reason-needed')
    expect((await stored()).v).toBe(v)
  })

  test('a card that waits for one is not refreshed away', async () => {
    const { view } = await vote('member2', 'adjourn')
    expect(view?.again).toBeUndefined()
  })

  test('is sealed with the household’s key, read by the secretariat once the round is closed', async () => {
    await vote('member2', 'unfavourable', { confirm: 'yes', reason: 'Un motif à garder.' })
    expect(JSON.stringify(await stored())).not.toContain('motif à garder')
    const voices = async () => (await card(world.act('secretariat', 'round.show', { dossier: 'd1' }))).voices
    expect(await voices()).toContainEqual({
      organisation: 'Métropole Exemple',
      part: 'voted',
      choice: 'unfavourable',
      by: personBy('member2').name,
      on: '2026-03-02',
    })
    await world.act('secretariat', 'round.close', { dossier: 'd1', round })
    expect(await voices()).toContainEqual(
      expect.objectContaining({ organisation: 'Métropole Exemple', reason: 'Un motif à garder.' }),
    )
  })

  test('the same press with the same reason writes once; another reason replaces it', async () => {
    const cast = (reason: string) => vote('member2', 'unfavourable', { confirm: 'yes', reason })
    await cast('Un motif.')
    const once = await stored()
    await cast('Un motif.')
    expect((await stored()).v).toBe(once.v)
    await cast('Un autre.')
    expect((await stored()).v).toBe(once.v + 1)
  })

  test('is bounded, and kept as typed', async () => {
    expect(await refusalOf(vote('member2', 'adjourn', { confirm: 'yes', reason: 'x'.repeat(1001) }))).toBe(
      'payload',
    )
    const odd = '**gras** `code` ${rien} <b>x</b> \u202Egauche 🙂'
    await vote('member2', 'adjourn', { confirm: 'yes', reason: odd })
    await world.act('secretariat', 'round.close', { dossier: 'd1', round })
    const { voices } = await card(world.act('secretariat', 'round.show', { dossier: 'd1' }))
    expect(voices).toContainEqual(expect.objectContaining({ reason: odd }))
  })
})

describe('who may not', () => {
  test.each(['provider', 'referrer', 'siao', 'secretariat'])('%s has no vote', async who => {
    expect(await refusalOf(vote(who, 'favourable'))).toBe('not-allowed')
    expect((await stored()).voices).toEqual({})
  })

  test('a member of a consultative organisation follows the dossier, without a voice', async () => {
    const guest = { ...personBy('member2'), posts: [{ role: 'member', organisation: 'ccas' }] } as const
    const cast = act(world.app, guest, 'vote.cast', { dossier: 'd1', round, choice: 'favourable' })
    expect(await refusalOf(cast)).toBe('no-voice')
    const shown = await act(world.app, guest, 'vote.show', { dossier: 'd1' })
    expect(shown.view?.data).toMatchObject({ step: 'watch' })
    expect(shown.view?.open).toBe(false)
  })

  test('nobody votes for an organisation that is not theirs', async () => {
    expect(await refusalOf(vote('member2', 'favourable', { organisation: 'departement' }))).toBe('no-voice')
  })

  test.each([
    ['a made-up round', { round: 'nothing' }, 'not-found'],
    ['the round of another dossier', { dossier: 'd2' }, 'not-found'],
    ['a choice that is none', { choice: 'yes' }, 'payload'],
    ['a tampered id', { round: { $ne: '' } }, 'payload'],
  ])('%s is refused', async (_, given, code) => {
    expect(
      await refusalOf(
        world.act('member2', 'vote.cast', { dossier: 'd1', round, choice: 'favourable', ...given }),
      ),
    ).toBe(code)
  })
})

describe('the secretariat closes the round', () => {
  const close = (who = 'secretariat') => world.act(who, 'round.close', { dossier: 'd1', round })

  test('first sees how far the vote is, and is asked again while voices are missing', async () => {
    await vote('member2', 'favourable')
    expect(await card(world.act('secretariat', 'round.show', { dossier: 'd1' }))).toMatchObject({
      step: 'open',
      cast: 1,
      asked: 9,
    })
    expect(
      await card(world.act('secretariat', 'round.show', { dossier: 'd1', confirm: 'yes' })),
    ).toMatchObject({ step: 'confirm' })
    expect((await stored()).state).toBe('open')
  })

  test('then no voice counts any more: who comes late gets the closed card', async () => {
    await close()
    const late = await vote('member2', 'favourable')
    expect('refused' in late && late.refused.code).toBe('round-closed')
    expect(late.view).toMatchObject({
      card: 'vote',
      open: false,
      data: { step: 'closed', tally: { missing: 9 } },
    })
    expect((await stored()).voices).toEqual({})
  })

  test('two at once: one fact, and the second gets the round as it is', async () => {
    const answers = await Promise.all([close(), close()])
    expect(answers.filter(answer => 'refused' in answer)).toHaveLength(1)
    expect((await world.facts('d1')).filter(({ kind }) => kind === 'round-closed')).toHaveLength(1)
  })

  test('a voice that arrives while it closes is in or out, never half', async () => {
    const [, voted] = await Promise.all([close(), vote('member2', 'favourable')])
    const counted = 'refused' in voted ? 0 : 1
    expect(Object.keys((await stored()).voices)).toHaveLength(counted)
    expect((await stored()).history).toHaveLength(counted)
  })

  test.each(['member', 'chair', 'siao'])('%s does not', async who => {
    expect(await refusalOf(close(who))).toBe('not-allowed')
  })
})
