import { personBy } from '../../scripts/demo/partners'
import type { Outcome } from '../../src/actions/act'
import { render } from '../../src/cards'
import { runDue } from '../../src/jobs'
import { all } from '../../src/store/store'
import { asked, inWindow, putDossier } from '../support/measure'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(() => world.close())

const dataOf = async (outcome: Promise<Outcome>): Promise<Record<string, unknown>> => {
  const { view, say } = await outcome
  return { card: view?.card, open: view?.open, say: say?.code, ...(view?.data as object) }
}
const kinds = async (dossier: string) => (await world.facts(dossier)).map(({ kind }) => kind)
const shows = async (who: string) =>
  (await world.told(who)).map(({ say }) => ('show' in say ? say.show : 'notice'))
const items = async (who: string) => {
  const { items: found } = await dataOf(world.act(who, 'matters.show', {}))
  return (found as { kind: string; code: string }[]).map(({ kind, code }) => `${kind} ${code}`)
}
const referent = personBy('provider').id
const inPlace = (
  day = '2026-03-10' as const,
  ...given: Parameters<typeof inWindow> extends [unknown, ...infer R] ? R : never
) => putDossier(world, inWindow(day, ...given))

describe('the mandate', () => {
  test('shows need, duration and conditions without identity; accepted, it names the référent and opens the identity', async () => {
    const dossier = await putDossier(world, asked())
    const card = await dataOf(world.act('provider', 'mandate.show', { dossier }))
    expect(card).toMatchObject({
      card: 'mandate',
      open: true,
      step: 'answer',
      months: 12,
      conditions: 'Deux visites par semaine.',
      people: [{ name: 'Paola Prestataire-Exemple' }, { name: 'Prune Collegue-Exemple' }],
    })
    expect(JSON.stringify(card)).not.toContain('Secretname')
    expect(await refusalOf(world.act('provider', 'dossier.open', { dossier, part: 'identity' }))).toBe(
      'not-allowed',
    )
    const accepted = await dataOf(world.act('provider', 'mandate.accept', { dossier, referent }))
    expect(accepted).toMatchObject({ step: 'accepted', referent: 'Paola Prestataire-Exemple', open: false })
    const opened = await world.act('colleague', 'dossier.open', { dossier, part: 'identity' })
    expect(JSON.stringify(opened)).toContain('Secretname')
    expect(await all(world.store, 'readings', { index: 'id' })).toMatchObject([
      { by: personBy('colleague').id, dossier, what: 'identity' },
    ])
    expect(await shows('referrer')).toEqual(['notice'])
  })

  test('pressed twice counts once and shows the card as it is', async () => {
    const dossier = await putDossier(world, asked())
    await Promise.all([
      world.act('provider', 'mandate.accept', { dossier, referent }),
      world.act('colleague', 'mandate.accept', { dossier, referent }),
    ])
    expect(await kinds(dossier)).toEqual(['mandate-accepted'])
    expect(await dataOf(world.act('provider', 'mandate.accept', { dossier, referent }))).toMatchObject({
      step: 'accepted',
    })
  })

  test('a référent of another organisation is refused', async () => {
    const dossier = await putDossier(world, asked())
    const other = personBy('provider2').id
    expect(await refusalOf(world.act('provider', 'mandate.accept', { dossier, referent: other }))).toBe(
      'payload',
    )
    expect(await refusalOf(world.act('provider2', 'mandate.show', { dossier }))).toBe('not-allowed')
  })

  test('declined with a reason goes to the secretariat with the next providers, never the one that declined', async () => {
    const dossier = await putDossier(world, asked())
    expect(await refusalOf(world.act('provider', 'mandate.decline', { dossier }))).toBe('reason-needed')
    const declined = await dataOf(
      world.act('provider', 'mandate.decline', { dossier, reason: 'Plus de place.' }),
    )
    expect(declined).toMatchObject({ step: 'declined', open: false })
    expect(await shows('secretariat')).toEqual(['provider.choose'])
    expect(JSON.stringify(await world.dossier(dossier))).not.toContain('Plus de place')

    const choice = await dataOf(world.act('secretariat', 'provider.choose', { dossier }))
    expect(choice).toMatchObject({
      step: 'choose',
      ranked: [{ organisation: 'balises' }],
      declined: [{ name: 'Association Les Passeurs', reason: 'Plus de place.' }],
    })
    const ask = (provider: string) => world.act('secretariat', 'provider.ask', { dossier, provider })
    expect(await refusalOf(ask('passeurs'))).toBe('already-declined')
    expect(await dataOf(ask('balises'))).toMatchObject({
      step: 'asked',
      asked: { provider: 'Association Balises' },
    })
    expect(await shows('provider2')).toEqual(['mandate.show'])
    // Who declined sees no more than that.
    const after = await dataOf(world.act('provider', 'mandate.show', { dossier }))
    expect(after).toMatchObject({ step: 'declined' })
    expect(after.profile).toBeUndefined()
  })
})

