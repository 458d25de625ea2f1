/** What each dossier lacks before the commission, for the secretariat: whether something is there, never what it says. */
import { type Missing, type Told, missingOf } from '../domain/agenda'
import type { DossierId } from '../domain/dossier'
import type { Doc } from '../store/store'
import { openPart } from './household'
import type { Ctx } from './verb'

const toldOf = ({ app }: Ctx, household: Doc<'households'> | undefined): Told => {
  if (!household) return { agreed: false, summary: false }
  const referral = openPart(app, household.id, household, 'referral')
  return {
    agreed: referral?.agreement?.agreedTo.includes('commission') ?? false,
    summary: household.sealed.summary !== undefined,
  }
}

/** What is missing of each dossier, by its id. */
export const missingIn = async (
  ctx: Ctx,
  dossiers: readonly Doc<'dossiers'>[],
): Promise<ReadonlyMap<DossierId, readonly Missing[]>> => {
  const households = await ctx.app.store.getMany(
    'households',
    dossiers.map(({ id }) => id),
  )
  const byId = new Map(households.map(household => [household.id, household]))
  return new Map(dossiers.map(dossier => [dossier.id, missingOf(dossier, toldOf(ctx, byId.get(dossier.id)))]))
}
