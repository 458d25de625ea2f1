/**
 * Two landlords before whose CALs one household goes: neither learns from any card, notice or page of the tab where else the
 * household is examined, proposed a home or housed.
 */
import { act } from '../../src/actions/act'
import { contextOf } from '../../src/actions/act'
import { noticeOf } from '../../src/actions/facts'
import { acts } from '../../src/actions'
import { render } from '../../src/cards'
import { type Person, personId } from '../../src/domain/people'
import { Refused } from '../../src/domain/refused'
import { personBy } from '../../scripts/demo/partners'
import { addHome } from '../support/dwellings'
import { inWindow, putDossier } from '../support/measure'
import { type World, makeWorld } from '../support/world'

const mine = 'habitat-tilleul'
const theirs = 'logis-sureau'
/** What gives the other landlord away: its name, its people, its home, its words, its days. */
const marks = [
  'Sureau',
  theirs,
  'Autreville',
  'SUR-0001',
  'Paroles-du-voisin',
  'Attente-du-voisin',
  '2026-04-22',
  '22/04/2026',
  '22 avril 2026',
  '22 avr. 2026',
]

const ofRoles = (key: string, ...posts: readonly [Person['posts'][number]['role'], string][]): Person => ({
  ...personBy('landlord'),
  id: personId('other', key),
  posts: posts.map(([role, organisation]) => ({ role, organisation })),
})

/** Landlords that know the household, in every position in which a person may be one. */
const readers: Readonly<Record<string, Person>> = {
  landlord: ofRoles('bailleur', ['landlord', mine]),
  'landlord and member': personBy('landlord'),
  'landlord and provider': ofRoles('both', ['provider', 'passeurs'], ['landlord', mine]),
}

let world: World
let dossier: string
beforeEach(async () => {
  world = await makeWorld({ start: '2026-04-02' })
  dossier = await putDossier(world, inWindow('2026-03-10'))
  await addHome(world, 'SUR-0001', { commune: 'Autreville', size: 'T5' }, 'landlord2')
})
afterEach(() => world.close())

const does = async (who: string, verb: string, given: object): Promise<void> => {
  const outcome = await world.act(who, verb, { dossier, ...given })
  if ('refused' in outcome) throw new Error(`${who} ${verb}: ${outcome.refused.code}`)
}

/** What a person gets, as values and as the card that is drawn; what they typed themselves is not searched. */
const shown = async (person: Person, verb: string, payload: object): Promise<string> => {
  try {
    const { view, say, board } = await act(world.app, person, verb, payload)
    return JSON.stringify([view, say, board, view && render(view, { language: 'fr' })])
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return JSON.stringify([error.code, error.params])
  }
}

/** Choices of a form name every landlord of the scheme: that says nothing of this household. */
const withoutChoices = (text: string): string =>
  JSON.stringify(JSON.parse(text), (key, value: unknown) =>
    key === 'landlords' || key === 'choices' ? [] : value,
  )

/** Cards and pages that speak of the dossier: every verb that only shows something. */
const looks = [...acts.keys()].filter(
  // Figures of the whole scheme name every landlord, and no household.
  verb => (verb.endsWith('.show') && verb !== 'indicators.show') || verb === 'dossier.history',
)

/** Who carries the measure out works with the home on these, whatever else their organisation is. */
const worksWith = ['homes.show', 'measure.show', 'offer.show', 'lease.show']
const carries = ({ posts }: Person): boolean => posts.some(({ role }) => role === 'provider')

const given = async (person: Person): Promise<Readonly<Record<string, readonly string[]>>> => {
  const found: Record<string, readonly string[]> = {}
  for (const verb of looks.filter(each => !carries(person) || !worksWith.includes(each))) {
    const text = withoutChoices(await shown(person, verb, { dossier }))
    const words = marks.filter(mark => text.includes(mark))
    if (words.length > 0) found[verb] = words
  }
  for (const { id, kind } of await world.facts(dossier)) {
    const view = await noticeOf(contextOf(world.app, person), id).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error
    })
    const text = JSON.stringify([view, view && render(view, { language: 'fr' })])
    const words = marks.filter(mark => text.includes(mark))
    if (words.length > 0) found[`notice of ${kind}`] = words
  }
  return found
}

/** Both landlords examine; then the other one is proposed, ranks, decides, notifies, cancels; the household is housed there. */
const bothExamine = async (): Promise<void> => {
  await does('provider', 'candidature.announce', { landlord: mine, calOn: '2026-04-30' })
  await does('provider', 'window.answer', { kind: 'home-proposed', dwelling: 'SUR-0001' })
  await does('provider', 'candidature.announce', { dwelling: 'SUR-0001', calOn: '2026-04-22' })
}
const otherAllocates = async (): Promise<void> => {
  await bothExamine()
  world.on('2026-04-24')
  await does('landlord2', 'allocation.record', {
    on: '2026-04-24',
    outcome: 'condition',
    awaited: 'Attente-du-voisin',
  })
  await does('landlord2', 'offer.notify', { on: '2026-04-24' })
  await does('landlord2', 'condition.meet', { on: '2026-04-24' })
}
const otherCancels = async (): Promise<void> => {
  await otherAllocates()
  await does('landlord2', 'allocation.cancel', { reason: 'Paroles-du-voisin' })
}

describe.each<[string, () => Promise<void>]>([
  ['both CALs examine it', bothExamine],
  ['the other one has allocated', otherAllocates],
  ['the other one has cancelled', otherCancels],
])('when %s', (_, happens) => {
  beforeEach(happens)

  test.each(Object.entries(readers))('%s learns nothing of the other', async (__, person) => {
    expect(await given(person)).toEqual({})
  })

  test('the landlord still reads its own, and what stage the dossier is at', async () => {
    const history = await shown(readers.landlord as Person, 'dossier.history', { dossier })
    expect(history).toContain('cal-planned')
    expect(history).toContain('Tilleul')
    const allocated = (await world.dossier(dossier)).stage === 'allocated'
    expect(history.includes('Un logement est attribué')).toBe(
      allocated || (await world.facts(dossier)).some(({ kind }) => kind === 'allocated'),
    )
  })

  test.each(['secretariat', 'provider', 'siao'])('%s reads all of it', async who => {
    const history = await shown(personBy(who), 'dossier.history', { dossier })
    expect(history).toContain('Tilleul')
    expect(history).toContain('Sureau')
  })
})

test('a landlord that refers a household, and is not a candidate, learns nothing of where it is examined', async () => {
  const { v, ...doc } = await world.dossier(dossier)
  await world.store.commit([
    { do: 'put', in: 'dossiers', doc: { ...doc, v, referrerOrganisation: mine, kind: 'landlord' } },
  ])
  await does('provider', 'candidature.announce', { dwelling: 'SUR-0001', calOn: '2026-04-22' })
  expect(await given(readers.landlord as Person)).toEqual({})
})