describe('the measure', () => {
  test('an adhesion that is given again has its own witnesses, or none', async () => {
    const dossier = await inPlace('2026-03-10')
    const record = async (state: string, on: string, presence: string) => {
      world.on('2026-03-20')
      const recorded = world.act('provider', 'adhesion.record', { dossier, state, on, presence })
      return (await dataOf(recorded)).presence
    }
    expect(await record('given', '2026-03-10', 'la tutrice')).toBe('la tutrice')
    expect(await record('withdrawn', '2026-03-12', '')).toBeUndefined()
    expect(await record('given', '2026-03-18', '')).toBeUndefined()
    expect(await record('given', '2026-03-18', 'le référent')).toBe('le référent')
  })

  test('put in place opens the window; adhesion is recorded, in whose presence stays sealed', async () => {
    const dossier = await putDossier(world, asked())
    await world.act('provider', 'mandate.accept', { dossier, referent })
    world.on('2026-03-12')
    expect(await dataOf(world.act('provider', 'measure.show', { dossier }))).toMatchObject({
      step: 'place',
      today: '2026-03-12',
    })
    const tomorrow = world.act('provider', 'measure.put-in-place', { dossier, on: '2026-03-13' })
    expect(await refusalOf(tomorrow)).toBe('date-future')
    expect(
      await dataOf(world.act('provider', 'measure.put-in-place', { dossier, on: '2026-03-10' })),
    ).toMatchObject({ step: 'none', stage: 'window', window: { lastDay: '2026-06-10', left: 90 } })
    expect((await world.dossier(dossier)).dueOn).toBe('2026-03-17')
    await world.act('provider', 'adhesion.record', {
      dossier,
      state: 'given',
      on: '2026-03-11',
      presence: 'une médiatrice',
    })
    expect(await dataOf(world.act('provider', 'measure.show', { dossier }))).toMatchObject({
      adhesion: { state: 'given', on: '2026-03-11' },
      presence: 'une médiatrice',
    })
    expect(JSON.stringify(await world.dossier(dossier))).not.toContain('médiatrice')
    expect(await kinds(dossier)).toEqual(['mandate-accepted', 'measure-in-place', 'adhesion-recorded'])
  })
})

