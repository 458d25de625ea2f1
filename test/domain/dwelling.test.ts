import {
  type Dwelling,
  type Holding,
  addDwelling,
  changeDwelling,
  confirmVacancy,
  freeFrom,
  holdFor,
  restoreDwelling,
  retireDwelling,
} from '../../src/domain/dwelling'
import type { Day } from '../../src/domain/calendar'
import { traitsSchema } from '../../src/domain/traits'
import { landlordsFor, seesAddress, seesDwelling, toldOf } from '../../src/domain/dwellingReaders'
import type { Role } from '../../src/domain/people'
import { personBy } from '../../scripts/demo/partners'
import { aHome, makeDwelling, traits } from '../support/dwellings'
import { refused } from '../support/refusal'

const when = { today: '2026-03-10', at: '2026-03-10T09:00:00.000Z' } as const
const kinds = ({ facts }: { facts: readonly { kind: string }[] }) => facts.map(({ kind }) => kind)
const proposed: Holding = { dossier: 'd1', why: 'proposal', until: '2026-03-24' }
const allocated: Holding = { dossier: 'd1', why: 'allocation' }
const held = (holding: Holding, home: Dwelling = makeDwelling()): Dwelling =>
  holdFor(home, holding, when).next

describe('what a landlord types', () => {
  const typed: [string, string, number][] = [
    ['surface', '92,5', 92.5],
    ['surface', '92.5 m²', 92.5],
    ['rent', '1 250,40 €', 1250.4],
    ['rent', '0', 0],
    ['charges', '61', 61],
    ['floor', '-1', -1],
  ]
  test.each(typed)('%s %s is read as %d', (field, value, read) => {
    expect(traits({ [field]: value })).toMatchObject({ [field]: read })
  })

  const wrong: [string, string, string][] = [
    ['surface', 'grande', 'not-a-number'],
    ['surface', '4', 'too-few'],
    ['floor', '1,5', 'not-a-number'],
    ['rent', '-1', 'too-few'],
    ['rent', '1e3', 'not-a-number'],
    ['rent', '99999', 'too-many'],
    ['reference', ' ', 'empty'],
    ['commune', '', 'empty'],
    ['vacantFrom', '31/02/2026', 'not-a-day'],
    ['size', 'T9', 'not-a-choice'],
  ]
  test.each(wrong)('%s %p is %s', (field, value, problem) => {
    const parsed = traitsSchema.safeParse(aHome({ [field]: value }))
    expect(parsed.error?.issues).toMatchObject([{ path: [field], message: problem }])
  })

  test('several of a list are kept in its order, each once', () => {
    expect(traits({ leases: 'sliding,direct,sliding' }).leases).toEqual(['direct', 'sliding'])
  })

  test('what is not built yet cannot be vacant', () => {
    const parsed = traitsSchema.safeParse(aHome({ state: 'financed' }))
    expect(parsed.error?.issues).toMatchObject([{ path: ['vacantFrom'], message: 'not-built' }])
  })
})

