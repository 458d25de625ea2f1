/** Where the scheme stands: every indicator on a day and over a time, as its reader may see it. */
import { type Day, dayOf } from '../domain/calendar'
import type { Amount, Dimension, Figure, IndicatorKey } from '../domain/figure'
import { type Known, additiveBy, daysNeeded, figuresBy, isLandlords } from '../domain/indicators'
import { maskFigures, wholesOnly } from '../domain/maskedFigures'
import { type Sight, crossingOf, sightOf } from '../domain/masking'
import { territories } from '../domain/people'
import { holds } from '../domain/refused'
import type { Filter, Sums } from '../domain/sums'
import { type Fixed, knownBefore, periodFor } from './figurePeriods'
import {
  type Around,
  type IndicatorsAsked,
  type Named,
  around,
  inPayload,
  indicatorsPayload,
  mineOf,
} from './figuresAsked'
import { type MonthOfFigures, monthEnds, monthsOf } from './months'
import { sumsUpTo } from './tallies'
import { type Ctx, type Press, verb } from './verb'
import { type View, viewOf } from './views'

export { type IndicatorsAsked, type Named, indicatorsPayload } from './figuresAsked'

/** One row of a table: a territory, a provider or a landlord; an empty id where it is not known yet. */
export interface IndicatorRow extends Named {
  /** One for each of the table's `keys`, in their order. */
  readonly amounts: readonly Amount[]
}

/** The additive indicators told apart by one dimension; the rows add up to the figures. */
export interface IndicatorTable {
  readonly by: Dimension
  readonly keys: readonly IndicatorKey[]
  readonly rows: readonly IndicatorRow[]
}

export interface IndicatorsView {
  readonly today: Day
  /** The figures stand as of this day, and count from `from` on. */
  readonly day: Day
  readonly from: Day
  /** As it was known at the end of that day; absent: as it is known now. */
  readonly known?: Day
  /** Small crossed figures are hidden from this reader. */
  readonly masked: boolean
  readonly filter: {
    readonly territory?: string
    readonly provider?: Named
    readonly landlord?: Named
  }
  /** A reader of an organisation's own figures cannot leave its filter. */
  readonly own?: Dimension
  readonly figures: readonly (Figure & {
    /** What is known now, where that is another number than was known then. */
    readonly now?: Amount
  })[]
  readonly tables: readonly IndicatorTable[]
  readonly months: readonly MonthOfFigures[]
  /** Every indicator is shown, not the few large ones only. */
  readonly detail: boolean
  /** What may be asked for. */
  readonly choices: {
    readonly years: readonly number[]
    readonly providers: readonly Named[]
    readonly landlords: readonly Named[]
    /** One's own organisations, where there are several. */
    readonly mine?: readonly Named[]
  }
}

/** The filter that a reader gets: their own organisation's, when that is all they may see. */
const filterFor = (sight: Sight, { territory, provider, landlord }: IndicatorsAsked): Filter => ({
  ...(territory && { territory }),
  ...(provider && { provider }),
  ...(landlord && { landlord }),
  ...(sight.sees === 'own' && { [sight.dimension]: sight.organisation }),
})

interface Look {
  readonly known: Known
  readonly filter: Filter
  readonly masked: boolean
  /** May be told by filter and by parts. */
  readonly apart: boolean
  readonly sight: Sight
  /** The figures of any filter, as they are. */
  read(filter: Filter): readonly Figure[]
}

const ofLandlord = (sight: Sight): boolean => sight.sees === 'own' && sight.dimension === 'landlord'

/** What a landlord does not read is not even worked out for it: no table, no file, no month has it. */
const lookAt = ({ app }: Ctx, of: Omit<Look, 'read'>): Look => {
  const read = figuresBy(of.known, app.settings.rules)
  return {
    ...of,
    read: ofLandlord(of.sight) ? filter => read(filter).filter(({ key }) => isLandlords(key)) : read,
  }
}

const amountOf = ({ value, masked }: Amount): Amount => ({
  ...(value !== undefined && { value }),
  ...(masked && { masked }),
})

/** The figures of a filter as the reader sees them. */
const figures = ({ known, masked, apart, read }: Look, filter: Filter): readonly Figure[] => {
  if (!masked) return read(filter)
  const found = maskFigures(crossingOf(filter, known.upTo, known.before), read)
  return apart ? found : wholesOnly(found, filter)
}

/** Values of a dimension that occur without being known: they keep the table's rows adding up. */
const hasUnknown = ({ filter, read }: Look, dimension: Dimension, keys: readonly IndicatorKey[]): boolean =>
  read({ ...filter, [dimension]: '' }).some(
    ({ key, value }) => keys.includes(key) && value !== undefined && value !== 0,
  )

const tableOf = (look: Look, by: Dimension, values: readonly Named[]): IndicatorTable => {
  const { filter, read } = look
  const keys = additiveBy(by).filter(key => read(filter).some(each => each.key === key))
  const rows = [...values, ...(hasUnknown(look, by, keys) ? [{ id: '', name: '' }] : [])]
  return {
    by,
    keys,
    rows: rows.map(row => {
      const told = figures(look, { ...filter, [by]: row.id })
      return { ...row, amounts: keys.map(key => amountOf(told.find(each => each.key === key) ?? {})) }
    }),
  }
}