describe('answers to a reminder', () => {
  test('each asks only what it needs, and is kept on the dossier', async () => {
    const dossier = await inPlace()
    world.on('2026-04-13')
    expect(await dataOf(world.act('provider', 'window.show', { dossier }))).toMatchObject({
      card: 'window',
      step: 'answer',
      bar: { left: 58, total: 92 },
      reminders: expect.arrayContaining(['2026-05-07']),
    })
    expect(await dataOf(world.act('provider', 'window.show', { dossier, answer: 'cal-on' }))).toMatchObject({
      step: 'cal-on',
      landlords: expect.arrayContaining([{ id: 'habitat-tilleul', name: 'Habitat Tilleul' }]),
    })
    await world.act('provider', 'window.answer', {
      dossier,
      kind: 'home-proposed',
      home: 'T4 à Exempleville',
      landlord: '',
    })
    const shown = await dataOf(world.act('provider', 'window.show', { dossier }))
    expect(shown).toMatchObject({ home: 'T4 à Exempleville' })
    const stored = JSON.stringify([await world.dossier(dossier), await world.facts(dossier)])
    expect(stored).not.toContain('Exempleville')
    expect((await world.dossier(dossier)).window?.answers).toMatchObject([{ kind: 'home-proposed' }])
  })

  test('an answer without its question is asked for again, in both languages’ words', async () => {
    const dossier = await inPlace()
    world.on('2026-04-13')
    const answer = (payload: object) =>
      refusalOf(world.act('provider', 'window.answer', { dossier, ...payload }))
    expect(await answer({ kind: 'cal-on', day: '', landlord: '' })).toBe('payload')
    expect(await answer({ kind: 'cal-on', day: '2026-05-06', landlord: 'nobody' })).toBe('not-found')
    expect(await answer({ kind: 'remind-me', day: '2026-06-11' })).toBe('reminder-after-last-day')
    expect(await answer({ kind: 'no-such-answer' })).toBe('payload')
    expect(await kinds(dossier)).toEqual([])
  })

  test('CAL on a day gives the landlord its card, the code and the need; the household only from then on', async () => {
    const dossier = await inPlace()
    world.on('2026-04-13')
    expect(await refusalOf(world.act('landlord', 'allocation.show', { dossier }))).toBe('not-allowed')
    expect(
      await dataOf(
        world.act('provider', 'window.answer', {
          dossier,
          kind: 'cal-on',
          day: '2026-05-06',
          landlord: 'habitat-tilleul',
        }),
      ),
    ).toMatchObject({
      say: 'answered-cal-on',
      candidatures: [{ landlord: 'Habitat Tilleul', calOn: '2026-05-06' }],
    })
    expect(await shows('landlord')).toEqual(['allocation.show'])
    expect(await shows('landlord2')).toEqual([])
    expect(await dataOf(world.act('landlord', 'allocation.show', { dossier }))).toMatchObject({
      step: 'choose',
      candidatures: [{ state: 'waiting', calOn: '2026-05-06' }],
      need: { size: 'T4' },
    })
    expect(await refusalOf(world.act('landlord2', 'allocation.show', { dossier }))).toBe('not-allowed')
  })

  test('need help tells the secretariat; a member or another provider cannot answer', async () => {
    const dossier = await inPlace()
    world.on('2026-04-13')
    await world.act('provider', 'window.answer', { dossier, kind: 'need-help' })
    expect(await shows('secretariat')).toEqual(['notice'])
    const other = world.act('provider2', 'window.answer', { dossier, kind: 'need-help' })
    expect(await refusalOf(other)).toBe('moved-on')
    expect(await refusalOf(world.act('member', 'window.answer', { dossier, kind: 'need-help' }))).toBe(
      'not-allowed',
    )
  })
})