describe('adding and changing', () => {
  test('a vacant home is added and vacant, each on its day', () => {
    const { next, facts } = addDwelling('habitat-tilleul', traits(), when)
    expect(next).toMatchObject({ status: 'vacant', confirmedOn: '2026-03-10', steps: {} })
    expect(facts.map(({ kind, on }) => [kind, on])).toEqual([
      ['dwelling-added', '2026-03-10'],
      ['dwelling-vacant', '2026-02-16'],
    ])
  })

  test('no fact holds where it stands or what the landlord calls it', () => {
    const { facts } = addDwelling('habitat-tilleul', traits(), when)
    expect(JSON.stringify(facts)).not.toMatch(/Exempl|TIL/)
  })

  test.each([
    ['planned', 'coming'],
    ['financed', 'coming'],
    ['delivered', 'occupied'],
  ])('one that is %s is %s, with the day of its state', (state, status) => {
    const given = traits({ state, stateOn: '2026-01-15', vacantFrom: '' })
    expect(addDwelling('x', given, when).next).toMatchObject({ status, steps: { [state]: '2026-01-15' } })
  })

  test('a state is not dated to come', () => {
    expect(() =>
      addDwelling('x', traits({ state: 'planned', stateOn: '2026-03-11', vacantFrom: '' }), when),
    ).toThrow(refused('date-future'))
  })

  test('the same again changes nothing', () => {
    const home = makeDwelling()
    expect(changeDwelling(home, traits(), when)).toEqual({ next: home, facts: [] })
  })

  test('each step of a building is kept with its day', () => {
    const planned = makeDwelling({ state: 'planned', stateOn: '2025-06-01', vacantFrom: '' })
    const financed = changeDwelling(
      planned,
      traits({ state: 'financed', stateOn: '2026-01-15', vacantFrom: '' }),
      when,
    )
    expect(kinds(financed)).toEqual(['dwelling-progressed'])
    const delivered = changeDwelling(
      financed.next,
      traits({ state: 'delivered', stateOn: '2026-03-01', vacantFrom: '2026-03-05' }),
      when,
    )
    expect(delivered.next).toMatchObject({
      status: 'vacant',
      steps: { planned: '2025-06-01', financed: '2026-01-15', delivered: '2026-03-01' },
    })
    expect(kinds(delivered)).toEqual(['dwelling-progressed', 'dwelling-vacant'])
  })

  test('vacant no more, and vacant again on another day', () => {
    const let_ = changeDwelling(makeDwelling(), traits({ vacantFrom: '' }), when)
    expect([let_.next.status, kinds(let_)]).toEqual(['occupied', ['dwelling-occupied']])
    const again = changeDwelling(let_.next, traits({ vacantFrom: '2026-04-01' }), when)
    expect([again.next.status, kinds(again)]).toEqual(['vacant', ['dwelling-vacant']])
  })

  test('a retired home changes no more, and is retired once', () => {
    const { next, facts } = retireDwelling(makeDwelling(), 'sold', when)
    expect([next.status, next.vacantFrom, facts.length]).toEqual(['retired', undefined, 1])
    expect(() => changeDwelling(next, traits({ rent: '1' }), when)).toThrow(refused('dwelling-retired'))
    expect(retireDwelling(next, 'sold', when).facts).toEqual([])
  })

  describe('put back in the offer', () => {
    const later = { today: '2026-03-12', at: '2026-03-12T09:00:00.000Z' } as const
    const retired = retireDwelling(makeDwelling(), 'mistake', when).next
    const restore = (vacantFrom?: Day, home: Dwelling = retired) => restoreDwelling(home, vacantFrom, later)

    test('is as it was, vacant since the same day, which is no new vacancy', () => {
      const { next, facts } = restore('2026-02-16')
      expect(next).toEqual({ ...makeDwelling(), confirmedOn: '2026-03-12', at: later.at })
      expect(facts).toMatchObject([{ kind: 'dwelling-restored', on: '2026-03-12', data: { vacant: true } }])
    })

    test('occupied, or vacant from another day', () => {
      expect([restore().next.status, kinds(restore())]).toEqual(['occupied', ['dwelling-restored']])
      const other = restore('2026-04-01')
      expect([other.next.status, kinds(other)]).toEqual(['vacant', ['dwelling-restored', 'dwelling-vacant']])
      expect(other.facts[0]?.data).toMatchObject({ vacant: false })
    })

    test('once; and what is not built is not vacant', () => {
      expect(restore('2026-02-16', restore('2026-02-16').next).facts).toEqual([])
      expect(restore('2026-02-16', makeDwelling()).facts).toEqual([])
      const planned = retireDwelling(makeDwelling({ state: 'planned', vacantFrom: '' }), 'mistake', when).next
      expect(() => restore('2026-02-16', planned)).toThrow(refused('payload'))
      expect(restore(undefined, planned).next.status).toBe('coming')
    })
  })
})

describe('still vacant?', () => {
  test('yes is a fact once a day; rented or no ends the vacancy', () => {
    const yes = confirmVacancy(makeDwelling(), 'yes', when)
    expect([yes.next.confirmedOn, kinds(yes)]).toEqual(['2026-03-10', ['vacancy-confirmed']])
    expect(confirmVacancy(yes.next, 'yes', when).facts).toEqual([])
    for (const answer of ['rented', 'no'] as const)
      expect(confirmVacancy(makeDwelling(), answer, when)).toMatchObject({
        next: { status: 'occupied' },
        facts: [{ kind: 'dwelling-occupied', data: { why: answer } }],
      })
  })

  test('is not asked of a home that is not vacant', () => {
    expect(() => confirmVacancy(makeDwelling({ vacantFrom: '' }), 'yes', when)).toThrow(
      refused('dwelling-not-vacant'),
    )
  })
})

