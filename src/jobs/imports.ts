/** An import that a stop cut short goes on, in the name of who confirmed it. */
import { contextOf } from '../actions/act'
import type { App } from '../actions/app'
import { importAll } from '../actions/importing'
import { each } from '../store/store'

export const resumeImports = async (app: App): Promise<void> => {
  const cut: { readonly id: string; readonly person: string }[] = []
  for await (const { id, person } of each(app.store, 'uploads', { index: 'state', equals: ['importing'] }))
    cut.push({ id, person })
  for (const { id, person: by } of cut) {
    const person = await app.store.get('people', by)
    if (person) await importAll(contextOf(app, person), id)
  }
}
