/** What no schema of one field sees in a referral: days to come, ages, what two answers say together, names where none may stand. */
import { type Day, ageOn } from './calendar'
import { fold, foldWords } from './names'
import type { SectionName, Sections } from './referral'

/** Facts of today that a referral is checked against. */
export interface ReferralRules {
  readonly today: Day
  readonly requestNumber: RegExp
  readonly health: boolean
}

interface Problem {
  readonly path: readonly string[]
  readonly message: string
}

/** Sections on their way: what has been answered so far. */
export type Loose = { readonly [S in SectionName]?: Partial<Sections[S]> | undefined }

const inPast = (path: readonly string[], day: Day | undefined, today: Day): Problem[] =>
  day && day > today ? [{ path, message: 'in-future' }] : []

const daysWrong = ({ agreement, housing, request, diagnosis }: Loose, today: Day): Problem[] => [
  ...inPast(['agreement', 'informedOn'], agreement?.informedOn, today),
  ...inPast(['agreement', 'agreedOn'], agreement?.agreedOn, today),
  ...inPast(['housing', 'since'], housing?.since, today),
  ...inPast(['request', 'renewedOn'], request?.renewedOn, today),
  ...inPast(['request', 'daloOn'], request?.daloOn, today),
  ...inPast(['diagnosis', 'on'], diagnosis?.on, today),
]

/** An adult referred is 16 to 110 years old: anything else is a slip of the finger. */
const agesWrong = ({ identity }: Loose, today: Day): Problem[] =>
  (['first', 'second'] as const).flatMap(who => {
    const birth = identity?.[who]?.birthDate
    if (!birth || (birth <= today && ageOn(birth, today) >= 16 && ageOn(birth, today) <= 110)) return []
    return [{ path: ['identity', who, 'birthDate'], message: birth > today ? 'in-future' : 'not-an-adult' }]
  })

const withChildren: readonly string[] = ['single-parent', 'couple-children']

const compositionWrong = ({ composition, identity }: Loose): Problem[] => {
  const { typology = '', adults, childrenAges } = composition ?? {}
  const at = (field: string, message: string): Problem => ({ path: ['composition', field], message })
  const children = childrenAges?.length
  return [
    ...(typology === 'alone' && identity?.second ? [at('typology', 'alone-with-second')] : []),
    ...(typology === 'alone' && children ? [at('childrenAges', 'alone-with-children')] : []),
    ...(withChildren.includes(typology) && children === 0 ? [at('childrenAges', 'no-ages')] : []),
    ...(typology === 'alone' && adults !== undefined && adults > 1
      ? [at('adults', 'alone-with-adults')]
      : []),
    ...(identity?.second && adults === 1 ? [at('adults', 'two-adults')] : []),
  ]
}

/** What a schema of one field cannot see: days in the future, ages, names in the summary, the request number's format. */
export const problems = (referral: Loose, rules: ReferralRules): readonly Problem[] => {
  const { agreement, identity, request, summary } = referral
  const found = [
    ...daysWrong(referral, rules.today),
    ...agesWrong(referral, rules.today),
    ...compositionWrong(referral),
  ]
  if (agreement?.agreedTo && !agreement.agreedTo.includes('siao'))
    found.push({ path: ['agreement', 'agreedTo'], message: 'agreement-siao' })
  if (request?.requestNumber && !rules.requestNumber.test(request.requestNumber))
    found.push({ path: ['request', 'requestNumber'], message: 'request-number' })
  if (request?.dalo && !request.daloOn) found.push({ path: ['request', 'daloOn'], message: 'dalo-date' })
  if (identity && summary) found.push(...namesInSummary(summary, identity))
  return found
}

const namesOf = ({ first, second }: Partial<Sections['identity']>): readonly string[] =>
  [first, second].flatMap(person => (person ? [person.lastName, person.firstName] : []))

/** Texts for the commission that hold a name of the household. */
export const namesInSummary = (
  summary: Partial<Sections['summary']>,
  identity: Partial<Sections['identity']>,
): Problem[] =>
  (['summary', 'proposal'] as const)
    .filter(field => namesOf(identity).some(name => mentions(summary[field] ?? '', name)))
    .map(field => ({ path: ['summary', field], message: 'name-in-summary' }))

/** Whole words only: a child named *Marie* must not forbid *mariée*. */
const mentions = (value: string, name: string): boolean => {
  const wanted = foldWords(name)
  return fold(name).length > 2 && ` ${foldWords(value)} `.includes(` ${wanted} `)
}
