/** Landlords tell of their homes, record what their CAL decided, notify offers, sign leases. */
import { contextOf } from '../../../src/actions/act'
import { receiveUpload } from '../../../src/actions/upload'
import { type Day, addDays, addMonths } from '../../../src/domain/calendar'
import { type CalOutcome, calReasons, openCandidatures } from '../../../src/domain/candidature'
import { conditional } from '../../../src/domain/condition'
import { openOffer, toEnter, toNotify } from '../../../src/domain/offer'
import { slidingLease } from '../../../src/domain/lease'
import { retirements, vacancyAnswers } from '../../../src/domain/dwelling'
import type { Person } from '../../../src/domain/people'
import { readSheet } from '../../../src/sheets'
import { all } from '../../../src/store/store'
import type { Dossier, Habit, Scene } from '../scene'

const anyOf = (dossier: Dossier, scene: Scene): Person => scene.oneOf('landlord', dossier.landlord)

/** The first candidature whose CAL was to meet by now. */
const examined = (dossier: Dossier, { today }: Scene) =>
  openCandidatures(dossier).find(({ state, calOn }) => state === 'waiting' && calOn && calOn <= today)
const ranked = (dossier: Dossier) => openCandidatures(dossier).find(({ state }) => state === 'ranked')

const outcomes: Readonly<Record<CalOutcome, number>> = {
  'rank-1': 9,
  condition: 3,
  'rank-2': 3,
  'non-attribution': 4,
  inadmissible: 1,
}

const whyOf = (outcome: CalOutcome, scene: Scene) =>
  outcome === 'non-attribution' || outcome === 'inadmissible'
    ? { why: scene.random.pick(calReasons[outcome]), reason: 'Le motif du procès-verbal de la CAL.' }
    : {}

const cal = async (dossier: Dossier, scene: Scene): Promise<unknown> => {
  const candidature = examined(dossier, scene)
  if (!candidature) return undefined
  const outcome = scene.random.weighted(outcomes)
  return scene.on(dossier, scene.oneOf('landlord', candidature.landlord), 'allocation.record', {
    ...{ outcome, on: candidature.calOn, candidature: candidature.number, ...whyOf(outcome, scene) },
    ...(outcome === 'condition' && { awaited: 'Le dossier de surendettement.' }),
    ...(outcome === 'rank-2' && { rank: scene.random.between(2, 4) }),
    ...(scene.random.chance(0.3) && { reason: 'L’adhésion est attendue.' }),
  })
}

const ahead = async (dossier: Dossier, scene: Scene): Promise<unknown> => {
  const candidature = ranked(dossier)
  if (!candidature) return undefined
  return scene.on(dossier, scene.oneOf('landlord', candidature.landlord), 'allocation.ahead', {
    on: scene.today,
    candidature: candidature.number,
    answer: scene.random.weighted({ refused: 2, accepted: 1 }),
    reason: 'Réponse reçue.',
  })
}

/** Of ten households, seven accept, two refuse, and the last says nothing. */
const offerAnswer = (dossier: Dossier, scene: Scene): Promise<unknown> => {
  const silent = Number(dossier.code.slice(-1)) === 7
  if (silent) return Promise.resolve()
  return scene.on(dossier, anyOf(dossier, scene), 'offer.answer', {
    answer: scene.random.weighted({ accepted: 7, refused: 2 }),
    on: scene.today,
  })
}

const settleCondition = (dossier: Dossier, scene: Scene): Promise<unknown> => {
  const who = anyOf(dossier, scene)
  return scene.random.chance(0.8)
    ? scene.on(dossier, who, 'condition.meet', { on: scene.today })
    : scene.on(dossier, who, 'condition.fail', { on: scene.today, why: 'file-incomplete' })
}

const reviewIn = (scene: Scene): Day => addMonths(scene.today, scene.random.between(2, 6))

const enter = (dossier: Dossier, scene: Scene): Promise<unknown> => {
  const kind = scene.random.weighted({ direct: 4, sublet: 1, glissant: 3 })
  return scene.on(dossier, anyOf(dossier, scene), 'lease.enter', {
    ...{ kind, on: scene.today },
    ...(kind === 'glissant' && { reviewOn: reviewIn(scene) }),
  })
}

const review = (dossier: Dossier, scene: Scene): Promise<unknown> => {
  const outcome = scene.random.weighted({ continues: 2, slides: 3, ends: 1 })
  return scene.on(dossier, anyOf(dossier, scene), 'lease.review', {
    ...{ outcome, on: scene.today },
    ...(outcome === 'continues' && { reviewOn: reviewIn(scene) }),
  })
}

const searching = ['accepted', 'window', 'interrupted'] as const

