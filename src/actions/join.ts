/** Invitations, and how a person becomes known: by a code, bound to their Entra tenant and object id. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Day, addDays, dayOf } from '../domain/calendar'
import { type Language, type Person, type Post, type Role, personId, roles } from '../domain/people'
import { givePost, makePost } from '../domain/posts'
import { Refused, holds } from '../domain/refused'
import type { Change } from '../store/store'
import { all } from '../store/store'
import type { Outcome } from './act'
import type { App } from './app'
import { commit, handle } from './commit'
import { organisationNames } from './facts'
import { commitPosts, everyone, postChanges } from './posts'
import { type Answer, type Ctx, verb } from './verb'
import { type View, viewOf } from './views'

/** Days during which an invitation code can be used, the day it was made not counted. */
export const INVITATION_DAYS = 7

/** Roles that an organisation's people are invited for; the others come with the operator's own configuration. */
const invited = roles.filter(role => role !== 'admin')

export interface JoinView {
  /** Given name or not: only to greet. */
  readonly name: string
}

export interface InviteView {
  readonly roles: readonly Role[]
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
  /** The code just made: shown once, kept nowhere. */
  readonly made?: {
    readonly code: string
    readonly role: Role
    readonly organisation: string
    readonly until: Day
  }
}

/** Somebody of a tenant on the list whom we do not know yet. */
export interface Stranger {
  readonly tenant: string
  readonly object: string
  readonly name: string
  readonly language: Language
}

export const strangerView = ({ name }: Pick<Stranger, 'name'>): View =>
  viewOf('join', { name }, undefined, true)

const codeSchema = z
  .string()
  .transform(code => code.replace(/[^0-9a-z]/gi, '').toUpperCase())
  .pipe(z.string().length(8, 'code'))

/** What is kept of a code: enough to recognise it, not to use it. */
const hashOf = (code: string): string => createHash('sha256').update(`invitation|${code}`).digest('hex')

const sameOffice = (a: Post, b: Post): boolean => a.role === b.role && a.organisation === b.organisation

const useCode = (app: App, stranger: Stranger, code: string): Promise<Person> =>
  handle(app, `invitations/${hashOf(code)}`, async () => {
    const invitation = await app.store.get('invitations', hashOf(code))
    const id = personId(stranger.tenant, stranger.object)
    if (!invitation) throw new Refused('code-unknown')
    const known = await app.store.get('people', id)
    if (invitation.usedBy === id && known) return known
    holds(!invitation.usedBy, 'code-used')
    const today = dayOf(app.clock.now())
    holds(invitation.expiresOn >= today, 'code-expired')
    const post = makePost(invitation.role, invitation.organisation)
    holds(!known?.posts.some(each => sameOffice(each, post)), 'already-known')
    const before = {
      ...(known ?? { ...stranger, id, reach: 'unknown' as const, since: today, posts: [], v: 0 }),
    }
    const { posts, facts } = givePost(before, post, today)
    const person = { ...before, posts }
    const { v: _, ...added } = person
    const change: Change = known
      ? { do: 'put', in: 'people', doc: person }
      : { do: 'add', in: 'people', doc: added }
    const ctx = { app, person, now: app.clock.now(), today }
    const moving = { before, after: person, people: await everyone(ctx) }
    await commitPosts(app, id, [
      change,
      { do: 'put', in: 'invitations', doc: { ...invitation, usedBy: id } },
      ...(await postChanges(ctx, moving, facts)),
    ])
    return person
  })

/**
 * The only thing that somebody unknown can do: give an invitation code. Throws `Refused` with what is wrong with it;
 * any other verb is answered with the card that says how to join.
 */
export const actAsStranger = async (
  app: App,
  stranger: Stranger,
  name: string,
  payload: unknown,
): Promise<Outcome> => {
  if (name !== 'join.use') return { view: strangerView(stranger) }
  const code = z.object({ code: codeSchema }).safeParse(payload)
  if (!code.success) throw new Refused('code-unknown')
  const person = await useCode(app, stranger, code.data.code)
  return { view: helpView(person), say: { code: 'welcome' } }
}

