/** Valid things by default, obviously invented; a test says only what it is about. */
import type { Answers } from '../../src/domain/referralFields'
import type { World } from './world'

/** Everything that a referral's form sends, as its inputs send it. */
export const aReferral = (changed: Answers = {}): Answers => ({
  origin: 'ccapex',
  reference: 'CCAPEX d’exemple',
  informedOn: '2026-02-20',
  informedBy: 'Rosalie Referente-Exemple',
  agreedTo: 'siao,ddets,commission,provider,landlord',
  agreedOn: '2026-02-20',
  agreedBy: 'Rosalie Referente-Exemple',
  lastName: 'Exemple-Martin',
  firstName: 'Ariane',
  birthDate: '1988-04-12',
  phone: '00 00 00 00 00',
  lastName2: 'Exemple-Durand',
  firstName2: 'Basile',
  birthDate2: '1985-11-02',
  typology: 'couple-children',
  adults: '2',
  childrenAges: '3, 7, 12',
  animals: 'deux chiens',
  guardianship: 'none',
  housing: 'social-lease',
  since: '2019-06-01',
  eviction: 'judgement',
  path: 'Trois logements en dix ans, dont deux quittés après des plaintes.',
  requestNumber: '021123456789012ABC',
  dalo: 'yes',
  daloOn: '2025-10-15',
  incomes: 'rsa,family-benefits',
  monthly: '1 450',
  rentDebt: '2300',
  otherDebts: '0',
  difficulties: 'behaviour,neighbours,budget,mental-health',
  precisions: 'Conflits répétés dans la cage d’escalier.',
  health: 'Suivi en centre médico-psychologique.',
  follower: 'passeurs',
  trust: 'yes',
  home: 'house',
  size: 'T5',
  territory: 'metropole',
  sector: 'Près de l’école',
  constraints: 'animals,away',
  diagnosisAuthor: 'Camille Diagnostic-Exemple',
  diagnosisOn: '2026-02-10',
  diagnosisFunding: 'fnavdl',
  diagnosisText: 'La famille demande une maison individuelle ; elle accepte un accompagnement renforcé.',
  summary: 'Couple avec trois enfants, conflits de voisinage répétés, prêt à être accompagné.',
  proposal: 'Maison individuelle à l’écart, accompagnement renforcé pendant dix-huit mois.',
  ...changed,
})

/** Everything that a landlord's short form sends. */
export const aLandlordReferral = (changed: Answers = {}): Answers => ({
  informedOn: '2026-02-20',
  informedBy: 'Lucie Bailleur-Exemple',
  agreedTo: 'siao,commission',
  agreedOn: '2026-02-20',
  agreedBy: 'Lucie Bailleur-Exemple',
  lastName: 'Exemple-Petit',
  firstName: 'Colette',
  birthDate: '1979-01-30',
  typology: 'single-parent',
  adults: '1',
  childrenAges: '8',
  guardianship: 'none',
  eviction: 'summons',
  difficulties: 'neighbours,upkeep',
  home: 'own-entrance',
  size: 'T3',
  territory: 'departement',
  ...changed,
})

const showing = async (world: World, who: string, verb: string): Promise<string> => {
  const { view } = await world.act(who, verb)
  if (view?.card !== 'referral-form') throw new Error(`${who} gets no form`)
  return view.data.id
}

/** A dossier that a sample person refers by the form; its id. Throws with what is wrong when it is refused. */
export const referred = async (world: World, changed: Answers = {}, who = 'referrer'): Promise<string> => {
  const draft = await showing(world, who, 'referral.show')
  const { view, say } = await world.act(who, 'referral.submit', { draft, ...aReferral(changed) })
  if (view?.card !== 'referred') throw new Error(`not referred: ${JSON.stringify(say?.params)}`)
  return view.data.dossier
}

/** A dossier that a landlord refers by the short form; its id. */
export const referredByLandlord = async (
  world: World,
  changed: Answers = {},
  who = 'landlord',
): Promise<string> => {
  const draft = await showing(world, who, 'referral.landlord.show')
  const { view, say } = await world.act(who, 'referral.landlord.submit', {
    draft,
    ...aLandlordReferral(changed),
  })
  if (view?.card !== 'referred') throw new Error(`not referred: ${JSON.stringify(say?.params)}`)
  return view.data.dossier
}
