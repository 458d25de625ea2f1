/** The secretariat plans sessions, convenes, holds them: attendance, closings, decisions, minutes. */
import { addDays, addWorkingDays, isWorkingDay, workingDayFrom } from '../../../src/domain/calendar'
import { capacityOf } from '../../../src/domain/programme'
import { cancelReasons } from '../../../src/domain/session'
import { type Doc, all } from '../../../src/store/store'
import type { Dossier, Scene } from '../scene'

const secretary = (scene: Scene) => scene.oneOf('secretariat')

const inState = (scene: Scene, state: Doc<'sessions'>['state']): Promise<readonly Doc<'sessions'>[]> =>
  all(scene.app.store, 'sessions', { index: 'date', equals: [state] })

const when = (scene: Scene, days: number) => ({
  on: workingDayFrom(addDays(scene.today, days)),
  time: '14:30',
  place: 'Salle Exemple',
})

/** Who waits goes on the agenda of a session in two or three weeks; a vote in ten is held in writing. */
const plan = async (scene: Scene, ready: readonly Dossier[]): Promise<void> => {
  const session = scene.app.ids.unique()
  const mode = scene.random.weighted({ meeting: 9, written: 1 })
  const dossiers = ready.slice(0, 5).map(({ id }) => id)
  await scene.does(secretary(scene), 'session.plan', {
    ...{ session, mode, dossiers: dossiers.join(',') },
    ...when(scene, scene.random.between(11, 18)),
  })
}

const convene = async (scene: Scene, session: Doc<'sessions'>): Promise<void> => {
  const late = addDays(session.on, -5) < scene.today
  await scene.does(secretary(scene), 'session.convene', {
    ...{ session: session.id, confirm: 'yes' },
    ...(late && { notice: 'partners-agreed' }),
  })
}

/** Before its day: convened a week ahead, moved or cancelled now and then, a late dossier added. */
const prepare = async (scene: Scene, session: Doc<'sessions'>, ready: readonly Dossier[]): Promise<void> => {
  if (session.on <= scene.today) return
  const who = secretary(scene)
  if (!session.convened && addWorkingDays(session.on, -6) <= scene.today && session.agenda.length > 0)
    await convene(scene, session)
  if (scene.random.chance(0.015))
    await scene.does(who, 'session.cancel', {
      session: session.id,
      reason: scene.random.pick(cancelReasons),
    })
  else if (scene.random.chance(0.02))
    await scene.does(who, 'session.move', {
      session: session.id,
      ...when(scene, scene.random.between(6, 12)),
    })
  else if (ready.length > 0 && scene.random.chance(0.1))
    await scene.does(who, 'agenda.change', { session: session.id, dossiers: ready[0]?.id })
  else if (session.agenda.length > 1 && scene.random.chance(0.02))
    await scene.does(who, 'agenda.change', { session: session.id, postponed: session.agenda[0] })
  for (const dossier of session.agenda)
    if (scene.random.chance(0.02))
      await scene.does(who, 'consult.ask', { dossier, organisations: ['care', 'siao'] })
}

export const everyDay = async (scene: Scene): Promise<void> => {
  const planned = await inState(scene, 'planned')
  const coming = planned.filter(({ on }) => on > scene.today)
  const ready = (await scene.dossiers()).filter(({ stage }) => stage === 'ready')
  if (coming.length === 0 && ready.length > 0 && scene.random.chance(0.4)) await plan(scene, ready)
  for (const session of coming) await prepare(scene, session, ready)
}

const attendance = (scene: Scene): Readonly<Record<string, string>> =>
  Object.fromEntries(
    scene.town.organisations
      .filter(({ voice }) => voice > 0)
      .map(({ id }) => [
        `presence-${id}`,
        scene.random.weighted({ present: 6, remote: 2, excused: 1, absent: 2 }),
      ]),
  )

/** The prefecture presides, or in its absence the first that came. */
const presiding = (came: Readonly<Record<string, string>>): string | undefined => {
  const there = Object.keys(came).filter(key => ['present', 'remote'].includes(came[key] ?? ''))
  const key = there.find(each => each === 'presence-prefecture') ?? there[0]
  return key?.replace('presence-', '')
}

