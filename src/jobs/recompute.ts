/** When the partners' rules have changed, each dossier's due day is worked out again; no old reminder is sent for it. */
import { createHash } from 'node:crypto'
import type { App } from '../actions/app'
import { handle, loadDossier } from '../actions/commit'
import { dayOf } from '../domain/calendar'
import { dueOn, scheduleChanged } from '../domain/window'
import { stages } from '../domain/workflow'
import { Conflict, each } from '../store/store'

const ID = 'rules'

const fingerprint = (app: App): string =>
  createHash('sha256').update(JSON.stringify(app.settings.rules)).digest('hex')

/** One dossier, put only when it has a window or its due day is no longer what the rules say. */
const recomputeOne = (app: App, id: string): Promise<void> =>
  handle(app, `dossiers/${id}`, async () => {
    const before = await loadDossier({ app }, id)
    const changed = scheduleChanged(before, dayOf(app.clock.now()))
    const { dueOn: _, ...dossier } = { ...before, ...changed }
    const due = dueOn(dossier, app.settings.rules)
    if (changed === before && due === before.dueOn) return
    await app.store.commit([{ do: 'put', in: 'dossiers', doc: { ...dossier, ...(due && { dueOn: due }) } }])
  })

/** Does nothing when the rules are those of the last start. Run before the daily job; safe on several instances at once. */
export const recompute = async (app: App): Promise<void> => {
  const value = fingerprint(app)
  const known = await app.store.get('settings', ID)
  if (known?.value === value) return
  for (const stage of stages)
    for await (const { id } of each(app.store, 'dossiers', { index: 'stage', equals: [stage] }))
      await recomputeOne(app, id)
  try {
    await app.store.commit([
      known
        ? { do: 'put', in: 'settings', doc: { ...known, value } }
        : { do: 'add', in: 'settings', doc: { id: ID, value } },
    ])
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
  }
}
