/** The invitation to a session, read back as a calendar reads it. */
import type { ConvocationView } from '../../src/actions/convocation'
import type { DatesView } from '../../src/actions/dates'
import type { Day } from '../../src/domain/calendar'
import { invitation, savedDates } from '../../src/papers/invitation'
import { brokenRules, propertiesOf, textOf } from '../support/calendar'

const view = (given: Partial<ConvocationView> = {}): ConvocationView => ({
  session: '0190a000-0000-7000-8000-000000000001',
  on: '2026-03-12',
  time: '14:30',
  place: 'Salle Exemple',
  mode: 'meeting',
  state: 'planned',
  convened: { on: '2026-03-02' },
  quorumWaived: false,
  items: [],
  sequence: 0,
  host: 'passerelle.exemple.invalid',
  lastsMinutes: 120,
  ...given,
})
const made = async (given: Partial<ConvocationView> = {}, language: 'fr' | 'en' = 'fr') => {
  const paper = await invitation(view(given), { language, now: '2026-03-02T09:00:00.000Z' })
  if (!paper || !Buffer.isBuffer(paper.body)) throw new Error('no invitation')
  return { name: paper.name, file: paper.body.toString('utf8') }
}
const read = async (given: Partial<ConvocationView> = {}) => {
  const properties = propertiesOf((await made(given)).file)
  return (name: string) => textOf(properties, name)
}

describe('keeps every rule of RFC 5545', () => {
  const table: [string, Partial<ConvocationView>][] = [
    ['as it is', {}],
    ['at a place with commas, semicolons, backslashes', { place: 'Salle A; 1, rue « Modèle » \\ 2e étage' }],
    ['at a place of accents that is as long as it may be', { place: 'é'.repeat(200) }],
    ['at a place with signs of several units', { place: '🏠👩‍👧‍👦'.repeat(20) }],
    ['at a place over two lines', { place: 'Salle\nExemple' }],
    ['by link', { place: 'https://exemple.invalid/reunion?a=1;b=2,3' }],
    ['in writing', { mode: 'written', place: '' }],
    ['moved', { sequence: 3 }],
    ['cancelled', { state: 'cancelled', sequence: 4 }],
    ['from a machine without a domain', { host: 'localhost' }],
  ]
  test.each(table)('%s', async (_, given) => {
    for (const language of ['fr', 'en'] as const)
      expect(brokenRules((await made(given, language)).file)).toEqual([])
  })
})

test('says when, where and how long, and comes through as typed', async () => {
  const property = await read({ place: 'Salle A; 1, rue Modèle' })
  expect(property('LOCATION')).toBe('Salle A; 1, rue Modèle')
  expect(property('SUMMARY')).toBe('Commission des cas complexes')
  expect(property('DURATION')).toBe('PT120M')
  expect(property('DTSTAMP')).toBe('20260302T090000Z')
})

describe('the hour is right on either side of a clock change', () => {
  const table: [Day, string, string][] = [
    ['2026-03-28', '14:30', '20260328T133000Z'],
    ['2026-03-29', '14:30', '20260329T123000Z'],
    // 02:30 does not exist on this day: the clocks go from two to three.
    ['2026-03-29', '02:30', '20260329T013000Z'],
    ['2026-10-24', '09:00', '20261024T070000Z'],
    ['2026-10-25', '09:00', '20261025T080000Z'],
    ['2026-12-31', '23:30', '20261231T223000Z'],
  ]
  test.each(table)('%s at %s is %s', async (on, time, expected) => {
    expect((await read({ on, time }))('DTSTART')).toBe(expected)
  })
})

describe('a calendar mends what it has', () => {
  test('a session that moved keeps its UID; its sequence grows', async () => {
    const [first, later] = [await read(), await read({ on: '2026-03-19', sequence: 1 })]
    expect(later('UID')).toBe(first('UID'))
    expect(first('UID')).toBe('0190a000-0000-7000-8000-000000000001@passerelle.exemple.invalid')
    expect([first('SEQUENCE'), later('SEQUENCE')]).toEqual(['0', '1'])
    expect([first('METHOD'), first('STATUS')]).toEqual(['PUBLISH', 'CONFIRMED'])
  })

  test('a cancelled one is taken out', async () => {
    const property = await read({ state: 'cancelled', sequence: 2 })
    expect([property('METHOD'), property('STATUS')]).toEqual(['CANCEL', 'CANCELLED'])
  })
})

test('a vote in writing stands at its end, and blocks nothing', async () => {
  const property = await read({ mode: 'written', place: '', time: '18:00' })
  expect(property('DTSTART')).toBe('20260312T164500Z')
  expect(property('DURATION')).toBe('PT15M')
  expect(property('TRANSP')).toBe('TRANSPARENT')
})

test('names no dossier: calendars are shared', async () => {
  const item = {
    dossier: 'd1',
    code: 'M-2026-001',
    late: false,
    vote: 'ask',
  } as ConvocationView['items'][number]
  const { file, name } = await made({ items: [item, item] })
  expect(file).not.toContain('M-2026')
  expect(name).toBe('seance-2026-03-12.ics')
  expect(textOf(propertiesOf(file), 'DESCRIPTION')).toContain('2 dossiers')
})

describe('dates to save, ahead of the convocation', () => {
  const dates = (...given: Partial<ConvocationView>[]): DatesView => ({
    sessions: given.map(each => ({ ...view(each), convened: false })),
    ids: '',
    ahead: { days: 5, working: false },
  })
  const fileOf = async (of: DatesView) => {
    const paper = await savedDates(of, { language: 'fr', now: '2026-03-02T09:00:00.000Z' })
    if (!paper) throw new Error('no file')
    return { name: paper.name, file: paper.body.toString('utf8') }
  }
  /** Each event in a file of its own, as a calendar keeps them. */
  const eventsOf = (file: string): readonly string[] => {
    const [head = '', ...events] = file.split('BEGIN:VEVENT\r\n')
    return events.map(
      event => `${head}BEGIN:VEVENT\r\n${event.replace(/END:VCALENDAR\r\n$/, '')}END:VCALENDAR\r\n`,
    )
  }

  test('a year of them is one file that keeps every rule, an event a session', async () => {
    const days: Day[] = ['2026-04-09', '2026-05-15', '2026-06-11']
    const { file, name } = await fileOf(
      dates(...days.map(on => ({ session: on, on, place: 'é'.repeat(60) }))),
    )
    expect(name).toBe('seances-2026-04-09.ics')
    expect(file.match(/^(BEGIN|END):VCALENDAR/gm)).toHaveLength(2)
    const events = eventsOf(file)
    expect(events.map(brokenRules)).toEqual([[], [], []])
    expect(events.map(event => textOf(propertiesOf(event), 'UID'))).toEqual(
      days.map(on => `${on}@passerelle.exemple.invalid`),
    )
    expect(file).not.toContain('aucun dossier')
  })

  test('the invitation of the convocation mends the same entry', async () => {
    const [date, later] = [(await fileOf(dates({}))).file, (await made({ sequence: 1 })).file]
    expect(textOf(propertiesOf(date), 'UID')).toBe(textOf(propertiesOf(later), 'UID'))
    expect([date, later].map(file => textOf(propertiesOf(file), 'SEQUENCE'))).toEqual(['0', '1'])
  })

  test('one that was cancelled is taken out', async () => {
    const { file } = await fileOf(dates({ state: 'cancelled', sequence: 2 }))
    expect(brokenRules(file)).toEqual([])
    expect(textOf(propertiesOf(file), 'METHOD')).toBe('CANCEL')
  })
})
