/** Social workers refer households, complete what SIAO returns, tell families what was decided. */
import { addMonths, addDays } from '../../../src/domain/calendar'
import { requestMatters } from '../../../src/domain/requestNumber'
import { undecided } from '../../../src/domain/workflow'
import { withdrawalReasons } from '../../../src/domain/withdrawal'
import { all } from '../../../src/store/store'
import { type Household, diagnosisOn, evaluationForm, landlordForm, referralForm } from '../households'
import type { Dossier, Habit, Scene } from '../scene'

const renewedLongAgo = ({ request }: Dossier, { today }: Scene): boolean =>
  !request || addDays(addMonths(request.renewedOn, 12), -30) <= today

export const habits: readonly Habit[] = [
  {
    name: 'the referrer mends the diagnosis',
    stages: ['incomplete'],
    percent: 30,
    when: ({ kind }) => kind === 'referral',
    happens: (dossier, scene) =>
      scene.on(
        dossier,
        scene.oneOf('referrer', dossier.referrerOrganisation),
        'referral.complete',
        diagnosisOn(scene.today),
      ),
  },
  {
    name: 'the evaluator adds what a landlord was not asked',
    stages: ['evaluation', 'incomplete'],
    percent: 25,
    when: ({ evaluator }) => evaluator !== undefined,
    happens: (dossier, scene) =>
      scene.on(
        dossier,
        scene.oneOf('referrer', dossier.evaluator),
        'referral.complete',
        evaluationForm(Number(dossier.code.slice(-3)), scene.today),
      ),
  },
  {
    name: 'the referral is withdrawn',
    stages: undecided,
    percent: 0.4,
    happens: (dossier, scene) => {
      const role = dossier.kind === 'landlord' ? 'landlord' : 'referrer'
      return scene.on(dossier, scene.oneOf(role, dossier.referrerOrganisation), 'withdrawal.record', {
        reason: scene.random.pick(withdrawalReasons),
      })
    },
  },
  {
    name: 'the housing request is renewed',
    stages: requestMatters,
    percent: 2,
    when: renewedLongAgo,
    happens: (dossier, scene) =>
      scene.on(dossier, scene.oneOf('secretariat'), 'request.renew', {
        on: addDays(scene.today, -scene.random.between(0, 20)),
      }),
  },
]

const refer = async (household: Household, scene: Scene): Promise<void> => {
  const { byLandlord } = household
  const who = byLandlord
    ? scene.oneOf('landlord', `landlord-${scene.random.between(1, 9)}`)
    : scene.oneOf('referrer')
  const [show, submit] = byLandlord
    ? ['referral.landlord.show', 'referral.landlord.submit']
    : ['referral.show', 'referral.submit']
  const shown = await scene.does(who, show)
  const draft = shown?.view?.card === 'referral-form' ? shown.view.data.id : ''
  const form = byLandlord ? landlordForm(household, scene.today) : referralForm(household, scene.today)
  // Now and then something is forgotten first, and mended in the form that comes back.
  if (!byLandlord && scene.random.chance(0.2))
    await scene.does(who, submit, { draft, ...form, summary: 'Court.' })
  await scene.does(who, submit, { draft, ...form })
}

/** Those whose day of referral has come, or came while nobody worked; they are waited for no longer. */
export const everyDay = async (scene: Scene, waiting: Set<Household>): Promise<void> => {
  for (const household of [...waiting]) {
    if (household.referredOn > scene.today) continue
    waiting.delete(household)
    await refer(household, scene)
  }
}

/** Whoever has something to do by a day does it, mostly in time. */
export const closeTasks = async (scene: Scene): Promise<void> => {
  const open = await all(scene.app.store, 'tasks', { index: 'due', equals: ['open'] })
  for (const { id, owner, due } of open) {
    const person = scene.town.people.find(each => each.id === owner)
    if (!person || !scene.random.chance(due <= scene.today ? 0.4 : 0.15)) continue
    const state = scene.random.weighted({ done: 9, dropped: 1 })
    await scene.does(person, 'task.close', { task: id, state, on: scene.today })
  }
}
