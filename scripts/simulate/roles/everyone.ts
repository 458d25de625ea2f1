/** What anybody does: look at what waits, choose hours, mute, be away; and press what is not theirs. */
import { acts } from '../../../src/actions'
import { addDays } from '../../../src/domain/calendar'
import { type Person, mutedKinds } from '../../../src/domain/people'
import { may } from '../../../src/domain/permissions'
import { candidatesFor } from '../../../src/domain/preferences'
import type { Scene } from '../scene'

const prefer = (scene: Scene, who: Person): Promise<unknown> => {
  const from = scene.random.pick([7, 9, 9, 14])
  return scene.does(who, 'preferences.save', {
    muted: scene.random.some(mutedKinds, 0.25).join(','),
    from,
    to: scene.random.pick([from + 1, 18, 18, 20]),
  })
}

const beAway = async (scene: Scene, who: Person): Promise<void> => {
  const candidates = candidatesFor(who, scene.town.people)
  if (candidates.length === 0) return
  const from = addDays(scene.today, scene.random.between(0, 10))
  await scene.does(who, 'absence.set', {
    standIn: scene.random.pick(candidates).id,
    from,
    to: addDays(from, scene.random.between(1, 25)),
  })
}

/** Verbs that change something, pressed by whoever on whatever: mostly refused, never a fault. */
const strayVerbs: readonly (readonly [string, object])[] = [
  ['mandate.accept', { referent: 'nobody' }],
  ['measure.put-in-place', { on: '2020-01-01' }],
  ['allocation.record', { on: '2020-01-01', outcome: 'rank-1', landlord: 'landlord-1' }],
  ['allocation.cancel', { reason: 'Un motif.' }],
  ['offer.answer', { answer: 'accepted', on: '2020-01-01' }],
  ['exit.record', { kind: 'other', on: '2020-01-01' }],
  ['window.answer', { kind: 'household-hesitates' }],
  ['labels.confirm', { label: 'syplo', on: '2020-01-01', reference: 'X' }],
  ['round.close', { round: 'none' }],
  ['dossier.open', { part: 'identity' }],
]

const stray = async (scene: Scene, who: Person): Promise<void> => {
  const dossiers = await scene.dossiers()
  if (dossiers.length === 0) return
  const [verb, payload] = scene.random.pick(strayVerbs)
  await scene.on(scene.random.pick(dossiers), who, verb, { ...payload })
}

/** Every card that can be looked at. */
const shows = [...acts.values()].filter(({ verb }) => verb.endsWith('.show') && !verb.startsWith('referral.'))

/** Somebody opens a card, of whatever it may be about: refused or drawn, never a fault. */
const read = async (scene: Scene, who: Person): Promise<void> => {
  const { store } = scene.app
  const dossiers = await scene.dossiers()
  const one = async (collection: 'sessions' | 'dwellings' | 'tasks' | 'reports'): Promise<string> => {
    const { docs } = await store.find(collection, { index: 'id', limit: 200 })
    return docs.length > 0 ? scene.random.pick(docs).id : 'none'
  }
  const about = {
    dossier: dossiers.length > 0 ? scene.random.pick(dossiers).id : 'none',
    session: await one('sessions'),
    dwelling: await one('dwellings'),
    task: await one('tasks'),
    report: await one('reports'),
    person: scene.random.pick(scene.town.people).id,
  }
  // What their role may open, mostly; what it may not is refused.
  const own = shows.filter(({ permission }) => may(who, permission))
  await scene.does(who, scene.random.pick(scene.random.chance(0.9) ? own : shows).verb, about)
}

export const everyDay = async (scene: Scene): Promise<void> => {
  for (const who of scene.town.people) {
    if (scene.random.chance(0.02)) await scene.does(who, 'matters.show')
    if (scene.random.chance(0.04)) await read(scene, who)
    if (scene.random.chance(0.004)) await prefer(scene, who)
    if (scene.random.chance(0.004)) await beAway(scene, who)
    if (scene.random.chance(0.003)) await scene.does(who, 'absence.end')
    if (scene.random.chance(0.01)) await stray(scene, who)
    if (scene.random.chance(0.005)) await scene.installs(who)
  }
}
