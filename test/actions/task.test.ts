import { personBy } from '../../scripts/demo/partners'
import type { Outcome } from '../../src/actions/act'
import type { MinutesView } from '../../src/actions/minutes'
import type { TaskView } from '../../src/actions/task'
import { everybodyVotes, planWith, putReady } from '../support/commission'
import { remindTasks } from '../../src/jobs/tasks'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(() => world.close())

const cardOf = async (outcome: Promise<Outcome>): Promise<TaskView> => {
  const { view } = await outcome
  if (view?.card !== 'task') throw new Error(`no task but ${view?.card}`)
  return view.data
}
const minutesOf = async (session: string): Promise<MinutesView> => {
  const { view } = await world.act('secretariat', 'minutes.show', { session })
  if (view?.card !== 'minutes') throw new Error('no minutes')
  return view.data
}
const shown = async (who: string, task: string) =>
  (await world.told(who)).filter(
    ({ say }) => 'show' in say && say.show === 'task.show' && say.payload.task === task,
  ).length

/** A dossier refused in the session of 12 March, the day after. */
const refused = async (given: object = {}) => {
  await planWith(world, [await putReady(world)])
  await everybodyVotes(world, 'd1', 'unfavourable')
  world.on('2026-03-13')
  await world.act('secretariat', 'round.close', { dossier: 'd1', round: 'd1.1' })
  return world.act('secretariat', 'decision.record', {
    confirm: 'yes',
    dossier: 'd1',
    round: 'd1.1',
    outcome: 'refuse',
    reason: 'Un motif précis.',
    ...given,
  })
}

describe('telling the household', () => {
  test('a decision asks the referrer to, within five working days, once', async () => {
    await refused()
    expect(await shown('referrer', 'tell.d1.1')).toBe(1)
    expect(await cardOf(world.act('referrer', 'task.show', { task: 'tell.d1.1' }))).toMatchObject({
      kind: 'tell-household',
      mine: true,
      state: 'open',
      due: '2026-03-20',
      code: 'M-2026-001',
      decision: { outcome: 'refuse', on: '2026-03-13' },
      closings: ['done'],
    })
  })

  test('or another who knows the household, when the secretariat names them', async () => {
    await refused({ teller: personBy('siao').id })
    expect([await shown('siao', 'tell.d1.1'), await shown('referrer', 'tell.d1.1')]).toEqual([1, 0])
  })

  test.each(['member', 'provider', 'landlord', 'secretariat'])('but not by %s, who does not', async who => {
    expect(await refusalOf(refused({ teller: personBy(who).id }))).toBe('payload')
    expect((await world.dossier('d1')).stage).toBe('agenda')
  })

  test('done: the day it was done is a fact, and the secretariat is told', async () => {
    await refused()
    world.on('2026-03-18')
    const done = { task: 'tell.d1.1', state: 'done', on: '2026-03-17' }
    expect(await cardOf(world.act('referrer', 'task.close', done))).toMatchObject({
      state: 'done',
      closed: { on: '2026-03-17', by: 'Rosalie Referente-Exemple' },
      closings: [],
    })
    const told = (await world.facts('d1')).filter(({ kind }) => kind === 'household-told')
    expect(told).toMatchObject([
      { on: '2026-03-17', data: { outcome: 'refuse' }, by: personBy('referrer').id },
    ])
    expect(
      (await world.told('secretariat')).some(({ say }) => 'fact' in say && say.fact === told[0]?.id),
    ).toBe(true)
  })

  test('twice, even at once, tells once', async () => {
    await refused()
    const press = () => world.act('referrer', 'task.close', { task: 'tell.d1.1', state: 'done' })
    await Promise.all([press(), press()])
    await press()
    expect((await world.facts('d1')).filter(({ kind }) => kind === 'household-told')).toHaveLength(1)
  })

  test.each([
    ['in the future', '2026-03-14', 'date-future'],
    ['before the decision', '2026-03-12', 'date-too-early'],
  ])('not on a day %s', async (_, on, code) => {
    await refused()
    const press = world.act('referrer', 'task.close', { task: 'tell.d1.1', state: 'done', on })
    expect(await refusalOf(press)).toBe(code)
    expect((await world.store.get('tasks', 'tell.d1.1'))?.state).toBe('open')
  })

  test('that there is nothing to tell is the secretariat’s to say, and no fact', async () => {
    await refused()
    const drop = { task: 'tell.d1.1', state: 'dropped' }
    expect(await refusalOf(world.act('referrer', 'task.close', drop))).toBe('not-allowed')
    expect(await cardOf(world.act('secretariat', 'task.close', drop))).toMatchObject({ state: 'dropped' })
    expect((await world.facts('d1')).map(({ kind }) => kind)).not.toContain('household-told')
  })

  test('done cannot become dropped: the card comes back as it is', async () => {
    await refused()
    await world.act('referrer', 'task.close', { task: 'tell.d1.1', state: 'done' })
    const late = await world.act('secretariat', 'task.close', { task: 'tell.d1.1', state: 'dropped' })
    expect('refused' in late && late.refused.code).toBe('task-closed')
    expect(late.view?.card).toBe('task')
  })

  test.each(['member', 'siao', 'provider'])('%s does not see it', async who => {
    await refused()
    expect(await refusalOf(world.act(who, 'task.show', { task: 'tell.d1.1' }))).toBe('not-allowed')
  })

  test('a new decision replaces what was not told yet', async () => {
    await refused({ outcome: 'adjourn' })
    await planWith(world, ['d1'], { session: 's2', on: '2026-04-09' })
    await everybodyVotes(world, 'd1', 'unfavourable')
    world.on('2026-04-10')
    await world.act('secretariat', 'round.close', { dossier: 'd1', round: 'd1.2' })
    await world.act('secretariat', 'decision.record', {
      confirm: 'yes',
      dossier: 'd1',
      round: 'd1.2',
      outcome: 'refuse',
      reason: 'x',
    })
    expect((await world.store.get('tasks', 'tell.d1.1'))?.state).toBe('dropped')
    expect((await world.store.get('tasks', 'tell.d1.2'))?.state).toBe('open')
  })
})

