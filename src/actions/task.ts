/** What a named person is to do by a day: shown to them, done or dropped, and set by the secretariat in session. */
import { z } from 'zod'
import { type Day, dayOf, daySchema } from '../domain/calendar'
import type { DecisionOutcome, DossierId } from '../domain/dossier'
import { limits } from '../domain/referral'
import { holds } from '../domain/refused'
import {
  type Closing,
  type Task,
  type TaskKind,
  actionClosed,
  closeTask,
  closings,
  concerns,
  householdTold,
  mayClose,
  setAction,
} from '../domain/task'
import type { Change, Doc } from '../store/store'
import { commit, dossierChanges, handle, loadDossier } from './commit'
import { minutesShown } from './minutes'
import { changeSession, loadSession, sessionChanges, sessionId } from './sessions'
import { readTasks, sealText, taskMessage } from './tasks'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { viewOf } from './views'

export interface TaskView {
  readonly task: string
  readonly kind: TaskKind
  readonly state: Task['state']
  readonly today: Day
  /** Name of the person whose task it is; `mine`: the reader's own. */
  readonly owner: string
  readonly mine: boolean
  readonly due: Day
  readonly setBy: string
  readonly setOn: Day
  /** What is to be done; absent once it was erased, and for *household told*. */
  readonly text?: string
  readonly code?: string
  readonly dossier?: DossierId
  /** Day of the session that set it. */
  readonly session?: Day
  /** What the household is to be told. */
  readonly decision?: { readonly outcome: DecisionOutcome; readonly on: Day }
  readonly closed?: { readonly on: Day; readonly by: string }
  /** What the reader may do with it now. */
  readonly closings: readonly Closing[]
}

const again = ({ task }: { task: string }): Press => ({ verb: 'task.show', payload: { task } })

const loadTask = async ({ app, person }: Ctx, id: string): Promise<Doc<'tasks'>> => {
  const task = await app.store.get('tasks', id)
  holds(task, 'not-found', { what: 'task' })
  holds(concerns(task, person), 'not-allowed')
  return task
}

/** What a task is about, with names. */
const aboutOf = async (
  { app }: Ctx,
  { dossier: id, session: held, closed, kind }: Task,
): Promise<Partial<TaskView>> => {
  const [dossier, session, closer] = await Promise.all([
    id === undefined ? undefined : app.store.get('dossiers', id),
    held === undefined ? undefined : app.store.get('sessions', held),
    closed && app.store.get('people', closed.by),
  ])
  const decision = kind === 'tell-household' ? dossier?.decision : undefined
  return {
    ...(id !== undefined && { dossier: id }),
    ...(dossier && { code: dossier.code }),
    ...(session && { session: session.on }),
    ...(decision && { decision: { outcome: decision.outcome, on: decision.on } }),
    ...(closed && { closed: { on: closed.on, by: closer?.name ?? '' } }),
  }
}

export const taskShown = async (ctx: Ctx, id: string): Promise<Answer> => {
  const task = await loadTask(ctx, id)
  const people = await ctx.app.store.getMany('people', [task.owner, task.setBy])
  const nameOf = (person: string) => people.find(each => each.id === person)?.name ?? ''
  const [read] = await readTasks(ctx.app, [task])
  const open = task.state === 'open'
  const data: TaskView = {
    task: id,
    kind: task.kind,
    state: task.state,
    today: ctx.today,
    owner: nameOf(task.owner),
    mine: task.owner === ctx.person.id,
    due: task.due,
    setBy: nameOf(task.setBy),
    setOn: dayOf(task.at),
    ...(read?.text !== undefined && { text: read.text }),
    ...(await aboutOf(ctx, task)),
    closings: open ? closings.filter(state => mayClose(task, state, ctx.person)) : [],
  }
  return { view: viewOf('task', data, { collection: 'tasks', doc: task }, open, again({ task: id })) }
}

/** What follows: the household's dossier knows the day, or the session knows that its action is closed. */
const followUp = async (
  ctx: Ctx,
  { id, kind, dossier, session }: Doc<'tasks'>,
  state: Closing,
  on: Day,
): Promise<readonly Change[]> => {
  if (kind === 'action' && session !== undefined) {
    const held = await loadSession(ctx, session)
    return sessionChanges(ctx, held, actionClosed(held, { task: id, state, on }))
  }
  // A household that need not be told was not told: nothing happened.
  if (dossier === undefined || state === 'dropped') return []
  const known = await loadDossier(ctx, dossier)
  return dossierChanges(ctx.app, known, householdTold(known, on), { by: ctx.person.id, now: ctx.now })
}

const close = (ctx: Ctx, id: string, state: Closing, on: Day): Promise<void> =>
  handle(ctx.app, `tasks/${id}`, async () => {
    const task = await loadTask(ctx, id)
    holds(mayClose(task, state, ctx.person), 'not-allowed')
    const closed = closeTask(task, state, { on, today: ctx.today, by: ctx.person.id, at: ctx.now })
    if (closed === task) return
    await commit(ctx.app, [
      { do: 'put', in: 'tasks', doc: { ...task, ...closed } },
      ...(await followUp(ctx, task, state, on)),
    ])
  })

const setSchema = z.object({
  session: sessionId,
  /** Made when the form is shown, so that pressing twice sets it once. */
  task: z.string().regex(/^[\w.-]{1,64}$/),
  what: z.string().trim().min(1, 'empty').max(limits.text, 'too-long'),
  owner: z.string().min(1, 'empty'),
  due: daySchema,
  /** Of the session's own; `none` for an action about no dossier. */
  dossier: z.string().optional(),
})

const addTask = (ctx: Ctx, given: z.output<typeof setSchema>): Promise<void> =>
  changeSession(ctx, given.session, async session => {
    const { task: id, what, owner, due } = given
    const { app, today, now, person } = ctx
    if (await app.store.get('tasks', id)) return { next: session, facts: [] }
    const dossier = given.dossier === 'none' ? undefined : given.dossier
    holds(!dossier || session.agenda.includes(dossier), 'not-found')
    holds(await app.store.get('people', owner), 'payload', { field: 'owner', problem: 'empty' })
    const doc = {
      id,
      kind: 'action' as const,
      owner,
      due,
      state: 'open' as const,
      session: session.id,
      ...(dossier && { dossier }),
      ...(await sealText(app, id, what, dossier)),
      setBy: person.id,
      at: now,
    }
    return {
      ...setAction(session, { task: id, due, today }),
      also: async () => [{ do: 'add', in: 'tasks', doc }, taskMessage(ctx, doc)],
    }
  })

export const taskActs = [
  verb({
    verb: 'task.show',
    payload: z.object({ task: z.string() }),
    permission: 'do-task',
    run: (ctx, { task }) => taskShown(ctx, task),
  }),

  verb({
    verb: 'task.close',
    payload: z.object({
      task: z.string(),
      state: z.enum(closings),
      /** Day on which it was done; today when it is not given. */
      on: daySchema.optional(),
    }),
    permission: 'do-task',
    again,
    run: async (ctx, { task, state, on }) => {
      await close(ctx, task, state, on ?? ctx.today)
      return taskShown(ctx, task)
    },
  }),

  verb({
    verb: 'task.set',
    payload: setSchema,
    permission: 'sign-minutes',
    again: ({ session }) => ({ verb: 'minutes.show', payload: { session } }),
    run: async (ctx, given) => {
      await addTask(ctx, given)
      return minutesShown(ctx, given.session)
    },
  }),
]
