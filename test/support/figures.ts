/**
 * A fixed set of eight dossiers, four homes and two messages, small enough to count by hand: each line is a fact, its day
 * (and the day on which it was recorded, where that is a later one). What they come to is in test/domain/indicators.test.ts.
 */
import { type Day, type Instant, instantOf } from '../../src/domain/calendar'
import type { Told } from '../../src/domain/life'
import type { NewDoc, Store } from '../../src/store/store'

type Data = Told['data']
type Line = readonly [on: Day, kind: string, data?: Data, recordedOn?: Day]

const referred = (typology: string, territory: string): Data => ({
  ...{ kind: 'referral', origin: 'siao', typology, territory, size: 'T4' },
})
const taken = (provider: string, months: number, funding: string): Data => ({
  provider,
  months,
  funding,
  against: false,
})
const home = (landlord: string, territory: string, state: string): Data => ({
  ...{ landlord, territory, state, size: 'T4', kind: 'house', funding: 'plai' },
})

const lines: Readonly<Record<string, readonly Line[]>> = {
  // Alone, Dijon: the whole way, to its own lease.
  'dossiers/a': [
    ['2026-01-05', 'referred', referred('alone', 'metropole')],
    ['2026-01-15', 'oriented-here'],
    ['2026-01-20', 'put-on-agenda'],
    ['2026-02-02', 'round-closed', { cast: 8, asked: 9 }],
    ['2026-02-02', 'integrated', taken('passeurs', 12, 'fnavdl')],
    ['2026-02-02', 'provider-asked', { provider: 'passeurs' }],
    ['2026-02-06', 'mandate-accepted', { provider: 'passeurs' }],
    ['2026-02-10', 'measure-in-place', { lastDay: '2026-05-10', window: true }],
    ['2026-03-10', 'reminder-due', { key: 'month-1', left: 61 }],
    ['2026-03-12', 'reminder-answered', { answer: 'home-proposed' }],
    ['2026-03-20', 'passeport-sent', { number: 1, quarter: '2026-T1' }],
    ['2026-04-15', 'allocated', { landlord: 'habitat-tilleul', annuls: false }],
    ['2026-05-04', 'entered'],
    ['2026-06-10', 'passeport-sent', { number: 2, quarter: '2026-T2', up: 2, same: 3, down: 0 }],
    ['2026-09-15', 'passeport-sent', { number: 3, quarter: '2026-T3', up: 1, same: 3, down: 1 }],
    // In October its provider corrects the second one: one domain less had gone up, and the third stands to that.
    [
      '2026-06-10',
      'passeport-corrected',
      {
        ...{ number: 2, version: 2, reason: 'mistyped', up: 1, same: 4, down: 0 },
        ...{ nextUp: 1, nextSame: 4, nextDown: 0 },
      },
      '2026-10-05',
    ],
    ['2026-11-30', 'support-ended'],
    ['2026-12-10', 'exited', { exit: 'own-lease' }],
  ],
  // Couple with children, outside Dijon: interrupted on 3 June; on 6 July its CAL of 1 June is typed, and it stands.
  'dossiers/b': [
    ['2026-01-12', 'referred', referred('couple-children', 'departement')],
    ['2026-02-01', 'oriented-here'],
    ['2026-02-05', 'put-on-agenda'],
    ['2026-02-16', 'round-closed', { cast: 7, asked: 9 }],
    ['2026-02-16', 'integrated', taken('balises', 18, 'state')],
    ['2026-02-16', 'provider-asked', { provider: 'balises' }],
    ['2026-02-20', 'mandate-accepted', { provider: 'balises' }],
    ['2026-03-02', 'measure-in-place', { lastDay: '2026-06-02', window: true }],
    ['2026-04-02', 'reminder-due', { key: 'month-1', left: 61 }],
    ['2026-04-10', 'reminder-unanswered', { to: 'colleagues' }],
    ['2026-05-02', 'reminder-due', { key: 'month-2', left: 31 }],
    ['2026-05-05', 'reminder-answered', { answer: 'no-suited-home', missing: 'house', size: 'T4' }],
    ['2026-06-03', 'interrupted', { lastDay: '2026-06-02' }],
    ['2026-07-06', 'interruption-annulled'],
    ['2026-06-01', 'allocated', { landlord: 'logis-sureau', annuls: true }, '2026-07-06'],
    ['2026-07-15', 'entered'],
  ],
  'dossiers/c': [
    ['2026-02-03', 'referred', referred('single-parent', 'metropole')],
    ['2026-02-20', 'oriented-here'],
    ['2026-03-01', 'put-on-agenda'],
    ['2026-03-09', 'round-closed', { cast: 9, asked: 9 }],
    ['2026-03-09', 'refused', { against: false }],
  ],
  // Couple, Dijon: no measure in place at the allocation, it starts that day without a window.
  'dossiers/d': [
    ['2026-03-02', 'referred', referred('couple', 'metropole')],
    ['2026-03-12', 'oriented-here'],
    ['2026-04-01', 'put-on-agenda'],
    ['2026-04-13', 'round-closed', { cast: 9, asked: 9 }],
    ['2026-04-13', 'integrated', taken('passeurs', 6, 'fnavdl')],
    ['2026-04-13', 'provider-asked', { provider: 'passeurs' }],
    ['2026-04-17', 'mandate-accepted', { provider: 'passeurs' }],
    ['2026-05-20', 'measure-in-place', { window: false }],
    ['2026-05-20', 'allocated', { landlord: 'habitat-tilleul', condition: true, annuls: false }],
    ['2026-06-15', 'entered'],
    // Asked for, and sent in its quarter.
    ['2026-06-10', 'passeport-due', { quarter: '2026-T2' }],
    ['2026-06-20', 'passeport-sent', { number: 1, quarter: '2026-T2' }],
    ['2026-09-01', 'measure-stepped', { change: 'step-down', from: 'reinforced', to: 'sustained' }],
    ['2026-10-10', 'measure-renewed', { added: 6, months: 12 }],
  ],
  'dossiers/e': [
    ['2026-05-01', 'referred', referred('single-parent', 'departement')],
    ['2026-05-20', 'oriented-elsewhere', { reason: 'shelter' }],
  ],
  // Alone, outside Dijon: the first provider declines, the second takes it; no home in time.
  'dossiers/f': [
    ['2026-04-01', 'referred', referred('alone', 'departement')],
    ['2026-04-10', 'oriented-here'],
    ['2026-05-01', 'put-on-agenda'],
    ['2026-05-11', 'round-closed', { cast: 6, asked: 9 }],
    ['2026-05-11', 'integrated', taken('balises', 24, 'departement')],
    ['2026-05-11', 'provider-asked', { provider: 'balises' }],
    ['2026-05-15', 'mandate-declined', { provider: 'balises' }],
    ['2026-05-18', 'provider-asked', { provider: 'passeurs' }],
    ['2026-05-20', 'mandate-accepted', { provider: 'passeurs' }],
    ['2026-06-08', 'measure-in-place', { lastDay: '2026-09-08', window: true }],
    ['2026-09-09', 'interrupted', { lastDay: '2026-09-08' }],
  ],
  'dossiers/g': [['2026-06-15', 'referred', referred('other', 'metropole')]],
  // Couple with children, Dijon: its window is open at the end of the year, with five days left.
  'dossiers/h': [
    ['2026-06-01', 'referred', referred('couple-children', 'metropole')],
    ['2026-06-10', 'oriented-here'],
    ['2026-09-01', 'put-on-agenda'],
    ['2026-09-14', 'round-closed', { cast: 8, asked: 9 }],
    ['2026-09-14', 'integrated', taken('balises', 36, 'fnavdl')],
    ['2026-09-14', 'provider-asked', { provider: 'balises' }],
    ['2026-09-18', 'mandate-accepted', { provider: 'balises' }],
    ['2026-10-05', 'measure-in-place', { lastDay: '2027-01-05', window: true }],
    ['2026-11-05', 'reminder-due', { key: 'month-1', left: 61 }],
    ['2026-11-06', 'reminder-answered', { answer: 'cal-on', landlord: 'habitat-tilleul' }],
    ['2026-11-20', 'cal-decided', { landlord: 'logis-sureau', outcome: 'rank-2', rank: 2 }],
    // Asked for, and not sent.
    ['2026-12-09', 'passeport-due', { quarter: '2026-T4' }],
    ['2026-12-21', 'reminder-due', { key: 'days-15', left: 15 }],
  ],
  'dwellings/1': [
    ['2026-01-10', 'dwelling-added', home('habitat-tilleul', 'metropole', 'existing')],
    ['2026-02-01', 'dwelling-vacant', home('habitat-tilleul', 'metropole', 'existing')],
    ['2026-05-04', 'dwelling-occupied', home('habitat-tilleul', 'metropole', 'existing')],
    ['2026-11-01', 'dwelling-vacant', home('habitat-tilleul', 'metropole', 'existing')],
  ],
  // Created by the plan: its first letting is no turnover.
  'dwellings/2': [
    ['2026-02-15', 'dwelling-added', home('logis-sureau', 'departement', 'planned')],
    ['2026-05-10', 'dwelling-progressed', home('logis-sureau', 'departement', 'financed')],
    ['2026-10-20', 'dwelling-progressed', home('logis-sureau', 'departement', 'delivered')],
    ['2026-10-20', 'dwelling-vacant', home('logis-sureau', 'departement', 'delivered')],
  ],
  'dwellings/3': [
    ['2026-01-10', 'dwelling-added', home('habitat-tilleul', 'metropole', 'existing')],
    [
      '2026-08-01',
      'dwelling-retired',
      { ...home('habitat-tilleul', 'metropole', 'existing'), reason: 'sold' },
    ],
  ],
  // Entered by mistake: counted nowhere.
  'dwellings/4': [
    ['2026-03-01', 'dwelling-added', home('logis-sureau', 'departement', 'existing')],
    [
      '2026-03-05',
      'dwelling-retired',
      { ...home('logis-sureau', 'departement', 'existing'), reason: 'mistake' },
    ],
  ],
  'messages/1': [
    ['2026-03-05', 'message-failed', { why: 'no-reference' }],
    ['2026-03-06', 'message-retried'],
  ],
  'messages/2': [['2026-09-01', 'message-failed', { why: 'blocked' }]],
}

/** The facts of each subject, in the order in which they were recorded. */
export const countedFacts: ReadonlyMap<string, readonly Told[]> = new Map(
  Object.entries(lines).map(([subject, facts]) => [
    subject,
    facts.map(([on, kind, data = {}, recordedOn = on], index) => ({
      ...{ seq: index + 1, kind, on, data },
      at: instantOf(recordedOn, 10),
    })),
  ]),
)

/** Puts facts into a store as they are, all at once; recorded at `at` where that is given. */
export const putFacts = async (store: Store, facts = countedFacts, at?: Instant): Promise<void> => {
  const changes = [...facts].flatMap(([subject, told]) =>
    told.map(({ seq, ...fact }) => {
      const id = `${subject}#${String(seq).padStart(6, '0')}`
      const doc = { ...fact, id, subject, seq, by: 'time', ...(at && { at }) } as NewDoc<'facts'>
      return { do: 'add', in: 'facts', doc } as const
    }),
  )
  if (changes.length > 0) await store.commit(changes)
}