const tablesOf = (look: Look, { providers, landlords }: Around): readonly IndicatorTable[] => {
  const { filter, sight } = look
  const dimensions: readonly (readonly [Dimension, readonly Named[]])[] = [
    ['territory', territories.map(id => ({ id, name: '' }))],
    ['provider', providers],
    ['landlord', landlords],
  ]
  return dimensions
    .filter(([by]) => filter[by] === undefined && (sight.sees === 'whole' || by === 'territory'))
    .map(([by, values]) => tableOf(look, by, values))
    .filter(({ keys }) => keys.length > 0)
}

const firstOf = (sums: ReadonlyMap<Day, Sums>, day: Day): Sums => sums.get(day) ?? new Map<string, never>()

const knownOf = (sums: ReadonlyMap<Day, Sums>, { day, from }: { day: Day; from: Day }): Known => {
  const needed = daysNeeded({ day, from })
  return {
    ...{ day, from },
    upTo: firstOf(sums, needed.upTo),
    before: firstOf(sums, needed.before),
    yearBefore: firstOf(sums, needed.yearBefore),
  }
}

const differs = (one: Amount, other: Amount | undefined): other is Amount =>
  other !== undefined && (one.value !== other.value || one.masked !== other.masked)

/** A report is its provider's, whatever else its reader is; whether they may read it was asked before. */
const sightFor = (
  person: Ctx['person'],
  { provider, as }: IndicatorsAsked,
  fixed: Fixed | undefined,
): Sight | undefined => {
  const sight = sightOf(person, as)
  if (!fixed || sight?.sees !== 'own' || !provider) return sight
  return { sees: 'own', dimension: 'provider', organisation: provider }
}

/** The figures of what is asked, as this person may see them. Refused (`not-allowed`) to who may see none. */
export const indicatorsFor = async (
  ctx: Ctx,
  asked: IndicatorsAsked,
  fixed?: Fixed,
): Promise<IndicatorsView> => {
  const sight = sightFor(ctx.person, asked, fixed)
  holds(sight, 'not-allowed')
  const masked = fixed?.masked ?? (sight.sees === 'whole' && sight.masked)
  const { apart, known = asked.known, ...period } = periodFor(asked, ctx.today, masked, fixed)
  const before = knownBefore(known, ctx.today, fixed)
  const days = [...Object.values(daysNeeded(period)), ...monthEnds(period.day)]
  const sums = await sumsUpTo(ctx.app, days, before, ctx.steps)
  const filter = filterFor(sight, asked)
  const look = lookAt(ctx, { filter, masked, apart, sight, known: knownOf(sums, period) })
  const today = before ? await sumsUpTo(ctx.app, Object.values(daysNeeded(period))) : undefined
  const now = today && figures(lookAt(ctx, { ...look, known: knownOf(today, period) }), filter)
  const names = await around(ctx)
  const mine = mineOf(ctx, names)
  const named = (list: readonly Named[], id: string | undefined) => list.find(each => each.id === id)
  const { territory } = filter
  const [provider, landlord] = [
    named(names.providers, filter.provider),
    named(names.landlords, filter.landlord),
  ]
  return {
    today: ctx.today,
    ...period,
    ...(before && { known: known ?? dayOf(before) }),
    masked,
    filter: { ...(territory && { territory }), ...(provider && { provider }), ...(landlord && { landlord }) },
    ...(sight.sees === 'own' && { own: sight.dimension }),
    figures: figures(look, filter).map(figure => {
      const later = now?.find(({ key }) => key === figure.key)
      return differs(figure, later) ? { ...figure, now: amountOf(later) } : figure
    }),
    tables: tablesOf(look, names),
    months: monthsOf(period.day, { filter, masked, homesOnly: ofLandlord(sight) }, sums),
    detail: asked.detail === 'yes',
    choices: {
      years: yearsOf(ctx),
      ...(sight.sees === 'whole' ? names : { providers: [], landlords: [] }),
      ...(sight.sees === 'own' && !fixed && mine.length > 0 && { mine }),
    },
  }
}

/** From the convention's first year to this one. */
const yearsOf = ({ app, today }: Ctx): readonly number[] => {
  const first = Math.min(Number(app.settings.rules.startsOn.slice(0, 4)), Number(today.slice(0, 4)))
  const last = Number(today.slice(0, 4))
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** What shows the same again: the payload without what was not asked for. */
const again = (asked: IndicatorsAsked): Press => ({
  verb: 'indicators.show',
  payload: Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)),
})

const shown = async (ctx: Ctx, asked: IndicatorsAsked): Promise<View> =>
  viewOf('indicators', await indicatorsFor(ctx, asked), undefined, false, again(asked))

export const indicatorsActs = [
  verb({
    verb: 'indicators.show',
    payload: indicatorsPayload,
    permission: 'see-indicators',
    run: async (ctx, asked) => {
      const sight = sightOf(ctx.person, asked.as)
      holds(sight, 'not-allowed')
      return { view: await shown(ctx, await inPayload(ctx, sight, asked)) }
    },
  }),
]
