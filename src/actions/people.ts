/** *personnes*: who sits where, for the secretariat; and one's own posts, for everybody. */
import { z } from 'zod'
import type { Day } from '../domain/calendar'
import {
  type OrganisationId,
  type Person,
  type PersonId,
  type Post,
  type Reach,
  type Role,
  type Seat,
  seatOf,
  seats,
} from '../domain/people'
import { changePost, endPost, givePost, givenRoles, makePost, postKey } from '../domain/posts'
import { holds } from '../domain/refused'
import { type Doc, all } from '../store/store'
import { organisationNames } from './facts'
import { type Follows, changePosts, everyone, followsOf, lastChange } from './posts'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { viewOf } from './views'

interface Named {
  readonly id: OrganisationId
  readonly name: string
}

/** A post as it is read: its organisation by name. */
export interface PostView {
  readonly key: string
  readonly role: Role
  readonly organisation: string
  /** In the commission only. */
  readonly seat?: Seat
  /** Not the secretariat's to change: given by the operator. */
  readonly fixed?: true
}

export interface PeopleView {
  /** Those of one organisation only. */
  readonly organisation?: Named
  readonly organisations: readonly Named[]
  readonly people: readonly {
    readonly person: PersonId
    readonly name: string
    readonly reach: Reach
    readonly posts: readonly PostView[]
  }[]
  readonly total: number
  /** From 1. */
  readonly page: number
  readonly pages: number
}

export interface PersonView {
  readonly person: PersonId
  readonly name: string
  readonly reach: Reach
  /** Their own posts, only to be read. */
  readonly own: boolean
  /** Day of the last change of posts, if there was one. */
  readonly changedOn?: Day
  readonly step: 'show' | 'change' | 'give' | 'end'
  readonly posts: readonly PostView[]
  /** The post that is being changed or ended. */
  readonly post?: PostView
  /** What the form chooses among; `chosen` as it is now. */
  readonly form?: {
    readonly roles: readonly Role[]
    readonly organisations: readonly Named[]
    readonly chosen?: { readonly role: Role; readonly organisation: OrganisationId; readonly seat: Seat }
  }
  /** What ending it entails. */
  readonly follows?: Follows
}

/** People on one card: each has a button. */
const PAGE = 8

const postView = (post: Post, names: ReadonlyMap<OrganisationId, string>): PostView => ({
  key: postKey(post),
  role: post.role,
  organisation: names.get(post.organisation) ?? post.organisation,
  ...(post.role === 'member' && { seat: seatOf(post) }),
  ...(post.role === 'admin' && { fixed: true }),
})

const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name, 'fr')

const organisationsOf = async ({ app }: Pick<Ctx, 'app'>): Promise<readonly Named[]> =>
  (await all(app.store, 'organisations', { index: 'id' })).map(({ id, name }) => ({ id, name })).sort(byName)

const peopleShown = async (
  ctx: Ctx,
  { organisation: id, page: asked = 1 }: { organisation?: string | undefined; page?: number | undefined },
): Promise<Answer> => {
  const organisations = await organisationsOf(ctx)
  const names = new Map(organisations.map(each => [each.id, each.name]))
  const organisation = organisations.find(each => each.id === id)
  const listed = (await everyone(ctx))
    .filter(({ posts }) => !organisation || posts.some(post => post.organisation === organisation.id))
    .sort(byName)
  const pages = Math.max(1, Math.ceil(listed.length / PAGE))
  const page = Math.min(asked, pages)
  const data: PeopleView = {
    ...(organisation && { organisation }),
    organisations,
    people: listed.slice((page - 1) * PAGE, page * PAGE).map(({ id: person, name, reach, posts }) => ({
      person,
      name,
      reach,
      posts: posts.map(post => postView(post, names)),
    })),
    total: listed.length,
    page,
    pages,
  }
  return { view: viewOf('people', data, undefined, false) }
}

const loadPerson = async ({ app }: Pick<Ctx, 'app'>, id: PersonId): Promise<Doc<'people'>> => {
  const person = await app.store.get('people', id)
  holds(person, 'not-found', { what: 'person' })
  return person
}

