/** What follows a fact: who is told of it, and how. One table; the sentences are in text, `facts`. */
import { landlordsConcerned } from './candidature'
import type { Dossier } from './dossier'
import type { FactKind, NewFact } from './facts'
import { knownOf } from './history'
import { type OrganisationId, type Person, type PersonId, type Role, speaksFor } from './people'
import { type Permission, may } from './permissions'

/** A circle of people around a dossier. */
export type Audience =
  | 'referrer'
  | 'siao'
  | 'ddets'
  | 'secretariat'
  | 'voters'
  | 'provider'
  | 'referent'
  | 'evaluator'
  | 'landlord'
  /** All that own homes, but the one who referred the household: they are told as such. */
  | 'every-landlord'
  | 'landlords'
  | 'consulted'

/** Why a message comes: the circle its reader belongs to, or what time brings (`digest`), or an absence (`stand-in`). */
export type Because = Audience | 'digest' | 'stand-in' | 'task' | 'delegate' | 'owner'

/** What somebody is told: the fact itself as a short notice, or a card to act on (named by the verb that shows it). */
export interface Telling {
  readonly to: Audience
  /** Verb whose card is sent; without it, a notice with the fact's sentence. */
  readonly show?: string
  /** The permission that the card needs, where it is not the one of its verb in `needed`. */
  readonly needs?: Permission
}

const notice = (...to: readonly Audience[]): readonly Telling[] => to.map(audience => ({ to: audience }))
const card = (to: Audience, show: string): Telling => ({ to, show })

/** Everyone who works for the household: told of what changes its way through the scheme. */
const professionals: readonly Audience[] = [
  'referrer',
  'siao',
  'secretariat',
  'provider',
  'landlords',
  'ddets',
]

export const followUps: Readonly<Record<FactKind, readonly Telling[]>> = {
  referred: [card('siao', 'siao.show')],
  'maybe-known': [card('secretariat', 'duplicates.show')],
  'duplicates-compared': notice('referrer'),
  completed: [card('siao', 'siao.show')],
  'evaluator-named': notice('evaluator', 'referrer'),
  'diagnosis-validated': notice('referrer'),
  'diagnosis-returned': notice('referrer', 'evaluator'),
  'oriented-here': [...notice('referrer', 'secretariat'), card('ddets', 'labels.show')],
  'orientation-adjourned': notice('referrer'),
  'oriented-elsewhere': notice('referrer'),
  'label-confirmed': [],
  // Both see the labels, and may have copied what was wrong.
  'label-corrected': notice('ddets', 'secretariat'),
  'put-on-agenda': notice('referrer'),
  'taken-off-agenda': notice('referrer'),
  'round-opened': [card('voters', 'vote.show')],
  'discuss-in-session': notice('secretariat'),
  'round-closed': [],
  // They follow the vote and have no voice in it.
  consulted: [{ to: 'consulted', show: 'sheet.show', needs: 'see-round' }],
  'household-told': notice('secretariat'),
  // Landlords learn what home is looked for, and nothing of the household.
  integrated: [...notice('referrer', 'siao', 'ddets'), card('every-landlord', 'need.show')],
  refused: notice('referrer', 'siao'),
  adjourned: notice('referrer', 'siao'),
  'provider-asked': [card('provider', 'mandate.show')],
  'mandate-accepted': notice('referrer', 'secretariat'),
  'mandate-declined': [card('secretariat', 'provider.choose')],
  // A landlord learns whether the home may be entered, for that alone depends on it.
  'adhesion-recorded': notice('secretariat', 'referrer', 'provider', 'landlords'),
  'measure-in-place': notice('referrer', 'secretariat', 'siao'),
  // Who works towards the last day that it moves, a landlord before whose CAL the household goes among them.
  'start-corrected': notice('provider', 'referrer', 'secretariat', 'siao', 'landlords'),
  // The others read it in the correction, recorded in the same commit; they were told of the interruption.
  'window-reopened': notice('ddets'),
  'measure-change-asked': [card('secretariat', 'support.show')],
  'measure-change-refused': notice('provider'),
  'measure-renewed': notice('provider', 'secretariat', 'referrer'),
  'measure-stepped': notice('provider', 'secretariat', 'referrer'),
  'referent-changed': notice('provider', 'referrer', 'secretariat'),
  'measure-ending': [],
  // Reminders and nudges leave as one digest a person a day: see jobs.
  'reminder-due': [],
  'reminder-answered': [],
  'reminder-unanswered': [],
  'passeport-due': [],
  'help-needed': notice('secretariat'),
  'home-proposed': notice('secretariat', 'provider'),
  'proposal-ended': notice('secretariat', 'provider'),
  'cal-planned': [card('landlord', 'allocation.show'), ...notice('provider')],
  'allocation-told': [card('landlord', 'allocation.show'), card('secretariat', 'allocation.show')],
  'cal-decided': notice('provider', 'secretariat', 'landlord'),
  'ahead-answered': notice('provider', 'secretariat', 'landlord'),
  'candidature-closed': notice('provider', 'secretariat', 'landlord'),
  allocated: notice(...professionals),
  'condition-met': notice('provider', 'secretariat', 'referrer', 'landlord'),
  'offer-notified': notice('provider', 'referrer', 'secretariat', 'landlord'),
  'offer-due': [],
  'allocation-waits': [],
  'offer-accepted': notice('provider', 'referrer', 'secretariat', 'landlord'),
  'allocation-cancelled': notice(...professionals),
  interrupted: notice(...professionals),
  // Its sentence is in the notice of the allocation that annuls it, recorded in the same commit.
  'interruption-annulled': [],
  'terms-confirmed': notice('provider', 'referrer'),
  entered: notice(...professionals),
  'entry-corrected': notice(...professionals),
  'review-due': [],
  'request-renewed': notice('referrer', 'provider'),
  'request-due': [],
  'lease-reviewed': notice('provider', 'referrer', 'secretariat', 'landlord'),
  reactivated: notice(...professionals),
  'passeport-sent': [],
  'passeport-corrected': [],
  'support-ended': notice(...professionals),
  exited: notice(...professionals),
  withdrawn: notice('siao', 'secretariat', 'referrer'),
  reconsidered: [...notice('referrer', 'secretariat'), card('siao', 'siao.show')],
  erased: [],
}

