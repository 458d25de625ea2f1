/** The sessions that wait for the secretariat, as lines of *à faire* and of the digest. */
import { matterKinds } from '../domain/matters'
import { hasRole } from '../domain/people'
import { sessionMatter, sessionMatterDay } from '../domain/sessionMatters'
import { all } from '../store/store'
import type { MatterView, Ranked } from './matters'
import type { Ctx } from './verb'

/** What of the sessions waits for this person: a late convocation comes before everything else. */
export const sessionMattersOf = async ({ app, person, today, now }: Ctx): Promise<readonly Ranked[]> => {
  if (!hasRole(person, 'secretariat')) return []
  const rules = app.settings.rules.commission
  const planned = await all(app.store, 'sessions', { index: 'date', equals: ['planned'] })
  return planned.flatMap((session): readonly Ranked[] => {
    const kind = sessionMatter(session, { today, now, rules })
    if (!kind) return []
    const day = sessionMatterDay(kind, session, rules)
    const place = kind === 'convene' && day < today ? 0 : matterKinds.indexOf(kind) + 1
    const view: MatterView = { kind, day, session: { id: session.id, on: session.on } }
    return [{ rank: `${String(place).padStart(2, '0')} ${day} `, view }]
  })
}
