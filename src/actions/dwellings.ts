/** `logements`: a landlord's own homes; for the others, those that are vacant, searched by what is needed. */
import { z } from 'zod'
import { type HomeSize, homeSizes } from '../domain/dossier'
import { type Dwelling, type DwellingStatus, dwellingStatuses } from '../domain/dwelling'
import { landlordsFor, seesDwelling } from '../domain/dwellingReaders'
import { isOnGround } from '../domain/traits'
import { type Territory, hasRole, territories } from '../domain/people'
import { type Doc, type Query, each } from '../store/store'
import { type DwellingData, dwellingData } from './dwellingData'
import { organisationNames } from './facts'
import { type Answer, type Ctx, verb } from './verb'
import { viewOf } from './views'

export interface Search {
  readonly status?: DwellingStatus | undefined
  readonly territory?: Territory | undefined
  readonly size?: HomeSize | undefined
  /** Only those on the ground floor, or accessible. */
  readonly access?: Access | undefined
}

export const accesses = ['ground-floor', 'accessible'] as const
export type Access = (typeof accesses)[number]

export interface DwellingsView {
  readonly lines: readonly DwellingData[]
  readonly page: number
  /** There are others after these. */
  readonly more: boolean
  readonly search: Search
  /** What the reader may search among; a provider among vacant ones only. */
  readonly statuses: readonly DwellingStatus[]
  /** They manage homes of their own. */
  readonly manages: boolean
}

const A_PAGE = 6

const any = z.enum(['', 'any']).transform(() => undefined)

const searchSchema = z.object({
  page: z.coerce.number().int().min(1).max(1000).default(1),
  status: any.or(z.enum(dwellingStatuses)).optional(),
  territory: any.or(z.enum(territories)).optional(),
  size: any.or(z.enum(homeSizes)).optional(),
  access: any.or(z.enum(accesses)).optional(),
})

type Reading = Omit<Query, 'limit' | 'after'>

/** Everything but what has left the offer, those first that can be had. */
const living: readonly DwellingStatus[] = ['vacant', 'held', 'coming', 'occupied']

const statusesFor = ({ person }: Ctx): readonly DwellingStatus[] =>
  hasRole(person, 'landlord', 'secretariat', 'delegate') ? [...living, 'retired'] : ['vacant']

const wantedStatuses = (ctx: Ctx, { status }: Search): readonly DwellingStatus[] => {
  const allowed = statusesFor(ctx)
  if (status) return allowed.filter(each => each === status)
  return landlordsFor(ctx.person).length > 0 ? living : ['vacant']
}

const readings = (ctx: Ctx, search: Search): readonly Reading[] => {
  const own = landlordsFor(ctx.person)
  const { territory, size } = search
  return wantedStatuses(ctx, search).flatMap((status): readonly Reading[] => {
    if (own.length > 0) return own.map(landlord => ({ index: 'landlord', equals: [landlord, status] }))
    if (!territory) return [{ index: 'status', equals: [status] }]
    return [{ index: 'status', equals: size ? [status, territory, size] : [status, territory] }]
  })
}

const isFound = ({ territory, size, access }: Search, dwelling: Dwelling): boolean =>
  (!territory || dwelling.territory === territory) &&
  (!size || dwelling.size === size) &&
  (access !== 'ground-floor' || isOnGround(dwelling)) &&
  (access !== 'accessible' || dwelling.features.includes('accessible'))

/** The homes of a page and one more, read along the indexes up to there. */
const found = async (ctx: Ctx, search: Search, page: number): Promise<readonly Doc<'dwellings'>[]> => {
  const last = page * A_PAGE + 1
  const homes: Doc<'dwellings'>[] = []
  for (const reading of readings(ctx, search))
    for await (const dwelling of each(ctx.app.store, 'dwellings', reading)) {
      if (homes.length === last) return homes
      if (isFound(search, dwelling) && seesDwelling(ctx.person, dwelling)) homes.push(dwelling)
    }
  return homes
}

const shown = async (ctx: Ctx, { page, ...search }: z.output<typeof searchSchema>): Promise<Answer> => {
  const homes = await found(ctx, search, page)
  const names = await organisationNames(ctx)
  const from = (page - 1) * A_PAGE
  const data: DwellingsView = {
    lines: homes.slice(from, from + A_PAGE).map(home => dwellingData(ctx, home, names)),
    page,
    more: homes.length > from + A_PAGE,
    search,
    statuses: statusesFor(ctx),
    manages: landlordsFor(ctx.person).length > 0,
  }
  return { view: viewOf('dwellings', data, undefined, false) }
}

export const dwellingsActs = [
  verb({ verb: 'dwellings.show', payload: searchSchema, permission: 'see-dwellings', run: shown }),
  // The same with what was typed into the inputs: a button whose verb ends in `.show` sends none.
  verb({ verb: 'dwellings.search', payload: searchSchema, permission: 'see-dwellings', run: shown }),
]