const formOf = async (ctx: Ctx, post: Post | undefined): Promise<NonNullable<PersonView['form']>> => ({
  roles: givenRoles,
  organisations: await organisationsOf(ctx),
  ...(post && {
    chosen: { role: post.role, organisation: post.organisation, seat: seatOf(post) },
  }),
})

/** What a step needs beside the posts; a post that is gone meanwhile is answered with those there are. */
const stepData = async (
  ctx: Ctx,
  person: Doc<'people'>,
  step: PersonView['step'],
  key: string | undefined,
  names: ReadonlyMap<OrganisationId, string>,
): Promise<Partial<PersonView>> => {
  if (step === 'show') return {}
  if (step === 'give') return { form: await formOf(ctx, undefined) }
  const post = person.posts.find(each => postKey(each) === key)
  holds(post, 'post-gone')
  if (step === 'change') return { post: postView(post, names), form: await formOf(ctx, post) }
  const left = person.posts.filter(each => each !== post)
  return { post: postView(post, names), follows: await followsOf(ctx, person, left, names) }
}

const personShown = async (
  ctx: Ctx,
  id: PersonId,
  {
    step = 'show',
    post,
    own = false,
  }: { step?: PersonView['step']; post?: string | undefined; own?: boolean } = {},
): Promise<Answer> => {
  const [person, names] = await Promise.all([loadPerson(ctx, id), organisationNames(ctx)])
  const changedOn = await lastChange(ctx, id)
  const data: PersonView = {
    person: id,
    name: person.name,
    reach: person.reach,
    own,
    ...(changedOn && { changedOn }),
    step,
    posts: person.posts.map(each => postView(each, names)),
    ...(await stepData(ctx, person, step, post, names)),
  }
  return { view: viewOf('person', data, undefined, step !== 'show') }
}

const again = ({ person }: { person: string }): Press => ({ verb: 'person.show', payload: { person } })

const personId = z.string().max(200)
const key = z.string().max(100)
const seat = z.enum(seats).default('titular')
const role = z.enum(givenRoles)

/** A post that exists: its organisation is one of the partners. */
const askedPost = async (
  ctx: Ctx,
  asked: { role: Role; organisation: string; seat: Seat },
): Promise<Post> => {
  holds((await organisationNames(ctx)).has(asked.organisation), 'payload', {
    field: 'organisation',
    problem: '',
  })
  return makePost(asked.role, asked.organisation, asked.seat)
}

export const peopleActs = [
  verb({
    verb: 'people.show',
    payload: z.object({
      organisation: z.string().max(100).optional(),
      page: z.coerce.number().int().min(1).max(1000).optional(),
    }),
    permission: 'manage-people',
    run: (ctx, asked) => peopleShown(ctx, asked),
  }),

  verb({
    verb: 'person.show',
    payload: z.object({
      person: personId,
      step: z.enum(['change', 'give', 'end']).optional(),
      post: key.optional(),
    }),
    permission: 'manage-people',
    run: (ctx, { person, step, post }) => personShown(ctx, person, { ...(step && { step }), post }),
  }),

  verb({
    verb: 'person.change',
    payload: z.object({
      person: personId,
      /** The post that becomes another; without it, one more is given. */
      post: key.optional(),
      role,
      organisation: z.string().max(100),
      seat,
    }),
    permission: 'manage-people',
    again,
    run: async (ctx, { person: id, post: from, ...asked }) => {
      const to = await askedPost(ctx, asked)
      await changePosts(ctx, id, (person: Person) =>
        from === undefined ? givePost(person, to, ctx.today) : changePost(person, from, to, ctx.today),
      )
      return personShown(ctx, id)
    },
  }),

  verb({
    verb: 'person.end',
    payload: z.object({ person: personId, post: key }),
    permission: 'manage-people',
    again,
    run: async (ctx, { person: id, post }) => {
      await changePosts(ctx, id, person => endPost(person, post, ctx.today))
      return personShown(ctx, id)
    },
  }),

  verb({
    verb: 'posts.show',
    payload: z.object({}),
    permission: 'see-help',
    run: ctx => personShown(ctx, ctx.person.id, { own: true }),
  }),
]
