/**
 * Who sits where: a person takes a post, changes it or leaves it. A voice and a proxy belong to organisations, so neither
 * falls with a person; what they may do is theirs from the next act on.
 */
import type { Day } from './calendar'
import type { Dossier } from './dossier'
import type { NewFactOf } from './facts'
import {
  type OrganisationId,
  type Person,
  type PersonId,
  type Post,
  type Role,
  type Seat,
  hasRole,
  roles,
  seatOf,
  seats,
  speaksFor,
} from './people'
import { may } from './permissions'
import { absenceOn, shareAPost } from './preferences'
import { holds } from './refused'
import type { Task } from './task'

/** Everything that is kept of a person's posts. Its subject is `people/<id>`; role, organisation and seat, no name. */
export const personFactKinds = ['post-given', 'post-changed', 'post-ended'] as const
export type PersonFactKind = (typeof personFactKinds)[number]

/** Roles that the secretariat gives and takes; `admin` comes with the operator's own configuration. */
export const givenRoles = roles.filter(role => role !== 'admin')
export type GivenRole = Exclude<Role, 'admin'>

/** What names a post among those of one person: `member.departement`. */
export const postKey = ({ role, organisation }: Pick<Post, 'role' | 'organisation'>): string =>
  `${role}.${organisation}`

/** A post as it is asked for; a seat counts in the commission only. */
export const makePost = (role: Role, organisation: OrganisationId, seat: Seat = 'titular'): Post => ({
  role,
  organisation,
  ...(role === 'member' && seat === 'deputy' && { deputy: true }),
  ...(role === 'member' && seat === 'consultative' && { consultative: true }),
})

export interface PostsDecided {
  readonly posts: readonly Post[]
  readonly facts: readonly NewFactOf<PersonFactKind>[]
}

const dataOf = (post: Post) => ({
  role: post.role,
  organisation: post.organisation,
  ...(post.role === 'member' && { seat: seatOf(post) }),
})

const samePost = (one: Post, other: Post): boolean =>
  postKey(one) === postKey(other) && seatOf(one) === seatOf(other)

/** Nobody has the same role for the same organisation twice; refused with `post-known`. */
const holdsNew = (posts: readonly Post[], post: Post): void =>
  holds(!posts.some(each => postKey(each) === postKey(post)), 'post-known')

/** One post more. */
export const givePost = ({ posts }: Pick<Person, 'posts'>, post: Post, on: Day): PostsDecided => {
  holdsNew(posts, post)
  return { posts: [...posts, post], facts: [{ kind: 'post-given', on, data: dataOf(post) }] }
}

/** Another role, organisation or seat in place of a post; the same again changes nothing. */
export const changePost = (
  { posts }: Pick<Person, 'posts'>,
  key: string,
  to: Post,
  on: Day,
): PostsDecided => {
  const from = posts.find(each => postKey(each) === key)
  holds(from && from.role !== 'admin', 'post-gone')
  if (samePost(from, to)) return { posts, facts: [] }
  holdsNew(
    posts.filter(each => each !== from),
    to,
  )
  const { role: fromRole, organisation: fromOrganisation } = from
  const data = { ...dataOf(to), fromRole, fromOrganisation }
  return {
    posts: posts.map(each => (each === from ? to : each)),
    facts: [{ kind: 'post-changed', on, data }],
  }
}

/** The post ends; ended already, nothing changes. */
export const endPost = ({ posts }: Pick<Person, 'posts'>, key: string, on: Day): PostsDecided => {
  const post = posts.find(each => postKey(each) === key)
  if (!post) return { posts, facts: [] }
  holds(post.role !== 'admin', 'not-allowed')
  return {
    posts: posts.filter(each => each !== post),
    facts: [{ kind: 'post-ended', on, data: dataOf(post) }],
  }
}

type Someone = Pick<Person, 'posts' | 'preferences' | 'name'> & { readonly id: PersonId }

/** Who else keeps the secretariat, or undefined when this person was the last: the tool would then be nobody's. */
export const otherSecretary = <P extends Someone>(id: PersonId, people: readonly P[]): P | undefined =>
  people.find(each => each.id !== id && hasRole(each, 'secretariat'))

/** Organisations that this person acts for in the commission, and for which nobody would act after them. */
export const leftAlone = (
  { id, posts }: Someone,
  after: readonly Post[],
  people: readonly Someone[],
): readonly OrganisationId[] => {
  const others = people.filter(each => each.id !== id)
  const spoken = [{ posts: after }, ...others].flatMap(speaksFor)
  return speaksFor({ posts }).filter(organisation => !spoken.includes(organisation))
}

/** Whether a person can still do a task after their posts changed; `dossier`: the one it is about, if any. */
export const keepsTask = (
  after: Pick<Person, 'posts'>,
  { kind }: Pick<Task, 'kind'>,
  dossier: Dossier | undefined,
): boolean =>
  after.posts.length > 0 &&
  (kind !== 'tell-household' || dossier === undefined || may(after, 'tell-household', dossier))

/**
 * Who takes over a task: the stand-in, else a colleague in the same post (titular first), else who made the change.
 * Nobody who could not do it.
 */
export const heirOf = <P extends Someone>(
  before: Someone,
  task: Pick<Task, 'kind'>,
  {
    dossier,
    people,
    today,
    by,
  }: {
    readonly dossier: Dossier | undefined
    readonly people: readonly P[]
    readonly today: Day
    readonly by: PersonId
  },
): PersonId => {
  const standIn = absenceOn(before, today)?.standIn
  const rank = ({ id, posts }: P): number =>
    (id === standIn ? 0 : 10) + Math.min(...posts.map(post => seats.indexOf(seatOf(post))))
  const able = people.filter(
    each => each.id !== before.id && shareAPost(each, before) && keepsTask(each, task, dossier),
  )
  return [...able].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'fr'))[0]?.id ?? by
}

/** Those who named this person as their stand-in, and share no post with them any more. */
export const unreplaced = <P extends Someone>(
  { id }: Pick<Someone, 'id'>,
  after: readonly Post[],
  people: readonly P[],
): readonly P[] =>
  people.filter(
    each =>
      each.id !== id && each.preferences?.absence?.standIn === id && !shareAPost(each, { posts: after }),
  )
