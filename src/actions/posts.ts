/** A person takes a post, changes it or leaves it; with everything that follows, in one commit. */
import type { Day } from '../domain/calendar'
import {
  type OrganisationId,
  type Person,
  type PersonId,
  hasRole,
  inCommission,
  speaksFor,
} from '../domain/people'
import { type PostsDecided, heirOf, keepsTask, leftAlone, otherSecretary, unreplaced } from '../domain/posts'
import { beBack, shareAPost } from '../domain/preferences'
import { holds } from '../domain/refused'
import { voicesOf, withMoved } from '../domain/round'
import { type Change, type Doc, all } from '../store/store'
import type { App } from './app'
import { commit, factId, handle, message } from './commit'
import { roundsOf } from './sessions'
import { taskMessage } from './tasks'
import { datesMissed } from './dates'
import type { Ctx } from './verb'

export type People = readonly Doc<'people'>[]

export const everyone = ({ app }: Pick<Ctx, 'app'>): Promise<People> =>
  all(app.store, 'people', { index: 'id' })

/** Facts about a person, numbered after those there are. */
export const personFacts = async (
  { store, clock }: Pick<App, 'store' | 'clock'>,
  id: PersonId,
  facts: PostsDecided['facts'],
  by: PersonId,
): Promise<readonly Change[]> => {
  const subject = `people/${id}`
  const first = await store.count('facts', { index: 'subject', equals: [subject] })
  return facts.map(({ kind, on, data = {} }, index): Change => {
    const seq = first + index + 1
    return {
      do: 'add',
      in: 'facts',
      doc: { id: factId(subject, seq), subject, seq, kind, on, at: clock.now(), by, data },
    }
  })
}

type OpenSession = readonly [Doc<'sessions'>, readonly Doc<'rounds'>[]]

/** The sessions to come of which the members are convened, with their open rounds. */
const openSessions = async ({ app }: Pick<Ctx, 'app'>): Promise<readonly OpenSession[]> => {
  const planned = await all(app.store, 'sessions', { index: 'date', equals: ['planned'] })
  return Promise.all(
    planned
      .filter(({ convened }) => convened !== undefined)
      .map(async session => {
        const rounds = await roundsOf({ app }, session.id)
        return [session, rounds.filter(({ state }) => state === 'open')] as const
      }),
  )
}

interface Moving {
  readonly before: Doc<'people'>
  readonly after: Doc<'people'>
  readonly people: People
}

/** Rounds in which the person may cast other voices than before: a voice on its way meets a newer version of them. */
const movedRounds = ({ before, after }: Moving, open: readonly OpenSession[]): readonly Change[] =>
  open
    .flatMap(([, rounds]) => rounds)
    .filter(round => JSON.stringify(voicesOf(before, round)) !== JSON.stringify(voicesOf(after, round)))
    .map(round => ({ do: 'put', in: 'rounds', doc: { ...round, ...withMoved(round, after.id) } }))

/** Whether the person sits in the commission from now on. */
const joins = ({ before, after }: Moving): boolean =>
  inCommission(before).length === 0 && inCommission(after).length > 0

/** What a new member missed: the convocation of the sessions to come, and the votes that wait for them. */
const missed = ({ app }: Ctx, moving: Moving, open: readonly OpenSession[]): readonly Change[] => {
  const { before, after } = moving
  const to = after.id
  const convoked = joins(moving)
  const votes = speaksFor(before).length === 0
  return open.flatMap(([{ id: session }, rounds]) => [
    ...(convoked
      ? [
          message(app, {
            to,
            about: `convocation.show|${session}`,
            say: { show: 'convocation.show', payload: { session } },
          }),
        ]
      : []),
    // Who voted for another organisation until now has these cards already: they change with their reader.
    ...rounds
      .filter(round => votes && voicesOf(after, round).length > 0)
      .map(({ dossier }) =>
        message(app, {
          to,
          about: `vote.show|${dossier}`,
          dossier,
          say: { show: 'vote.show', payload: { dossier } },
          because: 'voters',
        }),
      ),
  ])
}

/** Open tasks that the person can no longer do, each with who takes it over. */
export const handedOver = async (
  ctx: Pick<Ctx, 'app' | 'today' | 'person'>,
  { before, after, people }: Moving,
): Promise<readonly (readonly [Doc<'tasks'>, PersonId])[]> => {
  const open = await all(ctx.app.store, 'tasks', { index: 'owner', equals: [before.id, 'open'] })
  const ids = [...new Set(open.flatMap(({ dossier = [] }) => dossier))]
  const dossiers = new Map((await ctx.app.store.getMany('dossiers', ids)).map(each => [each.id, each]))
  return open.flatMap(task => {
    const dossier = task.dossier === undefined ? undefined : dossiers.get(task.dossier)
    if (keepsTask(after, task, dossier)) return []
    const known = { dossier, people, today: ctx.today, by: ctx.person.id }
    return [[task, heirOf(before, task, known)] as const]
  })
}

const taskChanges = async (ctx: Ctx, moving: Moving): Promise<readonly Change[]> =>
  (await handedOver(ctx, moving)).flatMap(([task, owner]): readonly Change[] => [
    { do: 'put', in: 'tasks', doc: { ...task, owner } },
    taskMessage(ctx, { ...task, owner }),
  ])