describe('shown where it is looked for', () => {
  const matters = async (who: string) => {
    const { view } = await world.act(who, 'matters.show')
    if (view?.card !== 'matters') throw new Error('no matters')
    return view.data.items.map(({ kind, task, day, code }) => [kind, task?.id, day, code])
  }

  test('in « à faire » of its owner alone, until it is done', async () => {
    await refused()
    expect(await matters('referrer')).toEqual([['tell', 'tell.d1.1', '2026-03-20', 'M-2026-001']])
    expect((await matters('siao')).map(([kind]) => kind)).not.toContain('tell')
    await world.act('referrer', 'task.close', { task: 'tell.d1.1', state: 'done' })
    expect(await matters('referrer')).toEqual([])
  })

  test('overdue, it comes first', async () => {
    await refused()
    await putReady(world, 2, { stage: 'incomplete' })
    expect((await matters('referrer')).map(([kind]) => kind)).toEqual(['tell', 'complete'])
    world.on('2026-03-21')
    expect((await matters('referrer'))[0]?.[0]).toBe('tell')
  })

  test('on the dossier: who is to tell, then when it was done', async () => {
    await refused()
    const told = async () => {
      const { view } = await world.act('referrer', 'dossier.show', { dossier: 'd1' })
      return view?.card === 'dossier' ? view.data.told : undefined
    }
    expect(await told()).toEqual({ by: 'Rosalie Referente-Exemple', due: '2026-03-20' })
    await world.act('referrer', 'task.close', { task: 'tell.d1.1', state: 'done' })
    expect(await told()).toMatchObject({ on: '2026-03-13' })
  })
})

describe('the day it is due', () => {
  const digests = async (who: string) =>
    (await world.told(who)).filter(({ about }) => about === 'digest').length

  test.each([
    ['the day before', '2026-03-19', 0],
    ['that day', '2026-03-20', 1],
    ['the day after', '2026-03-23', 0],
  ] as const)('%s (%s) its owner has %i digest', async (_, day, count) => {
    await refused()
    world.on(day)
    await remindTasks(world.app)
    expect(await digests('referrer')).toBe(count)
  })

  test('once, whoever asks twice; and nobody once it is done', async () => {
    await refused()
    world.on('2026-03-20')
    await remindTasks(world.app)
    await remindTasks(world.app)
    expect(await digests('referrer')).toBe(1)
    expect(await digests('siao')).toBe(0)
  })

  test('due on a Sunday: told on the Friday before', async () => {
    await planWith(world, [await putReady(world)])
    await world.act('secretariat', 'task.set', {
      session: 's1',
      task: 't1',
      what: 'Écrire aux communes.',
      owner: personBy('member').id,
      due: '2026-03-15',
    })
    world.on('2026-03-13')
    await remindTasks(world.app)
    expect(await digests('member')).toBe(1)
  })
})