/** The permission somebody needs to be told with the card of a verb; a card nobody may open is not sent. */
const needed: Readonly<Record<string, Permission>> = {
  'siao.show': 'examine',
  'duplicates.show': 'compare-duplicates',
  'labels.show': 'label',
  'need.show': 'see-need',
  'vote.show': 'vote',
  'mandate.show': 'answer-mandate',
  'support.show': 'decide-measure',
  'provider.choose': 'ask-provider',
  'allocation.show': 'record-allocation',
}

const withRole = (people: readonly Person[], role: Role, organisation?: string): readonly Person[] =>
  people.filter(({ posts }) =>
    posts.some(post => post.role === role && (!organisation || post.organisation === organisation)),
  )

const refers: readonly Role[] = ['referrer', 'landlord']

/** Who referred the household; once they left, those who refer for the same organisation. */
const referrersOf = (dossier: Dossier, people: readonly Person[]): readonly Person[] => {
  const theirs = people.filter(({ posts }) =>
    posts.some(
      ({ role, organisation }) => refers.includes(role) && organisation === dossier.referrerOrganisation,
    ),
  )
  const own = theirs.filter(({ id }) => id === dossier.referrer)
  return own.length > 0 ? own : theirs
}

/** The référent of a dossier, for as long as they sit for its provider. */
export const followsFor = ({ id, posts }: Pick<Person, 'id' | 'posts'>, { mandate }: Dossier): boolean =>
  id === mandate?.referent &&
  posts.some(({ role, organisation }) => role === 'provider' && organisation === mandate.provider)

/** The landlord that a fact is about: it is told, even when that fact ends its part in the dossier. */
const landlordOf = ({ data }: Pick<NewFact, 'data'>): OrganisationId | undefined =>
  data?.landlord === undefined ? undefined : String(data.landlord)

/** Whether a fact is about this person's own organisation as a landlord: they may read it, whatever became of the dossier. */
export const isOwnCal = (person: Pick<Person, 'posts'>, fact: Pick<NewFact, 'data'>): boolean =>
  person.posts.some(({ role, organisation }) => role === 'landlord' && organisation === landlordOf(fact))

interface Beside {
  /** Organisations with a voice in its round. */
  readonly voters?: readonly string[] | undefined
  readonly fact?: Pick<NewFact, 'data'>
}

/** The people of an audience of a dossier. */
export const audience = (
  name: Audience,
  dossier: Dossier,
  people: readonly Person[],
  { voters = [], fact = {} }: Beside = {},
): readonly Person[] => {
  switch (name) {
    case 'referrer':
      return referrersOf(dossier, people)
    case 'every-landlord':
      return withRole(people, 'landlord').filter(({ id }) => id !== dossier.referrer)
    case 'siao':
    case 'ddets':
    case 'secretariat':
      return withRole(people, name)
    case 'voters':
      return people.filter(person => speaksFor(person).some(organisation => voters.includes(organisation)))
    case 'provider':
      return dossier.mandate && dossier.mandate.state !== 'declined'
        ? withRole(people, 'provider', dossier.mandate.provider)
        : []
    case 'referent':
      return people.filter(person => followsFor(person, dossier))
    case 'evaluator':
      return dossier.evaluator
        ? people.filter(({ posts }) => posts.some(({ organisation }) => organisation === dossier.evaluator))
        : []
    case 'consulted':
      return people.filter(({ posts }) =>
        posts.some(({ organisation }) => organisation === fact.data?.organisation),
      )
    case 'landlord':
    case 'landlords': {
      const own = landlordOf(fact)
      const concerned = landlordsConcerned(dossier)
      const main = own ?? dossier.landlord
      const told = name === 'landlords' ? [...concerned, own] : [main]
      return [...new Set(told)].flatMap(organisation =>
        organisation ? withRole(people, 'landlord', organisation) : [],
      )
    }
  }
}

export interface Told {
  readonly to: PersonId
  readonly show?: string
  readonly because: Audience
}

/**
 * Who is told of a fact, each person once (a card to act on wins over a notice), without the one who did it.
 * Somebody who must act is told even of their own act: the card is where they go on.
 */
export const announce = (
  fact: Pick<NewFact, 'kind' | 'data'>,
  dossier: Dossier,
  people: readonly Person[],
  by: PersonId,
  voters?: readonly string[],
): readonly Told[] => {
  const told = new Map<PersonId, Told>()
  for (const { to, show, needs } of followUps[fact.kind])
    for (const person of audience(to, dossier, people, { voters, fact })) {
      const permission = needs ?? (show ? needed[show] : undefined)
      if (!show && person.id === by) continue
      const mayRead = may(person, permission ?? 'see-dossier', dossier)
      if (!mayRead && (permission || !isOwnCal(person, fact))) continue
      // What is another landlord's affair is not told.
      if (!knownOf(person, fact)) continue
      if (show || !told.has(person.id))
        told.set(person.id, { to: person.id, because: to, ...(show && { show }) })
    }
  return [...told.values()]
}
