/** Once a week, DDETS and the secretariat are sent the dossiers whose two labels do not match. */
import type { App } from '../actions/app'
import { commit } from '../actions/commit'
import { message } from '../actions/message'
import { mismatched } from '../actions/mismatches'
import { type Day, dayOf, weekOf } from '../domain/calendar'
import { hasRole } from '../domain/people'
import { Conflict, all } from '../store/store'

const claimOf = (week: Day): string => `mismatches-week.${week}`

/**
 * Sent on the first working day of the week that the job meets; the claim of the week is in the commit of its messages, so
 * that it leaves once, whatever instance runs. A week without a mismatch on that day has no digest.
 */
export const mismatchesDigest = async (app: App): Promise<void> => {
  const week = weekOf(dayOf(app.clock.now()))
  if (!week.working || (await app.store.get('claims', claimOf(week.monday)))) return
  const found = await mismatched(app)
  const people = found.length > 0 ? await all(app.store, 'people', { index: 'id' }) : []
  const readers = people.filter(person => hasRole(person, 'ddets', 'secretariat'))
  try {
    await commit(
      app,
      [
        { do: 'add', in: 'claims', doc: { id: claimOf(week.monday), at: app.clock.real(), done: true } },
        ...readers.map(({ id }) =>
          message(app, {
            to: id,
            about: 'mismatches',
            say: { show: 'labels.mismatches.show', payload: { digest: 1 } },
          }),
        ),
      ],
      { unhurried: true },
    )
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
  }
}
