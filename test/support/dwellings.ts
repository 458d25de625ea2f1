/** Homes of the sample landlords: valid by default, obviously invented. */
import { type Dwelling, addDwelling } from '../../src/domain/dwelling'
import { type GivenTraits, traitsSchema } from '../../src/domain/traits'
import type { World } from './world'

/** What a landlord's form sends. */
export const aHome = (changed: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
  reference: 'TIL-0001',
  state: 'existing',
  stateOn: '',
  territory: 'metropole',
  commune: 'Exempleville',
  address: '3 rue des Exemples',
  kind: 'house',
  size: 'T4',
  surface: '92,5',
  floor: '0',
  features: 'apart,garden',
  rent: '512,40 €',
  charges: '61',
  funding: 'plai',
  leases: 'direct,sliding',
  vacantFrom: '2026-02-16',
  ...changed,
})

export const traits = (changed: Readonly<Record<string, string>> = {}): GivenTraits =>
  traitsSchema.parse(aHome(changed))

const when = { today: '2026-03-02', at: '2026-03-02T09:00:00.000Z' } as const

export const makeDwelling = (
  changed: Readonly<Record<string, string>> = {},
  landlord = 'habitat-tilleul',
): Dwelling => addDwelling(landlord, traits(changed), when).next

/** A home that a sample landlord adds by its form; its id. */
export const addHome = async (
  world: World,
  dwelling: string,
  changed: Readonly<Record<string, string>> = {},
  who = 'landlord',
): Promise<string> => {
  await world.act(who, 'dwelling.save', { dwelling, ...aHome({ reference: dwelling, ...changed }) })
  return dwelling
}
