/** A household that may be known already: how it is found again, and what the secretariat decides. */
import type { Day } from './calendar'
import type { Dossier, DossierId } from './dossier'
import type { Decided } from './facts'
import { fold } from './names'
import type { Sections } from './referral'
import { holds } from './refused'
import { withdraw } from './withdrawal'

type Identity = Sections['identity']
type Adult = Identity['first']

const adultsOf = ({ first, second }: Identity): readonly Adult[] => (second ? [first, second] : [first])

const person = (a: string, b: string, birth: Day): string => `person|${fold(a)}|${fold(b)}|${birth}`

const request = (number: string): string => `request|${fold(number).toUpperCase()}`

/** What is hashed and kept of a household: each adult's folded names and birth date, and the request number. */
export const fingerprintTexts = (identity: Identity, requestNumber?: string): readonly string[] => [
  ...adultsOf(identity).map(({ lastName, firstName, birthDate }) => person(lastName, firstName, birthDate)),
  ...(requestNumber ? [request(requestNumber)] : []),
]

/** What is looked for: the same, and each name also typed in the other's place. */
export const likelyTexts = (identity: Identity, requestNumber?: string): readonly string[] => [
  ...new Set([
    ...fingerprintTexts(identity, requestNumber),
    ...adultsOf(identity).map(({ lastName, firstName, birthDate }) => person(firstName, lastName, birthDate)),
  ]),
]

/** Dossiers compared with one on one card: it holds 25 KB. */
export const COMPARED = 3

/** Different households than the first that were compared (on a card that named `first`); others may still wait. */
export const areDifferent = (
  dossier: Dossier,
  today: Day,
  first = dossier.maybeKnown[0],
): Decided<Dossier> => {
  holds(first !== undefined && dossier.maybeKnown[0] === first, 'moved-on', { stage: dossier.stage })
  return {
    next: { ...dossier, maybeKnown: dossier.maybeKnown.slice(COMPARED) },
    facts: [{ kind: 'duplicates-compared', on: today, data: { verdict: 'different' } }],
  }
}

/** The same household as that of `other`: the dossier is marked; whoever runs the scheme then withdraws it. */
export const isSame = (dossier: Dossier, other: DossierId, today: Day): Decided<Dossier> => {
  holds(dossier.maybeKnown.includes(other), 'moved-on', { stage: dossier.stage })
  return {
    next: { ...dossier, maybeKnown: [], duplicateOf: other },
    facts: [{ kind: 'duplicates-compared', on: today, data: { verdict: 'same', dossier: other } }],
  }
}

/** A second referral of the same household is withdrawn. */
export const withdrawDuplicate = (dossier: Dossier, today: Day): Decided<Dossier> => {
  holds(dossier.duplicateOf, 'not-now')
  return withdraw(dossier, 'duplicate', today)
}