describe('an action that a session sets', () => {
  const setting = (given: object = {}) => ({
    session: 's1',
    task: 't1',
    what: 'Recenser les maisons individuelles libres.',
    owner: personBy('landlord').id,
    due: '2026-04-09',
    ...given,
  })
  const planned = async () => planWith(world, [await putReady(world)])

  test('its owner is told once, however often it is pressed, and reads it', async () => {
    await planned()
    const press = () => world.act('secretariat', 'task.set', setting())
    await Promise.all([press(), press()])
    await press()
    expect(await shown('landlord', 't1')).toBe(1)
    expect(await cardOf(world.act('landlord', 'task.show', { task: 't1' }))).toMatchObject({
      text: 'Recenser les maisons individuelles libres.',
      due: '2026-04-09',
      mine: true,
      closings: ['done', 'dropped'],
    })
  })

  test.each([
    ['about no dossier', 'none'],
    ['about a dossier of the session', 'd1'],
  ])('%s, its text is sealed', async (_, dossier) => {
    await planned()
    await world.act('secretariat', 'task.set', setting({ dossier }))
    expect(JSON.stringify(await world.store.get('tasks', 't1'))).not.toContain('maisons')
    expect((await minutesOf('s1')).texts['action-1']).toBe('Recenser les maisons individuelles libres.')
  })

  test('about a dossier, the text goes with the household', async () => {
    await planned()
    await world.act('secretariat', 'task.set', setting({ dossier: 'd1' }))
    const household = await world.store.get('households', 'd1')
    if (!household) throw new Error('no household')
    await world.store.commit([{ do: 'remove', in: 'households', doc: household }])
    expect((await cardOf(world.act('landlord', 'task.show', { task: 't1' }))).text).toBeUndefined()
  })

  test.each([
    ['nothing to do', { what: ' ' }, 'payload'],
    ['a day that is past', { due: '2026-03-01' }, 'payload'],
    ['nobody', { owner: 'nobody' }, 'payload'],
    ['a dossier of another session', { dossier: 'd9' }, 'not-found'],
    ['no session', { session: 'none' }, 'not-found'],
  ])('%s is refused, nothing is kept', async (_, given, code) => {
    await planned()
    expect(await refusalOf(world.act('secretariat', 'task.set', setting(given)))).toBe(code)
    expect(await world.store.get('tasks', 't1')).toBeUndefined()
  })

  test.each(['member', 'chair', 'landlord'])('%s sets none', async who => {
    await planned()
    expect(await refusalOf(world.act(who, 'task.set', setting()))).toBe('not-allowed')
  })

  test('none once the minutes are signed', async () => {
    await refused()
    const { draft } = await minutesOf('s1')
    await world.act('secretariat', 'minutes.sign', { session: 's1', draft })
    expect(await refusalOf(world.act('secretariat', 'task.set', setting()))).toBe('minutes-signed')
  })

  test('is reviewed at the next session: open ones, and those closed since; older done ones no more', async () => {
    await planned()
    await world.act('secretariat', 'task.set', setting())
    await world.act('secretariat', 'task.set', setting({ task: 't2', what: 'Écrire aux communes.' }))
    await planWith(world, [], { session: 's2', on: '2026-04-09' })
    await planWith(world, [], { session: 's3', on: '2026-05-14' })
    world.on('2026-03-20')
    await world.act('landlord', 'task.close', { task: 't2', state: 'done', on: '2026-03-18' })
    const reviewed = async (session: string) =>
      (await minutesOf(session)).minutes.reviewed.map(({ state, owner, closedOn }) => [
        state,
        owner,
        closedOn,
      ])
    expect(await reviewed('s1')).toEqual([])
    expect(await reviewed('s2')).toEqual([
      ['open', 'Lucie Bailleur-Exemple', undefined],
      ['done', 'Lucie Bailleur-Exemple', '2026-03-18'],
    ])
    expect(await reviewed('s3')).toEqual([['open', 'Lucie Bailleur-Exemple', undefined]])
  })

  test('of a session that was cancelled after it: reviewed all the same', async () => {
    await planned()
    await planWith(world, [], { session: 's2', on: '2026-04-09' })
    await world.act('secretariat', 'task.set', setting({ session: 's2', due: '2026-05-07' }))
    await world.act('secretariat', 'session.cancel', { session: 's2', reason: 'unavailable' })
    await planWith(world, [], { session: 's3', on: '2026-05-14' })
    expect((await minutesOf('s3')).minutes.reviewed).toMatchObject([{ state: 'open', due: '2026-05-07' }])
  })
})