export const inviteView = async (ctx: Ctx, made?: InviteView['made']): Promise<View> => {
  const organisations = await all(ctx.app.store, 'organisations', { index: 'id' })
  const data: InviteView = {
    roles: invited,
    organisations: organisations.map(({ id, name }) => ({ id, name })),
    ...(made && { made }),
  }
  return viewOf('invite', data, undefined, !made)
}

interface NewInvitation {
  /** As `Ids.invitation` makes it; shown to somebody, kept as a hash. */
  readonly code: string
  readonly role: Role
  readonly organisation: string
  /** A person's id, or `operator`. */
  readonly by: string
  readonly today: Day
}

/** The change that makes a code usable, and the last day on which it can be used. */
export const makeInvitation = ({ code, role, organisation, by, today }: NewInvitation) => {
  const until = addDays(today, INVITATION_DAYS)
  const change: Change = {
    do: 'add',
    in: 'invitations',
    doc: { id: hashOf(code), role, organisation, by, expiresOn: until },
  }
  return { code, until, change }
}

const invite = async (ctx: Ctx, role: Role, organisation: string): Promise<Answer> => {
  const name = (await organisationNames(ctx)).get(organisation)
  if (!name) throw new Refused('not-found')
  const given = { role, organisation, by: ctx.person.id, today: ctx.today }
  const { code, until, change } = makeInvitation({ code: ctx.app.ids.invitation(), ...given })
  await commit(ctx.app, [change])
  return { view: await inviteView(ctx, { code, role, organisation: name, until }) }
}

export interface HelpView {
  readonly name: string
  readonly posts: readonly Role[]
  readonly can: readonly HelpItem[]
}

/** What a person can start from the help card, in the order in which it is shown. */
export const helpItems = [
  'refer',
  'matters',
  'dossiers',
  'dwellings',
  'session',
  'indicators',
  'reports',
  'invite',
  'people',
  'deliveries',
  'preferences',
] as const
export type HelpItem = (typeof helpItems)[number]

const forRoles: Readonly<Record<HelpItem, readonly Role[]>> = {
  refer: ['referrer', 'landlord'],
  matters: ['referrer', 'siao', 'ddets', 'member', 'chair', 'secretariat', 'provider', 'landlord'],
  dossiers: ['referrer', 'siao', 'ddets', 'member', 'chair', 'secretariat', 'provider', 'landlord'],
  dwellings: ['landlord', 'secretariat', 'provider', 'delegate'],
  session: ['secretariat', 'member', 'chair'],
  reports: ['secretariat', 'steering', 'provider'],
  indicators: [
    'secretariat',
    'member',
    'chair',
    'ddets',
    'delegate',
    'siao',
    'steering',
    'provider',
    'landlord',
  ],
  invite: ['secretariat', 'admin'],
  people: ['secretariat', 'admin'],
  deliveries: ['secretariat', 'admin'],
  preferences: roles,
}

export const helpView = (person: Person): View => {
  const posts = [...new Set(person.posts.map(({ role }) => role))]
  const can = helpItems.filter(item => posts.some(role => forRoles[item].includes(role)))
  return viewOf('help', { name: person.name, posts, can }, undefined, false)
}

export const joinActs = [
  verb({
    verb: 'help.show',
    payload: z.object({}),
    permission: 'see-help',
    run: async ctx => ({ view: helpView(ctx.person) }),
  }),
  verb({
    verb: 'join.use',
    payload: z.object({ code: codeSchema }),
    permission: 'see-help',
    run: async (ctx, { code }) => ({
      view: helpView(await useCode(ctx.app, ctx.person, code)),
      say: { code: 'welcome' },
    }),
  }),
  verb({
    verb: 'invite.show',
    payload: z.object({}),
    permission: 'invite',
    run: async ctx => ({ view: await inviteView(ctx) }),
  }),
  verb({
    verb: 'invite.make',
    payload: z.object({ role: z.enum(roles).exclude(['admin']), organisation: z.string() }),
    permission: 'invite',
    run: (ctx, { role, organisation }) => invite(ctx, role, organisation),
  }),
]
