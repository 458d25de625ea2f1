/** A home as cards show it, with what its reader may see. */
import type { Day } from '../domain/calendar'
import type { Dwelling } from '../domain/dwelling'
import { seesAddress } from '../domain/dwellingReaders'
import type { Doc } from '../store/store'
import type { Ctx } from './verb'

/** A home as those see it who may; without whom it is held for. */
export type DwellingData = Omit<Dwelling, 'landlord' | 'heldBy' | 'facts' | 'at'> & {
  readonly dwelling: string
  readonly landlord: string
  readonly held?: { readonly why: 'proposal' | 'allocation'; readonly until?: Day }
}

export const dwellingData = (
  ctx: Pick<Ctx, 'person'>,
  { heldBy, facts: _, at: __, v: ___, id, address, ...dwelling }: Doc<'dwellings'>,
  names: ReadonlyMap<string, string>,
): DwellingData => ({
  ...dwelling,
  dwelling: id,
  landlord: names.get(dwelling.landlord) ?? '',
  ...(address && seesAddress(ctx.person) && { address }),
  ...(heldBy && { held: { why: heldBy.why, ...(heldBy.why === 'proposal' && { until: heldBy.until }) } }),
})