/** The provider that comes first mostly; another with the reason that every decision here has. */
const integration = async (scene: Scene, dossier: Dossier) => {
  const shown = await scene.on(dossier, secretary(scene), 'decision.show', { outcome: 'integrate' })
  const ranked = shown?.view?.card === 'decision' ? shown.view.data.providers : []
  const [first] = ranked
  if (!first) return {}
  const chosen = scene.random.chance(0.8) ? first : scene.random.pick(ranked)
  return {
    provider: chosen.organisation,
    months: scene.random.pick([6, 12, 12, 18]),
    funding: scene.random.pick(['fnavdl', 'state', 'departement']),
    conditions: 'Une visite par semaine.',
    objectives: 'Apaiser, ouvrir les droits, préparer l’entrée.',
  }
}

/** Over the places of the year most wait; some are taken in all the same, with a reason. */
const outcomeOf = async (scene: Scene) => {
  const programme = await scene.app.store.get('programme', 'programme')
  const { used, capacity } = capacityOf(scene.app.settings.rules, programme?.places ?? [], scene.today)
  return used >= capacity
    ? scene.random.weighted({ integrate: 2, refuse: 2, adjourn: 12 })
    : scene.random.weighted({ integrate: 16, refuse: 2, adjourn: 2 })
}

const decide = async (scene: Scene, id: string, coming: readonly Doc<'sessions'>[]): Promise<void> => {
  const dossier = await scene.dossier(id)
  if (dossier.stage !== 'agenda' || !dossier.round) return
  const { round } = dossier
  const who = secretary(scene)
  await scene.on(dossier, who, 'round.close', { round })
  if (scene.random.chance(0.1)) return
  const outcome = await outcomeOf(scene)
  const to = scene.random.chance(0.5) ? coming[0]?.id : undefined
  const reason = scene.random.chance(0.9) ? { reason: 'Ce que la commission en a dit.' } : {}
  await scene.on(dossier, who, 'decision.record', {
    ...{ confirm: 'yes', round, outcome, ...reason },
    ...(outcome === 'adjourn' && { to: to ?? 'none' }),
    ...(outcome === 'integrate' && (await integration(scene, dossier))),
  })
}

const sign = async (scene: Scene, session: string): Promise<void> => {
  const who = secretary(scene)
  const shown = await scene.does(who, 'minutes.show', { session, step: 'confirm' })
  const draft = shown?.view?.card === 'minutes' ? shown.view.data.draft : undefined
  if (draft) await scene.does(who, 'minutes.sign', { session, draft })
}

/** One session from the day on which it is held: whoever is missing for the quorum makes it be convened again. */
const hold = async (scene: Scene, session: Doc<'sessions'>): Promise<void> => {
  const who = secretary(scene)
  if (session.mode === 'meeting') {
    const came = attendance(scene)
    const chair = presiding(came)
    await scene.does(who, 'attendance.record', { session: session.id, ...(chair && { chair }), ...came })
  }
  const coming = (await inState(scene, 'planned')).filter(({ on }) => on > scene.today)
  for (const id of session.agenda) await decide(scene, id, coming)
  if (scene.random.chance(0.3))
    await scene.does(who, 'task.set', {
      ...{ session: session.id, task: scene.app.ids.unique(), what: 'Écrire au service concerné.' },
      ...{ owner: scene.random.pick(scene.town.people).id, due: addDays(scene.today, 20), dossier: 'none' },
    })
  const second = session.agenda.length > 0 && scene.random.chance(0.5)
  if (second)
    await scene.does(who, 'session.plan', {
      ...{ session: scene.app.ids.unique(), second: session.id },
      ...when(scene, 9),
    })
}

/** In the afternoon: sessions of the day, or those of the days before whose minutes are not signed. */
export const everyAfternoon = async (scene: Scene): Promise<void> => {
  if (!isWorkingDay(scene.today)) return
  for (const session of await inState(scene, 'planned')) {
    if (session.on > scene.today) continue
    await hold(scene, session)
    if (scene.random.chance(0.7)) await sign(scene, session.id)
  }
}