/** Absences that name this person where they no longer can stand in: they end, and the absent person is told. */
const absenceChanges = ({ app }: Ctx, { after, people }: Moving): readonly Change[] =>
  unreplaced(after, after.posts, people).flatMap(absent => [
    { do: 'put', in: 'people', doc: { ...absent, preferences: beBack(absent) } },
    message(app, {
      to: absent.id,
      about: `stand-in|${absent.id}`,
      say: { show: 'absence.show', payload: {} },
      because: 'stand-in',
    }),
  ])

/** The person's own absence lasts as long as somebody of theirs can stand in. */
const withAbsence = (after: Doc<'people'>, people: People): Doc<'people'> => {
  const standIn = people.find(({ id }) => id === after.preferences?.absence?.standIn)
  return standIn && !shareAPost(standIn, after) ? { ...after, preferences: beBack(after) } : after
}

/** Two who leave the secretariat at once cannot both be the last: who stays is written too, unchanged. */
const witness = ({ before, after, people }: Moving): readonly Change[] => {
  if (!hasRole(before, 'secretariat') || hasRole(after, 'secretariat')) return []
  const other = otherSecretary(before.id, people)
  holds(other, 'last-secretary')
  return [{ do: 'put', in: 'people', doc: other }]
}

/** They read their own posts, as they are now; who has none left is no reader any more. */
const toldOf = ({ app, person }: Ctx, { after }: Moving): readonly Change[] =>
  after.id === person.id || after.posts.length === 0
    ? []
    : [message(app, { to: after.id, about: 'posts.show', say: { show: 'posts.show', payload: {} } })]

/** One put a document: an absent person may be the witness too. */
const once = (changes: readonly Change[]): readonly Change[] =>
  changes.filter(
    ({ in: collection, doc }, at) =>
      changes.findIndex(each => each.in === collection && each.doc.id === doc.id) === at,
  )

/** What follows a change of posts, the person apart: to be committed with them. */
export const postChanges = async (
  ctx: Ctx,
  moving: Moving,
  facts: PostsDecided['facts'],
): Promise<readonly Change[]> => {
  const open = await openSessions(ctx)
  return once([
    ...(await personFacts(ctx.app, moving.after.id, facts, ctx.person.id)),
    ...movedRounds(moving, open),
    ...(await taskChanges(ctx, moving)),
    ...absenceChanges(ctx, moving),
    ...witness(moving),
    ...missed(ctx, moving, open),
    ...(joins(moving) ? await datesMissed(ctx, moving.after.id) : []),
    ...toldOf(ctx, moving),
  ])
}

/** Commits a change of posts; votes that go on are not drawn again for it, the person's own cards are. */
export const commitPosts = async (app: App, id: PersonId, changes: readonly Change[]): Promise<void> => {
  await commit(app, changes, { unseen: ['rounds'] })
  app.changed([`posts/${id}`])
}

/**
 * Changes a person's posts as `decide` says. Voices already cast and proxies stay with their organisations; rounds, tasks
 * and stand-ins follow in the same commit, the person's cards after it.
 */
export const changePosts = (
  ctx: Ctx,
  id: PersonId,
  decide: (person: Person) => PostsDecided,
): Promise<void> =>
  handle(ctx.app, `people/${id}`, async () => {
    const people = await everyone(ctx)
    const before = people.find(each => each.id === id)
    holds(before, 'not-found', { what: 'person' })
    const { posts, facts } = decide(before)
    if (facts.length === 0) return
    const after = withAbsence({ ...before, posts }, people)
    const moving = { before, after, people }
    const put = { do: 'put', in: 'people', doc: after } as const
    await commitPosts(ctx.app, id, [put, ...(await postChanges(ctx, moving, facts))])
  })

/** What follows when a post ends, for whoever decides it. */
export interface Follows {
  /** Open rounds in which this person cast a voice: it stays. */
  readonly voices: number
  /** Names of organisations that nobody would act for. */
  readonly alone: readonly string[]
  /** Open tasks that go to somebody else, by name of who gets them. */
  readonly tasks: readonly { readonly to: string; readonly count: number }[]
  /** Names of those for whom they stand in. */
  readonly absent: readonly string[]
}

/** What would follow from a change of posts, as things are now. */
export const followsOf = async (
  ctx: Ctx,
  before: Doc<'people'>,
  posts: Person['posts'],
  names: ReadonlyMap<OrganisationId, string>,
): Promise<Follows> => {
  const people = await everyone(ctx)
  const moving = { before, after: { ...before, posts }, people }
  const [open, tasks] = await Promise.all([openSessions(ctx), handedOver(ctx, moving)])
  const heirs = [...new Set(tasks.map(([, heir]) => heir))]
  const nameOf = (id: PersonId) => people.find(each => each.id === id)?.name ?? ''
  return {
    voices: open
      .flatMap(([, rounds]) => rounds)
      .filter(({ voices }) => Object.values(voices).some(({ by }) => by === before.id)).length,
    alone: leftAlone(before, posts, people).map(each => names.get(each) ?? each),
    tasks: heirs.map(heir => ({
      to: nameOf(heir),
      count: tasks.filter(([, each]) => each === heir).length,
    })),
    absent: unreplaced(before, posts, people).map(({ name }) => name),
  }
}

/** The day on which somebody's posts last changed, if they ever did. */
export const lastChange = async ({ app }: Pick<Ctx, 'app'>, id: PersonId): Promise<Day | undefined> => {
  const query = { index: 'subject', equals: [`people/${id}`], descending: true, limit: 1 }
  return (await app.store.find('facts', query)).docs[0]?.on
}
