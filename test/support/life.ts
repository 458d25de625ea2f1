/** The whole life of one dossier in which everything that can be written is written, each text with a word of its own. */
import type { World } from './world'
import { referred } from './make'
import { aSecretReferral, told } from './secrets'
import { voters } from './commission'

/** Words of the reasons and other texts given along the way, by where they belong. */
export const given = {
  missing: 'quincunx',
  precision: 'girolle-bleue',
  voice: 'grimoire',
  conditions: 'belvédère-vert',
  objectives: 'cerf-volant-gris',
  decided: 'palimpseste',
  chosen: 'clepsydre',
  declined: 'saxifrage',
  presence: 'catalpa',
  home: 'libellule-adresse',
  awaited: 'pangolin',
  irregular: 'zibeline',
  cancelled: 'mandragore',
  line: 'farfadet',
  objective: 'serendipia',
} as const

const both = Object.values(given)
export const givenWords: readonly string[] = both

type Do = (who: string, verb: string, payload: Readonly<Record<string, unknown>>) => Promise<unknown>

const examined = async (act: Do, dossier: string): Promise<void> => {
  const on = '2026-03-02'
  await act('siao', 'siao.diagnosis', {
    dossier,
    outcome: 'returned',
    on,
    missing: `Il manque ${given.missing}.`,
  })
  await act('referrer', 'referral.complete', {
    dossier,
    diagnosisAuthor: 'Camille Diagnostic-Exemple',
    diagnosisOn: '2026-02-10',
    diagnosisFunding: 'fnavdl',
    ...told.diagnosis,
  })
  await act('siao', 'siao.diagnosis', { dossier, outcome: 'validated', on })
  await act('siao', 'siao.orientation', {
    dossier,
    outcome: 'adjourned',
    on,
    precision: `Revoir ${given.precision}.`,
  })
  await act('siao', 'siao.orientation', { dossier, outcome: 'here', on })
  for (const label of ['sharedFile', 'syplo'])
    await act('ddets', 'labels.confirm', { dossier, label, on, reference: 'REF-2026-01' })
}

const voted = async (world: World, act: Do, dossier: string): Promise<void> => {
  await act('secretariat', 'session.plan', {
    session: 's1',
    on: '2026-03-12',
    time: '14:30',
    place: 'Salle Exemple',
    dossiers: dossier,
  })
  await act('secretariat', 'session.convene', { session: 's1' })
  const { round = '' } = await world.dossier(dossier)
  for (const who of Object.values(voters))
    await act(who, 'vote.cast', { dossier, round, choice: 'favourable' })
  await act('member', 'vote.cast', {
    dossier,
    round,
    choice: 'unfavourable',
    reason: `Voix ${given.voice}.`,
  })
  await act('secretariat', 'round.close', { dossier, round })
  await act('secretariat', 'decision.record', {
    confirm: 'yes',
    dossier,
    round,
    outcome: 'integrate',
    provider: 'balises',
    months: '12',
    funding: 'fnavdl',
    conditions: `Conditions ${given.conditions}.`,
    objectives: `Objectifs ${given.objectives}.`,
    reason: `Motif ${given.decided}.`,
  })
}

const inPlace = async (act: Do, dossier: string, referent: string): Promise<void> => {
  await act('provider2', 'mandate.decline', { dossier, reason: `Refus ${given.declined}.` })
  await act('secretariat', 'provider.ask', {
    dossier,
    provider: 'passeurs',
    reason: `Choix ${given.chosen}.`,
  })
  await act('provider', 'mandate.accept', { dossier, referent })
  await act('provider', 'measure.put-in-place', { dossier, on: '2026-03-02' })
  await act('provider', 'adhesion.record', {
    dossier,
    state: 'given',
    on: '2026-03-02',
    presence: `Madame ${given.presence}`,
  })
}

const housed = async (act: Do, dossier: string): Promise<void> => {
  const landlord = 'habitat-tilleul'
  await act('provider', 'window.answer', { dossier, kind: 'home-proposed', home: `Maison ${given.home}` })
  await act('provider', 'window.answer', { dossier, kind: 'cal-on', day: '2026-03-02', landlord })
  for (const number of ['1', '2'])
    await act('provider', 'passeport.send', {
      dossier,
      number,
      engagement: 'regular',
      contacts: '3',
      line: `Rencontre ${given.line}.`,
      objective: `Viser ${given.objective}.`,
      'level-health': 'fragile',
      'level-addictions': 'blocked',
      'level-budget': 'progressing',
    })
  const record = { dossier, on: '2026-03-02', outcome: 'condition', landlord }
  const texts = { awaited: `Attendre ${given.awaited}.`, reason: `Motif ${given.irregular}.` }
  await act('secretariat', 'allocation.record', { ...record, outcome: 'rank-1', reason: texts.reason })
  await act('landlord', 'allocation.cancel', { dossier, reason: `Annulé ${given.cancelled}.` })
  await act('provider', 'window.answer', { dossier, kind: 'cal-on', day: '2026-03-02', landlord })
  await act('landlord', 'allocation.record', { ...record, ...texts })
}

/**
 * Lives it through, from the referral to the home, on one day; the dossier's id. Throws when something on the way is
 * refused. `act` is how somebody presses: the world's own door by default, or over HTTP.
 */
export const wholeLife = async (world: World, referent: string): Promise<string> => {
  const act: Do = async (who, verb, payload) => {
    const outcome = await world.act(who, verb, payload)
    if ('refused' in outcome) throw new Error(`${who} ${verb}: ${outcome.refused.code}`)
    if (outcome.say?.code === 'to-mend') throw new Error(`${verb}: ${JSON.stringify(outcome.say)}`)
    return outcome
  }
  const dossier = await referred(world, aSecretReferral({ follower: '' }))
  await examined(act, dossier)
  await voted(world, act, dossier)
  await inPlace(act, dossier, referent)
  await housed(act, dossier)
  return dossier
}
