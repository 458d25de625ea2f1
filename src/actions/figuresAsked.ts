/** What may be asked of the figures, by buttons or in words, and whose one may choose. */
import { z } from 'zod'
import { daySchema } from '../domain/calendar'
import { readFigureWords } from '../domain/figureWords'
import { type Sight, ownSights } from '../domain/masking'
import { territories } from '../domain/people'
import { Refused } from '../domain/refused'
import { all } from '../store/store'
import type { Ctx } from './verb'

export interface Named {
  readonly id: string
  readonly name: string
}

/** What may be asked: a day (or the last of a year or quarter), and whose figures. */
export const indicatorsPayload = z.object({
  day: daySchema.optional(),
  year: z.coerce.number().int().min(2000).max(2199).optional(),
  quarter: z
    .string()
    .regex(/^\d{4}-T[1-4]$/)
    .optional(),
  known: daySchema.optional(),
  territory: z.enum(territories).optional(),
  provider: z.string().max(100).optional(),
  landlord: z.string().max(100).optional(),
  /** Who has posts in several organisations: the one whose figures are wanted. */
  as: z.string().max(100).optional(),
  /** As typed: `T3 2026 métropole`. */
  words: z.string().max(100).optional(),
  /** Every indicator, not the few large ones only. */
  detail: z.literal('yes').optional(),
})
export type IndicatorsAsked = z.output<typeof indicatorsPayload>

export interface Around {
  readonly providers: readonly Named[]
  readonly landlords: readonly Named[]
}

/** The organisations that figures are told apart by. */
export const around = async ({ app }: Ctx): Promise<Around> => {
  const organisations = await all(app.store, 'organisations', { index: 'id' })
  const named = (kind: string) =>
    organisations.filter(each => each.kind === kind).map(({ id, name }): Named => ({ id, name }))
  return { providers: named('provider'), landlords: named('landlord') }
}

/** One's own organisations, where there are several to choose from; the names of no others. */
export const mineOf = ({ person }: Ctx, { providers, landlords }: Around): readonly Named[] => {
  const own = ownSights(person).flatMap(
    ({ organisation }) => [...providers, ...landlords].find(({ id }) => id === organisation) ?? [],
  )
  return own.length > 1 ? own : []
}

/** What was asked in words, as buttons would ask it. Refused (`figures-unknown`) with the words that say nothing. */
export const inPayload = async (
  ctx: Ctx,
  sight: Sight,
  { words, ...asked }: IndicatorsAsked,
): Promise<IndicatorsAsked> => {
  if (!words) return asked
  const names = await around(ctx)
  const mine = mineOf(ctx, names)
  // Of one's own figures, only one's own organisations have a name.
  const own = ({ providers, landlords }: Around): Around => ({
    providers: providers.filter(({ id }) => ownSights(ctx.person).some(each => each.organisation === id)),
    landlords: landlords.filter(({ id }) => ownSights(ctx.person).some(each => each.organisation === id)),
  })
  const read = readFigureWords(words, sight.sees === 'whole' ? names : own(names), ctx.today)
  if ('unknown' in read) throw new Refused('figures-unknown', { words: read.unknown })
  const chosen = read.asked.provider ?? read.asked.landlord
  if (sight.sees === 'whole' || !chosen) return { ...asked, ...read.asked }
  const { provider: _, landlord: __, ...rest } = read.asked
  return { ...asked, ...rest, ...(mine.length > 0 && { as: chosen }) }
}