describe('held for a household', () => {
  test('by a proposal: no longer vacant, and reserved for nobody else', () => {
    const home = held(proposed)
    expect([home.status, home.heldBy]).toEqual(['held', proposed])
    expect(() => holdFor(home, { ...proposed, dossier: 'd2' }, when)).toThrow(refused('dwelling-reserved'))
  })

  test('the same household may have it for longer', () => {
    const longer = holdFor(held(proposed), { ...proposed, until: '2026-03-31' }, when)
    expect([longer.next.heldBy, kinds(longer)]).toEqual([
      { ...proposed, until: '2026-03-31' },
      ['dwelling-reserved'],
    ])
    expect(holdFor(held(proposed), proposed, when).facts).toEqual([])
  })

  test('an allocation goes before another household’s proposal, never before another allocation', () => {
    expect(holdFor(held(proposed), { ...allocated, dossier: 'd2' }, when).next.heldBy?.dossier).toBe('d2')
    expect(() => holdFor(held(allocated), { ...allocated, dossier: 'd2' }, when)).toThrow(
      refused('dwelling-allocated'),
    )
    expect(() => holdFor(held(allocated), { ...proposed, dossier: 'd2' }, when)).toThrow(
      refused('dwelling-allocated'),
    )
  })

  test.each([
    ['occupied', makeDwelling({ vacantFrom: '' }), 'dwelling-not-vacant'],
    ['not built', makeDwelling({ state: 'planned', vacantFrom: '' }), 'dwelling-not-vacant'],
    ['retired', retireDwelling(makeDwelling(), 'sold', when).next, 'dwelling-retired'],
  ] as const)('one that is %s is proposed to nobody', (_, home, code) => {
    expect(() => holdFor(home, proposed, when)).toThrow(refused(code))
  })

  test('a proposal falls when the landlord says that it is let or gone; an allocation does not', () => {
    expect(confirmVacancy(held(proposed), 'rented', when).next.heldBy).toBeUndefined()
    expect(retireDwelling(held(proposed), 'sold', when).next.heldBy).toBeUndefined()
    expect(changeDwelling(held(proposed), traits({ vacantFrom: '' }), when).next.heldBy).toBeUndefined()
    expect(changeDwelling(held(allocated), traits({ vacantFrom: '', rent: '1' }), when).next).toMatchObject({
      heldBy: allocated,
      status: 'held',
      vacantFrom: '2026-02-16',
    })
    expect(() => retireDwelling(held(allocated), 'sold', when)).toThrow(refused('dwelling-allocated'))
    expect(() => confirmVacancy(held(allocated), 'rented', when)).toThrow(refused('dwelling-allocated'))
  })

  test('freed, it is vacant again; freed by a household that had moved in, when the landlord says so', () => {
    expect(freeFrom(held(proposed), 'd1', { ...when, entered: false }).next).toMatchObject({
      status: 'vacant',
    })
    expect(freeFrom(held(allocated), 'd1', { ...when, entered: true }).next).toMatchObject({
      status: 'occupied',
    })
    expect(freeFrom(held(proposed), 'd2', { ...when, entered: false }).facts).toEqual([])
  })
})

describe('who sees a home', () => {
  const of = (...posts: readonly (readonly [Role, string])[]) => ({
    posts: posts.map(([role, organisation]) => ({ role, organisation })),
  })
  const vacant = makeDwelling()
  const occupied = makeDwelling({ vacantFrom: '' })

  test.each<[string, ReturnType<typeof of>, boolean, boolean]>([
    ['its landlord', of(['landlord', 'habitat-tilleul']), true, true],
    ['another landlord', of(['landlord', 'logis-sureau']), false, false],
    ['the secretariat', of(['secretariat', 'departement']), true, true],
    ['a delegate', of(['delegate', 'metropole']), true, true],
    ['a provider', of(['provider', 'passeurs']), true, false],
    [
      'a provider that is a landlord too',
      of(['provider', 'passeurs'], ['landlord', 'logis-sureau']),
      false,
      false,
    ],
    ['a member', of(['member', 'departement']), false, false],
    ['a referrer', of(['referrer', 'ccas']), false, false],
  ])('%s', (_, person, whenVacant, whenOccupied) => {
    expect([seesDwelling(person, vacant), seesDwelling(person, occupied)]).toEqual([whenVacant, whenOccupied])
  })

  test('a delegate does not see where it stands', () => {
    expect(seesAddress(of(['delegate', 'metropole']))).toBe(false)
    expect(seesAddress(of(['provider', 'passeurs']))).toBe(true)
  })

  test('its landlord’s people are told that it is reserved or free again, not of what they do', () => {
    const people = [personBy('landlord'), personBy('landlord2'), personBy('provider')]
    expect(toldOf('dwelling-reserved', vacant, people, 'p')).toEqual([personBy('landlord').id])
    expect(toldOf('dwelling-freed', vacant, people, personBy('landlord').id)).toEqual([])
    expect(toldOf('dwelling-changed', vacant, people, 'p')).toEqual([])
    expect(landlordsFor(personBy('landlord'))).toEqual(['habitat-tilleul'])
  })
})
