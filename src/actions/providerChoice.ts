/** The ranked providers of a dossier, with their present load. */
import type { Day } from '../domain/calendar'
import type { Dossier } from '../domain/dossier'
import { type Ranked, rankProviders, retainedOn } from '../domain/providerChoice'
import { supported } from '../domain/workflow'
import { all } from '../store/store'
import type { Ctx } from './verb'

/** Providers retained today (or on one of these days), in the order in which they are proposed; without those that declined this dossier. */
export const rankedProviders = async (
  { app, today }: Pick<Ctx, 'app' | 'today'>,
  { profile, mandate }: Pick<Dossier, 'profile' | 'mandate'>,
  {
    declined = mandate?.declined ?? [],
    days = { from: today, to: today },
  }: { readonly declined?: readonly string[]; readonly days?: { readonly from: Day; readonly to: Day } } = {},
): Promise<readonly Ranked[]> => {
  const organisations = await all(app.store, 'organisations', { index: 'id' })
  const providers = retainedOn(organisations, days).filter(({ id }) => !declined.includes(id))
  const loads = await Promise.all(
    providers.map(async ({ id }) => {
      const stages = await app.store.countBy('dossiers', { index: 'provider', equals: [id] })
      return [id, supported.reduce((sum, stage) => sum + (stages.get(stage) ?? 0), 0)] as const
    }),
  )
  return rankProviders(profile, providers, Object.fromEntries(loads))
}