describe('the allocation', () => {
  const candidature = async (given: Parameters<typeof inWindow>[2] = {}) => {
    const dossier = await inPlace('2026-03-10', {}, { landlord: 'habitat-tilleul', ...given })
    world.on('2026-05-07')
    return dossier
  }
  const record = (who: string, dossier: string, given: object = {}) =>
    world.act(who, 'allocation.record', { dossier, on: '2026-05-06', outcome: 'rank-1', ...given })

  test('recorded by the landlord stops the window, and every professional is told', async () => {
    const dossier = await candidature()
    const done = await dataOf(record('landlord', dossier))
    expect(done).toMatchObject({
      say: 'allocation-recorded',
      step: 'read',
      allocation: { on: '2026-05-06', landlord: 'Habitat Tilleul' },
    })
    for (const who of ['referrer', 'siao', 'secretariat', 'provider', 'colleague', 'ddets'])
      expect([who, await shows(who)]).toEqual([who, ['notice']])
    expect(await shows('landlord')).toEqual([])
    // Pressed again: the card as it is, nothing twice.
    expect(await refusalOf(record('landlord', dossier))).toBe('moved-on')
    expect(await kinds(dossier)).toEqual(['allocated'])
  })

  test('under a condition says what is awaited, sealed', async () => {
    const dossier = await candidature()
    expect(await refusalOf(record('landlord', dossier, { outcome: 'condition' }))).toBe('payload')
    const done = await dataOf(record('landlord', dossier, { outcome: 'condition', awaited: 'La garantie.' }))
    expect(done).toMatchObject({ allocation: { condition: true, awaited: 'La garantie.' } })
    expect(JSON.stringify(await world.dossier(dossier))).not.toContain('garantie')
  })

  test('refused by the CAL it is kept once, and the window runs on', async () => {
    const dossier = await candidature()
    const refuse = () => record('landlord', dossier, { outcome: 'non-attribution', why: 'home-unsuited' })
    expect(await dataOf(refuse())).toMatchObject({ say: 'cal-noted', stage: 'window', step: 'closed' })
    expect(await refusalOf(refuse())).toBe('moved-on')
    expect(await kinds(dossier)).toEqual(['cal-decided'])
  })

  test('refused by the CAL, the landlord sees how it ended and nothing else of the household', async () => {
    const dossier = await candidature()
    const open = () => refusalOf(world.act('landlord', 'dossier.open', { dossier, part: 'identity' }))
    expect(await open()).toBeUndefined()
    await record('landlord', dossier, { outcome: 'inadmissible', why: 'no-valid-request' })
    expect(await open()).toBe('not-allowed')
    const card = await dataOf(world.act('landlord', 'allocation.show', { dossier }))
    expect(card).toMatchObject({ step: 'closed', candidatures: [{ end: 'cal' }] })
    expect([card.need, card.bar, card.allocation]).toEqual([undefined, undefined, undefined])
    expect(await items('landlord')).toEqual([])
    expect(await refusalOf(world.act('landlord2', 'allocation.show', { dossier }))).toBe('not-allowed')
  })

  test('refused by the CAL and typed by the secretariat, its landlord is told all the same', async () => {
    const dossier = await candidature()
    await record('secretariat', dossier, {
      landlord: 'habitat-tilleul',
      outcome: 'non-attribution',
      why: 'other',
      reason: 'Un texte.',
    })
    const [notice] = await world.told('landlord')
    expect(notice?.say).toHaveProperty('fact')
    expect(JSON.stringify(await world.facts(dossier))).not.toContain('Un texte')
  })

  test('at rank 2 the window runs on, until those ahead refuse: the same card, pressed twice', async () => {
    const dossier = await candidature()
    await record('landlord', dossier, { outcome: 'rank-2', rank: '3' })
    await record('landlord', dossier, { outcome: 'rank-2', rank: '3' })
    expect(await kinds(dossier)).toEqual(['cal-decided'])
    expect(await world.dossier(dossier)).toMatchObject({ stage: 'window', window: { state: 'open' } })
    world.on('2026-05-20')
    const ahead = () =>
      world.act('landlord', 'allocation.ahead', { dossier, on: '2026-05-19', answer: 'refused' })
    expect(await dataOf(ahead())).toMatchObject({
      say: 'allocation-recorded',
      allocation: { on: '2026-05-19', calOn: '2026-05-06', rank: 3 },
    })
    expect(await refusalOf(ahead())).toBe('moved-on')
    expect(await kinds(dossier)).toEqual(['cal-decided', 'ahead-answered', 'allocated'])
  })

  test('without both labels only the secretariat records it, with a reason, shown as irregular', async () => {
    const dossier = await candidature({ labels: {} })
    expect(await dataOf(world.act('landlord', 'allocation.show', { dossier }))).toMatchObject({
      step: 'blocked',
    })
    expect(await refusalOf(record('landlord', dossier, { reason: 'Urgent.' }))).toBe('labels-missing')
    const landlord = 'logis-sureau'
    expect(await refusalOf(record('secretariat', dossier, { reason: 'Urgent.' }))).toBe('payload')
    expect(await refusalOf(record('secretariat', dossier, { landlord }))).toBe('reason-needed')
    expect(await dataOf(record('secretariat', dossier, { landlord, reason: 'Urgent.' }))).toMatchObject({
      allocation: { irregular: true, landlord: 'Logis Sureau', reason: 'Urgent.' },
    })
  })

  test('cancelled with a reason resumes the same window', async () => {
    const dossier = await candidature()
    await record('landlord', dossier)
    expect(await refusalOf(world.act('landlord', 'allocation.cancel', { dossier }))).toBe('reason-needed')
    expect(
      await dataOf(world.act('landlord', 'allocation.cancel', { dossier, reason: 'Travaux imprévus.' })),
    ).toMatchObject({ stage: 'window', step: 'closed' })
    expect(await world.dossier(dossier)).toMatchObject({ window: { lastDay: '2026-06-10', state: 'open' } })
    expect(await kinds(dossier)).toEqual(['allocated', 'allocation-cancelled'])
  })

  test('dated in time but typed after the interruption annuls it, and takes its place in the scheme again', async () => {
    const dossier = await candidature()
    const places = async () => (await world.store.get('programme', 'programme'))?.places
    world.on('2026-06-11')
    await runDue(world.app)
    expect(await world.dossier(dossier)).toMatchObject({ stage: 'interrupted' })
    expect(await places()).toEqual([])
    world.on('2026-06-15')
    await record('landlord', dossier, { on: '2026-06-10' })
    expect(await world.dossier(dossier)).toMatchObject({ stage: 'allocated' })
    expect(await places()).toEqual([dossier])
    expect((await kinds(dossier)).slice(-2)).toEqual(['interruption-annulled', 'allocated'])
  })

  test('dated after the last day it is kept, and the measure stays interrupted: said so', async () => {
    const dossier = await candidature()
    world.on('2026-06-11')
    await runDue(world.app)
    expect(await dataOf(record('landlord', dossier, { on: '2026-06-11' }))).toMatchObject({
      say: 'allocation-late',
      stage: 'interrupted',
    })
  })
})

