import type { App } from '../../src/actions/app'
import { type Day, addMonths } from '../../src/domain/calendar'
import type { Store } from '../../src/store/store'
import { organisations, people } from './partners'

/** The sample organisations and people; tenders retain the providers around today. */
export const seedPartners = (store: Store, today: Day): Promise<void> =>
  store.commit([
    ...organisations.map(doc => {
      const retained = doc.retainedFrom && {
        retainedFrom: addMonths(today, -24),
        retainedTo: addMonths(today, 24),
      }
      return { do: 'add', in: 'organisations', doc: { ...doc, ...retained } } as const
    }),
    ...people.map(({ key: _, ...doc }) => ({ do: 'add', in: 'people', doc }) as const),
    { do: 'add', in: 'programme', doc: { id: 'programme', places: [] } },
  ])

export const seedSamples = async (
  _: Pick<App, 'store' | 'vault' | 'ids' | 'log' | 'settings'> & { today: Day },
): Promise<void> => undefined
