/** Partners and the people who act for them. */
import type { Day, Hours } from './calendar'

export const roles = [
  'referrer',
  'siao',
  'ddets',
  'member',
  'chair',
  'secretariat',
  'provider',
  'landlord',
  'delegate',
  'steering',
  'admin',
] as const
export type Role = (typeof roles)[number]

export const organisationKinds = [
  'state',
  'departement',
  'metropole',
  'landlord',
  'provider',
  'siao',
  'social-service',
  'other',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** The two territories of the delegates of the building aids. */
export const territories = ['metropole', 'departement'] as const
export type Territory = (typeof territories)[number]

/** Tenant id and object id of Microsoft Entra: `<tenant>.<object>`. */
export type PersonId = string
export type OrganisationId = string

export interface Organisation {
  readonly id: OrganisationId
  readonly name: string
  readonly kind: OrganisationKind
  /** Weight of its voice in the commission; 0: consultative. */
  readonly voice: number
  /** A provider's preferred territories, and the days from and to which the tender retains it. */
  readonly territories?: readonly Territory[]
  readonly retainedFrom?: string
  readonly retainedTo?: string
}

/** A role for an organisation. */
export interface Post {
  readonly role: Role
  readonly organisation: OrganisationId
  /** A member who stands in for the titular of their organisation (*suppléant*). */
  readonly deputy?: true
  /** Sits in the commission without a voice, whatever the voice of their organisation. */
  readonly consultative?: true
}

/** How a member sits: titular and deputy cast the voice of their organisation, whoever is consultative has none. */
export const seats = ['titular', 'deputy', 'consultative'] as const
export type Seat = (typeof seats)[number]

export const seatOf = ({ deputy, consultative }: Pick<Post, 'deputy' | 'consultative'>): Seat =>
  consultative ? 'consultative' : deputy ? 'deputy' : 'titular'

export type Language = 'fr' | 'en'

/** Whether a person can be told anything in Teams, as far as the last sending showed. */
export const reaches = ['unknown', 'reached', 'blocked', 'unreachable'] as const
export type Reach = (typeof reaches)[number]

/** Kinds of message that a person may mute; mandates, decisions to take and the last day always come. */
export const mutedKinds = ['news', 'votes', 'reminders', 'passeports', 'figures'] as const
export type MutedKind = (typeof mutedKinds)[number]

/** From one day to another, both included, somebody of the same organisation and role is told too. */
export interface Absence {
  readonly standIn: PersonId
  readonly from: Day
  readonly to: Day
}

/** What a person chose about the bot's messages. */
export interface Preferences {
  readonly muted: readonly MutedKind[]
  /** Hours of working days in which the bot may write to them (Europe/Paris); absent: the usual ones. */
  readonly hours?: Hours
  readonly absence?: Absence
}

export interface Person {
  readonly id: PersonId
  readonly tenant: string
  readonly object: string
  readonly name: string
  readonly language: Language
  readonly posts: readonly Post[]
  readonly reach: Reach
  readonly since: string
  readonly preferences?: Preferences
}

export const personId = (tenant: string, object: string): PersonId => `${tenant}.${object}`

export const organisationsOf = (person: Pick<Person, 'posts'>): readonly OrganisationId[] => [
  ...new Set(person.posts.map(post => post.organisation)),
]

export const hasRole = (person: Pick<Person, 'posts'>, ...wanted: readonly Role[]): boolean =>
  person.posts.some(post => wanted.includes(post.role))

/** Organisation of whoever is expected to preside: that of the one chair, or undefined when there is none or several. */
export const chairOf = (people: readonly Pick<Person, 'posts'>[]): OrganisationId | undefined => {
  const chairs = people.flatMap(({ posts }) => posts.filter(({ role }) => role === 'chair'))
  const [first, ...others] = [...new Set(chairs.map(({ organisation }) => organisation))]
  return others.length === 0 ? first : undefined
}

/** The posts of a person in the commission: titular or deputy, with a voice or consultative. */
export const inCommission = (person: Pick<Person, 'posts'>): readonly Post[] =>
  person.posts.filter(({ role }) => role === 'member' || role === 'chair')

/** The organisations whose voice a person may cast, where they have one: as titular or deputy. */
export const speaksFor = (person: Pick<Person, 'posts'>): readonly OrganisationId[] => [
  ...new Set(
    inCommission(person)
      .filter(({ consultative }) => !consultative)
      .map(({ organisation }) => organisation),
  ),
]