describe('the passeport', () => {
  const levels = { 'level-budget': 'fragile', 'level-health': 'blocked', 'level-rent': 'progressing' }
  const send = (dossier: string, given: object = {}) =>
    world.act('provider', 'passeport.send', {
      dossier,
      number: 1,
      engagement: 'regular',
      seen: '2026-03-18',
      contacts: '3',
      line: 'Dossier CAF complet.',
      objective: 'Visiter un logement.',
      ...levels,
      ...given,
    })
  const stored = () => all(world.store, 'passeports', { index: 'id' })

  test('is sent once, however often it is pressed; what is sensitive is sealed', async () => {
    const dossier = await inPlace()
    world.on('2026-03-20')
    await Promise.all([send(dossier), send(dossier)])
    expect(await dataOf(send(dossier))).toMatchObject({ step: 'sent' })
    expect(await stored()).toMatchObject([
      {
        number: 1,
        quarter: '2026-T1',
        engagement: 'regular',
        contacts: 3,
        scale: { budget: 'fragile', rent: 'progressing' },
      },
    ])
    const [passeport] = await stored()
    expect(passeport?.scale).not.toHaveProperty('health')
    expect(JSON.stringify(passeport)).not.toMatch(/CAF|Visiter|blocked/)
    expect(await world.dossier(dossier)).toMatchObject({ passeports: 1, lastPasseportOn: '2026-03-20' })
    expect(await kinds(dossier)).toEqual(['passeport-sent'])
  })

  test('shows last time’s values beside the questions; one tap says that nothing has changed', async () => {
    const dossier = await inPlace()
    world.on('2026-03-20')
    await send(dossier)
    world.on('2026-04-20')
    const card = await dataOf(world.act('colleague', 'passeport.show', { code: 'm-2026-001' }))
    expect(card).toMatchObject({
      step: 'form',
      number: 2,
      quarter: '2026-T2',
      last: { on: '2026-03-20', by: 'Paola Prestataire-Exemple', line: 'Dossier CAF complet.' },
      domains: expect.arrayContaining([expect.objectContaining({ key: 'health', last: 'blocked' })]),
    })
    await world.act('colleague', 'passeport.send', {
      dossier,
      number: '2',
      same: 'yes',
      contacts: '',
      seen: '',
    })
    expect(await stored()).toMatchObject([{ number: 1 }, { number: 2, engagement: 'regular', contacts: 0 }])
    expect(await dataOf(world.act('provider', 'passeport.show', { dossier }))).toMatchObject({
      last: { number: 2, objective: 'Visiter un logement.' },
    })
  })

  test('the secretariat sees the series without health, addictions and free text; each reading is journalled before', async () => {
    const dossier = await inPlace()
    world.on('2026-03-20')
    await send(dossier)
    const reading = async (who: string) => {
      const series = await dataOf(world.act(who, 'series.show', { dossier }))
      const keys = (series.domains as { key: string }[]).map(({ key }) => key)
      const journal = await all(world.store, 'readings', { index: 'id' })
      return {
        health: keys.includes('health') || keys.includes('addictions'),
        text: JSON.stringify(series).includes('CAF'),
        journalled: journal.some(({ by, what }) => by === personBy(who).id && what === 'passeport'),
      }
    }
    const whole = { health: true, text: true, journalled: true }
    expect(await reading('provider')).toEqual(whole)
    expect(await reading('siao')).toEqual(whole)
    expect(await reading('referrer')).toEqual(whole)
    expect(await reading('secretariat')).toEqual({ health: false, text: false, journalled: true })
    for (const who of ['member', 'landlord', 'ddets'])
      expect(await refusalOf(world.act(who, 'series.show', { dossier }))).toBe('not-allowed')
    expect(await refusalOf(world.act('provider2', 'series.show', { dossier }))).toBe('not-found')
  })

  test('a level, a date or a number that does not fit is asked for again', async () => {
    const dossier = await inPlace()
    world.on('2026-03-20')
    expect(await refusalOf(send(dossier, { 'level-budget': 'superb' }))).toBe('payload')
    expect(await refusalOf(send(dossier, { engagement: undefined }))).toBe('payload')
    expect(await refusalOf(send(dossier, { contacts: '-1' }))).toBe('payload')
    expect(await refusalOf(send(dossier, { seen: '2026-03-21' }))).toBe('date-future')
    expect(await stored()).toEqual([])
  })

  test('with health fields off no health is asked, kept or shown', async () => {
    await world.close()
    world = await makeWorld({ health: false })
    const dossier = await inPlace()
    world.on('2026-03-20')
    await send(dossier)
    const card = await dataOf(world.act('provider', 'passeport.show', { dossier }))
    expect(JSON.stringify(card)).not.toMatch(/"(health|addictions)"/)
  })
})

