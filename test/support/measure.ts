/** Dossiers from the commission's decision on: valid by default, for the domain and in a store. */
import { sealHousehold } from '../../src/actions/household'
import { recordCal } from '../../src/domain/allocation'
import { type Day, addMonths } from '../../src/domain/calendar'
import type { Dossier, Window } from '../../src/domain/dossier'
import { dueOn } from '../../src/domain/window'
import { personBy } from '../../scripts/demo/partners'
import { makeDossier } from './commission'
import type { World } from './world'

const both = {
  sharedFile: { on: '2026-02-21', reference: 'F-1' },
  syplo: { on: '2026-02-21', reference: 'S-1' },
} as const

/** A provider has been asked. */
export const asked = (given: Partial<Dossier> = {}): Dossier =>
  makeDossier({
    stage: 'mandated',
    labels: both,
    rounds: 1,
    round: 'd1.1',
    decision: {
      outcome: 'integrate',
      on: '2026-03-02',
      round: 'd1.1',
      against: false,
      provider: 'passeurs',
      months: 12,
      funding: 'fnavdl',
    },
    provider: 'passeurs',
    mandate: { provider: 'passeurs', askedOn: '2026-03-02', state: 'asked', declined: [] },
    ...given,
  })

export const accepted = (given: Partial<Dossier> = {}): Dossier =>
  asked({
    stage: 'accepted',
    mandate: {
      provider: 'passeurs',
      askedOn: '2026-03-02',
      state: 'accepted',
      referent: personBy('provider').id,
      declined: [],
    },
    ...given,
  })

/** A measure in place since a day, its window open. */
export const inWindow = (opensOn: Day, window: Partial<Window> = {}, given: Partial<Dossier> = {}): Dossier =>
  accepted({
    stage: 'window',
    adhesion: { state: 'given', on: opensOn },
    measure: { inPlaceOn: opensOn, months: 12 },
    window: {
      opensOn,
      lastDay: addMonths(opensOn, 3),
      state: 'open',
      reminded: [],
      answers: [],
      ...window,
    },
    ...given,
  })

/** A home is allocated by the landlord of the sample people, by a CAL two months after the measure was in place. */
export const allocated = (given: Partial<Dossier> = {}): Dossier => ({
  ...recordCal(inWindow('2026-03-10', {}, { lastPasseportOn: '2099-01-01', passeports: 1 }), {
    on: '2026-05-06',
    today: '2026-05-07',
    landlord: 'habitat-tilleul',
    outcome: 'rank-1',
    secretariat: false,
    reasoned: false,
  }).next,
  ...given,
})

/** Puts a dossier in the store with a household of its own key and its place in the scheme. Its id is `d<n>`. */
export const putDossier = async (world: World, dossier: Dossier, n = 1): Promise<string> => {
  const id = `d${n}`
  const due = dueOn(dossier, world.app.settings.rules)
  const programme = await world.store.get('programme', 'programme')
  if (!programme) throw new Error('no programme')
  await world.store.commit([
    sealHousehold(world.app, id, {
      identity: { first: { lastName: 'Secretname', firstName: 'Ada', birthDate: '1984-05-12' } },
      notes: { 'decision.d1.1.conditions': 'Deux visites par semaine.' },
    }),
    { do: 'add', in: 'dossiers', doc: { ...dossier, ...(due && { dueOn: due }), code: `M-2026-00${n}`, id } },
    { do: 'put', in: 'programme', doc: { ...programme, places: [...programme.places, id] } },
  ])
  return id
}