export const habits: readonly Habit[] = [
  {
    name: 'the CAL has decided',
    stages: searching,
    percent: 35,
    when: (dossier, scene) => examined(dossier, scene) !== undefined,
    happens: cal,
  },
  {
    name: 'those ahead have answered',
    stages: searching,
    percent: 12,
    when: dossier => ranked(dossier) !== undefined,
    happens: ahead,
  },
  {
    name: 'the offer is notified',
    stages: ['allocated'],
    percent: 35,
    when: toNotify,
    happens: (dossier, scene) =>
      scene.on(dossier, anyOf(dossier, scene), 'offer.notify', {
        on: dossier.allocation?.on,
        ...(dossier.profile.dalo && { warned: scene.random.weighted({ yes: 5, no: 1 }) }),
      }),
  },
  {
    name: 'the household answers the offer',
    stages: ['allocated'],
    percent: 18,
    when: dossier => openOffer(dossier) !== undefined,
    happens: offerAnswer,
  },
  {
    name: 'the allocation is cancelled',
    stages: ['allocated'],
    percent: 0.6,
    happens: (dossier, scene) =>
      scene.on(dossier, anyOf(dossier, scene), 'allocation.cancel', { reason: 'Le logement est sinistré.' }),
  },
  {
    name: 'what a conditional attribution waits for has come, or will not',
    stages: ['allocated'],
    percent: 25,
    when: dossier => conditional(dossier) !== undefined,
    happens: settleCondition,
  },
  {
    name: 'the household enters',
    stages: ['allocated'],
    percent: 15,
    when: dossier => toEnter(dossier) && !conditional(dossier),
    happens: enter,
  },
  {
    name: 'a bail glissant is reviewed',
    stages: ['housed', 'ended'],
    percent: 20,
    when: (dossier, { today }) => (slidingLease(dossier)?.reviewOn ?? '9') <= today,
    happens: review,
  },
]

const aHome = (scene: Scene, reference: string): Readonly<Record<string, string>> => ({
  reference,
  state: scene.random.weighted({ existing: 9, planned: 1, financed: 1 }),
  territory: scene.random.weighted({ metropole: 3, departement: 2 }),
  commune: 'Exempleville',
  kind: scene.random.weighted({ house: 3, 'own-entrance': 2, flat: 1 }),
  size: scene.random.pick(['T2', 'T3', 'T3', 'T4', 'T4', 'T5']),
  floor: '0',
  rent: String(scene.random.between(280, 560)),
  funding: scene.random.pick(['plai', 'plai-adapted', 'plus']),
  features: scene.random.some(['apart', 'garden', 'near-services', 'parking'], 0.3).join(','),
  vacantFrom: scene.random.chance(0.8) ? addDays(scene.today, -scene.random.between(0, 30)) : '',
})

const addHome = (scene: Scene, who: Person): Promise<unknown> => {
  const dwelling = scene.app.ids.unique()
  return scene.does(who, 'dwelling.save', { dwelling, ...aHome(scene, `H-${dwelling.slice(-5)}`) })
}

/** A spreadsheet of a few homes, one line of which is wrong: looked at, then imported (or dropped). */
const importHomes = async (scene: Scene, landlord: string, who: Person): Promise<void> => {
  const upload = scene.app.ids.unique()
  const line = (n: number) =>
    [`F-${upload.slice(-4)}-${n}`, 'Exempleville', 'Métropole', 'Maison', 'T4', 'PLAI'].join(';')
  const wrong = `F-${upload.slice(-4)}-9;Exempleville;Métropole;Château;T4;PLAI`
  const rows = ['Référence;Commune;Territoire;Type;Taille;Financement', line(1), line(2), line(3), wrong]
  await receiveUpload(
    contextOf(scene.app, who),
    { upload, landlord },
    readSheet(Buffer.from(rows.join('\n'))),
  )
  await scene.does(who, scene.random.chance(0.8) ? 'upload.confirm' : 'upload.drop', { upload })
}

const change = async (scene: Scene, who: Person, landlord: string): Promise<void> => {
  const homes = await all(scene.app.store, 'dwellings', { index: 'landlord', equals: [landlord] })
  if (homes.length === 0) return
  const dwelling = scene.random.pick(homes).id
  if (scene.random.chance(0.15))
    await scene.does(who, 'dwelling.retire', { dwelling, reason: scene.random.pick(retirements) })
  else await scene.does(who, 'dwelling.vacancy', { dwelling, vacancy: scene.random.pick(vacancyAnswers) })
}

const confirmVacancies = async (scene: Scene, who: Person): Promise<void> => {
  const shown = await scene.does(who, 'vacancies.show')
  const homes = shown?.view?.card === 'vacancies' ? shown.view.data.homes : []
  if (homes.length > 0)
    await scene.does(who, 'vacancies.all', { dwellings: homes.map(home => home.dwelling).join(',') })
}

/** On the first days each landlord tells of a few homes; then one comes, changes or goes now and then. */
export const everyDay = async (scene: Scene, daysSince: number): Promise<void> => {
  for (const { id } of scene.town.organisations.filter(({ kind }) => kind === 'landlord')) {
    const who = scene.oneOf('landlord', id)
    if (scene.random.chance(daysSince < 10 ? 0.4 : 0.01)) await addHome(scene, who)
    if (scene.random.chance(0.004)) await importHomes(scene, id, who)
    if (scene.random.chance(0.02)) await change(scene, who, id)
    if (scene.random.chance(0.02)) await confirmVacancies(scene, who)
  }
}