describe('what waits for a person', () => {
  test('is listed for each as it is now; nothing is said kindly, and a digest without anything is not sent', async () => {
    expect(await items('provider')).toEqual([])
    expect(await refusalOf(world.act('provider', 'matters.show', { digest: 1 }))).toBe('not-now')
    const waiting = await putDossier(world, asked(), 1)
    await putDossier(world, inWindow('2026-03-10', {}, { landlord: 'habitat-tilleul' }), 2)
    await putDossier(world, inWindow('2026-01-10'), 3)
    world.on('2026-04-01')
    expect(await items('provider')).toEqual(['window M-2026-003', 'window M-2026-002', 'mandate M-2026-001'])
    // The colleague has the mandate, but not what is another référent’s.
    expect(await items('colleague')).toEqual(['mandate M-2026-001'])
    expect(await items('provider2')).toEqual([])
    expect(await items('landlord')).toEqual(['allocation M-2026-002'])
    await world.act('provider', 'mandate.decline', { dossier: waiting, reason: 'Plus de place.' })
    expect(await items('secretariat')).toEqual(['choose M-2026-001'])
  })

  test('leaves out nothing silently: eight are shown, the others counted; the card stays small', async () => {
    for (let n = 1; n <= 9; n += 1) await putDossier(world, inWindow('2026-03-10'), n)
    const { view } = await world.act('provider', 'matters.show', {})
    expect(view?.data).toMatchObject({ more: 1 })
    if (view) expect(JSON.stringify(render(view, { language: 'fr' })).length).toBeLessThan(25_000)
  })
})
