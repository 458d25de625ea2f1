/** What recording a decision sets off, shown before it is recorded: providers, referrer and landlords are told at once. */
import { announce } from '../domain/announce'
import { type Day, addWorkingDays } from '../domain/calendar'
import { type DecisionText, decisionTexts } from '../domain/decision'
import type { Decision } from '../domain/dossier'
import type { PersonId } from '../domain/people'
import { type Capacity, capacityOf } from '../domain/programme'
import { all } from '../store/store'
import { organisationNames } from './facts'
import { type Given, type Prepared, prepare } from './recordDecision'
import type { Ctx, Press } from './verb'

/** Circles that a decision tells; the provider and who tells the household are said by name. */
export const toldCircles = ['referrer', 'siao', 'ddets', 'every-landlord'] as const
export type ToldCircle = (typeof toldCircles)[number]

export interface DecisionConfirm extends Pick<Decision, 'outcome' | 'on' | 'months' | 'funding' | 'need'> {
  readonly against: boolean
  readonly departs: NonNullable<Decision['departs']>
  readonly provider?: string
  /** Day of the session to which it is adjourned. */
  readonly to?: Day
  /** What was written: an input still, so that the second press sends it too. */
  readonly texts: Readonly<Partial<Record<DecisionText, string>>>
  /** The rest of the form, ids and closed values, as the second press carries it. */
  readonly given: Press['payload']
  readonly told: readonly ToldCircle[]
  readonly teller: { readonly name: string; readonly by: Day }
  /** Places of the year once it is recorded. */
  readonly places: Capacity
}

const closedFields = [
  ...['dossier', 'round', 'outcome', 'on', 'provider', 'months', 'funding'],
  ...['size', 'territory', 'to', 'teller'],
] as readonly (keyof Given)[]

/** Ids and closed values of what was given. */
const closedOf = (given: Given): Press['payload'] =>
  Object.fromEntries(
    closedFields.flatMap(field => {
      const value = given[field]
      return value === undefined ? [] : [[field, value]]
    }),
  )

const textsOf = (given: Given): DecisionConfirm['texts'] =>
  Object.fromEntries(decisionTexts.flatMap(text => (given[text] ? [[text, given[text]]] : [])))

const circlesTold = async ({ app, person }: Ctx, { recorded }: Prepared): Promise<readonly ToldCircle[]> => {
  const people = await all(app.store, 'people', { index: 'id' })
  const told = recorded.facts.flatMap(fact => announce(fact, recorded.next, people, person.id))
  return toldCircles.filter(circle => told.some(({ because }) => because === circle))
}

const nameOf = async ({ app }: Ctx, id: PersonId): Promise<string> =>
  (await app.store.get('people', id))?.name ?? ''

/** The decision as it would be recorded, and what follows; refused for whatever recording it is refused for. */
export const decisionToConfirm = async (ctx: Ctx, given: Given): Promise<DecisionConfirm> => {
  const prepared = await prepare(ctx, given)
  const { recorded, session, teller } = prepared
  const { decision } = recorded.round
  const { provider, departs = [], against = false } = decision ?? {}
  const { rules } = ctx.app.settings
  const on = decision?.on ?? ctx.today
  const name = provider && (await organisationNames(ctx)).get(provider)
  return {
    ...{ outcome: given.outcome, on, against, departs },
    ...(name && { provider: name }),
    ...(decision?.months !== undefined && { months: decision.months }),
    ...(decision?.funding && { funding: decision.funding }),
    ...(decision?.need && { need: decision.need }),
    ...(session && { to: session.on }),
    texts: textsOf(given),
    given: closedOf({ ...given, on }),
    told: await circlesTold(ctx, prepared),
    teller: { name: await nameOf(ctx, teller), by: addWorkingDays(ctx.today, rules.tellWithinWorkingDays) },
    places: capacityOf(rules, recorded.places, on),
  }
}
