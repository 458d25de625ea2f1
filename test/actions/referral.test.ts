import { runDue } from '../../src/jobs'
import { readHousehold } from '../../src/actions/household'
import { act, contextOf } from '../../src/actions/act'
import { loadDraft } from '../../src/actions/draft'
import type { Answers } from '../../src/domain/referralFields'
import { all } from '../../src/store/store'
import { personBy } from '../../scripts/demo/partners'
import { aLandlordReferral, aReferral, referred, referredByLandlord } from '../support/make'
import { refusal } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(() => world.close())

const form = async (who = 'referrer', verb = 'referral.show', payload = {}) => {
  const { view } = await world.act(who, verb, payload)
  if (view?.card !== 'referral-form') throw new Error(`no form: ${view?.card}`)
  return view.data
}

const dossiers = () => all(world.store, 'dossiers', { index: 'code' })
const ctx = (who: string) => contextOf(world.app, personBy(who))
const tell = async (who: string, verb: string) =>
  (await world.told(who)).filter(({ say }) => 'show' in say && say.show === verb)

describe('the form', () => {
  it('makes a dossier with its code, its sealed parts, its facts and SIAO’s card, and the draft is gone', async () => {
    const id = await referred(world)
    expect(await world.dossier(id)).toMatchObject({
      code: 'M-2026-001',
      kind: 'referral',
      stage: 'siao',
      maybeKnown: [],
    })
    expect((await world.facts(id)).map(({ kind, on, by }) => [kind, on, by])).toEqual([
      ['referred', '2026-03-02', personBy('referrer').id],
    ])
    expect(await tell('siao', 'siao.show')).toHaveLength(1)
    expect(await loadDraft(ctx('referrer'))).toBeUndefined()
    const parts = await readHousehold(ctx('siao'), await world.dossier(id), [
      'identity',
      'diagnosis',
      'health',
    ])
    expect(parts.identity).toMatchObject({
      first: { firstName: 'Ariane' },
      requestNumber: '021123456789012ABC',
    })
    expect(parts.diagnosis).toMatchObject({ author: 'Camille Diagnostic-Exemple' })
    expect(parts.health).toMatchObject({ difficulties: ['mental-health'] })
  })

  it('tells when the housing request was last renewed: its renewal is reminded from then on', async () => {
    const id = await referred(world, { requestOn: '2025-04-10' })
    expect((await world.dossier(id)).request).toEqual({ renewedOn: '2025-04-10' })
    // Thirty days before 10 April 2026.
    world.on('2026-03-11')
    await runDue(world.app)
    expect((await world.facts(id)).map(({ kind }) => kind)).toEqual([
      'referred',
      'request-renewed',
      'request-due',
    ])
    const unknown = await referred(world, { lastName: 'Exemple-Autre', requestNumber: '' })
    expect((await world.dossier(unknown)).request).toBeUndefined()
  })

  it('puts nothing that identifies into the store unsealed', async () => {
    await referred(world)
    const everything = await Promise.all(
      (['dossiers', 'households', 'facts', 'messages', 'fingerprints', 'counters', 'drafts'] as const).map(
        collection => all(world.store, collection, { index: 'id' }),
      ),
    )
    expect(JSON.stringify(everything)).not.toMatch(
      /Ariane|Basile|Exemple-|021123456789012ABC|voisinage|médico/i,
    )
  })

  it('is refused with every field to mend, and keeps what was typed', async () => {
    const { id } = await form()
    const { view, say } = await world.act('referrer', 'referral.submit', {
      draft: id,
      ...aReferral({ birthDate: '2031-01-01', requestNumber: '12', phone: '01 02' }),
    })
    expect(view).toBeUndefined()
    expect(say).toEqual({
      code: 'to-mend',
      params: { fields: 'birthDate:in-future requestNumber:request-number' },
    })
    expect(await dossiers()).toEqual([])
    expect((await loadDraft(ctx('referrer')))?.answers).toMatchObject({
      lastName: 'Exemple-Martin',
      phone: '01 02',
    })
  })

  it('does not show again what is private: it is kept when its input stays blank, replaced when it does not', async () => {
    const { id } = await form()
    await world.act('referrer', 'referral.submit', { draft: id, ...aReferral({ summary: 'court' }) })
    const again = await form()
    expect(again.id).toBe(id)
    const kept = again.fields.filter(field => field.kept).map(({ name }) => name)
    expect(kept).toEqual(expect.arrayContaining(['lastName', 'birthDate', 'diagnosisText', 'health']))
    expect(JSON.stringify(again)).not.toMatch(/Ariane|Exemple-Martin|médico/)
    expect(again.fields.find(({ name }) => name === 'typology')?.value).toBe('couple-children')
    const blanks = Object.fromEntries(again.fields.map(({ name, value }) => [name, value]))
    const { view } = await world.act('referrer', 'referral.submit', {
      draft: id,
      kept: kept.join(','),
      ...blanks,
      firstName: 'Adèle',
      summary: aReferral().summary,
    })
    expect(view?.card).toBe('referred')
    const { identity } = await readHousehold(ctx('siao'), await world.dossier(id), ['identity'])
    expect(identity?.first).toEqual({
      lastName: 'Exemple-Martin',
      firstName: 'Adèle',
      birthDate: '1988-04-12',
    })
  })

  it('pressed twice makes one dossier and shows it twice', async () => {
    const { id } = await form()
    const press = () => world.act('referrer', 'referral.submit', { draft: id, ...aReferral() })
    const answers = [...(await Promise.all([press(), press()])), await press()]
    expect(answers.map(({ view }) => view?.card === 'referred' && view.data.code)).toEqual(
      Array(3).fill('M-2026-001'),
    )
    expect(await dossiers()).toHaveLength(1)
    expect(await tell('siao', 'siao.show')).toHaveLength(1)
  })

  it('of a draft that was started again is refused kindly; somebody else’s too', async () => {
    const { id } = await form()
    await world.act('referrer', 'draft.erase')
    expect(await refusal(world.act('referrer', 'referral.submit', { draft: id, ...aReferral() }))).toBe(
      'draft-gone',
    )
    const mine = await referred(world)
    expect(
      await refusal(
        world.act('landlord', 'referral.landlord.submit', { draft: mine, ...aLandlordReferral() }),
      ),
    ).toBe('not-found')
    expect(await refusal(world.act('referrer', 'referral.submit', { draft: '../x', ...aReferral() }))).toBe(
      'draft-gone',
    )
  })

  test.each(['siao', 'member', 'provider', 'secretariat', 'ddets'])('%s refers nobody', async who => {
    expect(await refusal(world.act(who, 'referral.show'))).toBe('not-allowed')
    expect(await refusal(world.act(who, 'referral.submit', { draft: 'x' }))).toBe('not-allowed')
  })

  it('gives every dossier its own number, however many are sent at once, and begins anew each year', async () => {
    const people = Array.from({ length: 8 }, (_, index) => ({
      ...personBy('referrer'),
      id: `t.${index}`,
      object: String(index),
    }))
    const ids = await Promise.all(
      people.map(async person => {
        const { view } = await act(world.app, person, 'referral.show', {})
        if (view?.card !== 'referral-form') throw new Error('no form')
        return view.data.id
      }),
    )
    await Promise.all(
      people.map((person, index) =>
        act(world.app, person, 'referral.submit', {
          draft: ids[index],
          ...aReferral({ firstName: `Ariane${index}` }),
        }),
      ),
    )
    expect((await dossiers()).map(({ code }) => code)).toEqual(
      Array.from({ length: 8 }, (_, index) => `M-2026-00${index + 1}`),
    )
    // All share a second adult and a request number: each but the first may be known already.
    expect((await dossiers()).map(({ maybeKnown }) => maybeKnown.length)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    world.on('2027-01-04')
    expect((await world.dossier(await referred(world))).code).toBe('M-2027-001')
  })
})

describe('a household that may be known already', () => {
  const other: Answers = {
    lastName: 'Exemple martin',
    lastName2: '',
    firstName2: '',
    birthDate2: '',
    requestNumber: '',
  }

  it('goes to the secretariat; the referrer learns only that it may be known', async () => {
    const first = await referred(world)
    const { id } = await form()
    const { view } = await world.act('referrer', 'referral.submit', { draft: id, ...aReferral(other) })
    expect(view).toMatchObject({ card: 'referred', data: { maybeKnown: true } })
    expect(JSON.stringify(view)).not.toContain(first)
    expect((await world.dossier(id)).maybeKnown).toEqual([first])
    expect(await tell('secretariat', 'duplicates.show')).toHaveLength(1)
    expect((await world.facts(id)).map(({ kind }) => kind)).toEqual(['referred', 'maybe-known'])
  })

  it('is compared side by side, each reading journalled before it is shown', async () => {
    const first = await referred(world)
    const second = await referred(world, other)
    const { view } = await world.act('secretariat', 'duplicates.show', { dossier: second })
    expect(view).toMatchObject({
      card: 'duplicates',
      data: {
        state: 'compare',
        mine: { identity: { first: { lastName: 'Exemple martin' } } },
        others: [{ code: 'M-2026-001', identity: { first: { lastName: 'Exemple-Martin' } } }],
      },
    })
    const readings = await all(world.store, 'readings', { index: 'id' })
    expect(readings.map(({ dossier, what, by }) => [dossier, what, by]).sort()).toEqual(
      [first, second].map(dossier => [dossier, 'identity', personBy('secretariat').id]).sort(),
    )
  })

  it('turns out to be another: nothing is left to compare, and the referrer is told', async () => {
    await referred(world)
    const second = await referred(world, other)
    const press = { dossier: second, verdict: 'different' }
    const { view } = await world.act('secretariat', 'duplicates.settle', press)
    expect(view).toMatchObject({ data: { state: 'done' } })
    expect(await world.dossier(second)).toMatchObject({ maybeKnown: [], stage: 'siao' })
    const told = await world.told('referrer')
    expect(told.filter(({ say }) => 'fact' in say)).toHaveLength(1)
    const twice = await world.act('secretariat', 'duplicates.settle', press)
    expect('refused' in twice && twice.refused.code).toBe('moved-on')
    expect(await world.facts(second)).toHaveLength(3)
  })

  it('turns out to be the same: the new dossier is marked, and then withdrawn', async () => {
    const first = await referred(world)
    const second = await referred(world, other)
    await world.act('secretariat', 'duplicates.settle', { dossier: second, verdict: 'same', other: first })
    expect(await world.dossier(second)).toMatchObject({ maybeKnown: [], duplicateOf: first, stage: 'siao' })
    const { view } = await world.act('secretariat', 'duplicates.withdraw', { dossier: second })
    expect(view).toMatchObject({ data: { state: 'done' } })
    expect((await world.dossier(second)).stage).toBe('withdrawn')
    expect((await world.facts(second)).at(-1)).toMatchObject({
      kind: 'withdrawn',
      data: { reason: 'duplicate' },
    })
  })

  it('cannot be settled as the same as any other dossier, nor withdrawn before', async () => {
    const first = await referred(world)
    const second = await referred(world, other)
    const wrong = await world.act('secretariat', 'duplicates.settle', {
      dossier: second,
      verdict: 'same',
      other: 'x',
    })
    expect('refused' in wrong && wrong.refused.code).toBe('moved-on')
    const early = await world.act('secretariat', 'duplicates.withdraw', { dossier: first })
    expect('refused' in early && early.refused.code).toBe('not-now')
    expect((await world.dossier(first)).stage).toBe('siao')
  })

  test.each(['referrer', 'siao', 'member', 'provider', 'ddets'])('is not for %s to compare', async who => {
    const first = await referred(world)
    expect(await refusal(world.act(who, 'duplicates.show', { dossier: first }))).toBe('not-allowed')
  })
})

describe('a landlord', () => {
  it('gets the short form for the same command, without diagnosis and health', async () => {
    const { form: kind, fields } = await form('landlord', 'referral.show')
    expect(kind).toBe('landlord')
    const names = fields.map(({ name }) => name)
    for (const name of ['diagnosisText', 'health', 'requestNumber', 'origin', 'monthly', 'housing'])
      expect(names).not.toContain(name)
    const difficulties = fields.find(({ name }) => name === 'difficulties')
    expect(difficulties?.options.map(({ value }) => value)).not.toContain('addictions')
  })

  it('refers a household that SIAO then has evaluated by somebody', async () => {
    const id = await referredByLandlord(world)
    expect(await world.dossier(id)).toMatchObject({
      kind: 'landlord',
      referrerOrganisation: 'habitat-tilleul',
      profile: { origin: 'landlord' },
    })
    const { view } = await world.act('siao', 'siao.show', { dossier: id })
    expect(view).toMatchObject({ data: { step: 'evaluator' } })
  })

  it('is refused what is missing, and the full form', async () => {
    const { id } = await form('landlord', 'referral.landlord.show')
    const { say } = await world.act('landlord', 'referral.landlord.submit', {
      draft: id,
      ...aLandlordReferral({ agreedTo: '' }),
    })
    expect(say?.params).toEqual({ fields: 'agreedTo:agreement-needed' })
    expect(await refusal(world.act('landlord', 'referral.submit', { draft: id, ...aReferral() }))).toBe(
      'not-allowed',
    )
  })
})

describe('what is added when SIAO asks for it', () => {
  const returned = async (): Promise<string> => {
    const id = await referred(world)
    await world.act('siao', 'siao.diagnosis', {
      dossier: id,
      outcome: 'returned',
      on: '2026-03-02',
      missing: 'L’avis de l’école',
    })
    return id
  }
  const diagnosis = {
    diagnosisAuthor: 'Camille Diagnostic-Exemple',
    diagnosisOn: '2026-03-01',
    diagnosisFunding: 'state',
    diagnosisText: 'Diagnostic complété, avec l’avis de l’école sur les trois enfants.',
  }
  const evaluation = {
    ...diagnosis,
    requestNumber: '021999999999999999',
    dalo: 'no',
    summary: 'Famille monoparentale, troubles de voisinage, prête à déménager.',
    proposal: 'Logement avec entrée indépendante.',
  }

  it('a returned diagnosis: the referrer sees what is missing, mends it, and SIAO examines it again', async () => {
    const id = await returned()
    const shown = await form('referrer', 'referral.complete.show', { dossier: id })
    expect(shown).toMatchObject({ form: 'returned', missing: 'L’avis de l’école' })
    expect(shown.fields.find(({ name }) => name === 'diagnosisText')?.value).toBe(aReferral().diagnosisText)
    const { view } = await world.act('referrer', 'referral.complete', { dossier: id, ...diagnosis })
    expect(view).toMatchObject({ card: 'referred', data: { state: 'completed' } })
    expect(await world.dossier(id)).toMatchObject({ stage: 'siao' })
    expect((await world.dossier(id)).diagnosis).toBeUndefined()
    const siao = await world.act('siao', 'siao.show', { dossier: id })
    expect(siao.view).toMatchObject({ data: { step: 'diagnosis', text: { text: diagnosis.diagnosisText } } })
  })

  it('pressed twice counts once; the second press shows the dossier', async () => {
    const id = await returned()
    await world.act('referrer', 'referral.complete', { dossier: id, ...diagnosis })
    const twice = await world.act('referrer', 'referral.complete', { dossier: id, ...diagnosis })
    expect('refused' in twice && twice.refused.code).toBe('moved-on')
    expect(twice.view?.card).toBe('dossier')
    expect((await world.facts(id)).filter(({ kind }) => kind === 'completed')).toHaveLength(1)
  })

  it('stays as it is while something is wrong', async () => {
    const id = await returned()
    const { say } = await world.act('referrer', 'referral.complete', {
      dossier: id,
      ...diagnosis,
      diagnosisOn: '2026-03-03',
    })
    expect(say?.params).toEqual({ fields: 'diagnosisOn:in-future' })
    expect((await world.dossier(id)).stage).toBe('incomplete')
  })

  it('a landlord’s referral: the evaluator adds request, diagnosis and summary; the household is found by its number', async () => {
    const id = await referredByLandlord(world)
    expect(await refusal(world.act('referrer', 'referral.complete.show', { dossier: id }))).toBe('not-found')
    await world.act('siao', 'siao.evaluator', { dossier: id, evaluator: 'ccas' })
    const shown = await form('referrer', 'referral.complete.show', { dossier: id })
    expect(shown.form).toBe('evaluation')
    const wrong = await world.act('referrer', 'referral.complete', {
      dossier: id,
      ...evaluation,
      summary: 'Colette demande une maison individuelle.',
    })
    expect(wrong.say?.params).toEqual({ fields: 'summary:name-in-summary' })
    await world.act('referrer', 'referral.complete', {
      dossier: id,
      ...evaluation,
      dalo: 'yes',
      daloOn: '2026-01-10',
      requestOn: '2025-06-12',
    })
    expect(await world.dossier(id)).toMatchObject({
      stage: 'siao',
      profile: { dalo: true },
      request: { renewedOn: '2025-06-12' },
    })
    const { identity, summary } = await readHousehold(ctx('siao'), await world.dossier(id), [
      'identity',
      'summary',
    ])
    expect(identity).toMatchObject({ first: { firstName: 'Colette' }, requestNumber: '021999999999999999' })
    expect(summary?.proposal).toBe('Logement avec entrée indépendante.')
    const second = await referred(world, { requestNumber: '021999999999999999' })
    expect((await world.dossier(second)).maybeKnown).toEqual([id])
  })

  it('a landlord’s referral that SIAO returns after all goes to its evaluator again', async () => {
    const id = await referredByLandlord(world)
    await world.act('siao', 'siao.evaluator', { dossier: id, evaluator: 'ccas' })
    await world.act('referrer', 'referral.complete', { dossier: id, ...evaluation })
    await world.act('siao', 'siao.diagnosis', {
      dossier: id,
      outcome: 'returned',
      on: '2026-03-02',
      missing: 'Les ressources',
    })
    const shown = await form('referrer', 'referral.complete.show', { dossier: id })
    expect(shown).toMatchObject({ form: 'evaluation', missing: 'Les ressources' })
    expect(await refusal(world.act('landlord', 'referral.complete.show', { dossier: id }))).toBe(
      'not-allowed',
    )
  })

  test.each(['siao', 'member', 'secretariat', 'provider', 'landlord'])('is not for %s', async who => {
    const id = await returned()
    const press = world.act(who, 'referral.complete', { dossier: id, ...diagnosis })
    const code = await refusal(
      press.then(outcome => ('refused' in outcome ? Promise.reject(outcome.refused) : outcome)),
    )
    expect(code).toBe(who === 'siao' || who === 'provider' ? 'moved-on' : 'not-allowed')
    expect((await world.dossier(id)).stage).toBe('incomplete')
  })
})

describe('the start', () => {
  it('offers to begin, and once something is written to go on', async () => {
    const start = async () => (await world.act('referrer', 'referral.start')).view
    expect(await start()).toMatchObject({ data: { state: 'new' } })
    const { id } = await form()
    expect(await start()).toMatchObject({ data: { state: 'new' } })
    await world.act('referrer', 'referral.submit', { draft: id, origin: 'siao' })
    expect(await start()).toMatchObject({ data: { state: 'draft', since: '2026-03-02' } })
    await world.act('referrer', 'draft.erase')
    expect(await start()).toMatchObject({ data: { state: 'new' } })
  })
})
