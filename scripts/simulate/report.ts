/** The figures of a simulated time, as Markdown. */
import { type Day, dayOf } from '../../src/domain/calendar'
import { stages } from '../../src/domain/workflow'
import { messageStates } from '../../src/store/documents'
import type { Chronicle, Fact } from './chronicle'
import { count, total } from './tally'
import { arrivals, isDigest } from './teams'
import { windowsTold } from './windows'
import type { Ended, Year } from './year'

type Row = readonly (string | number)[]

const table = (titles: readonly string[], rows: readonly Row[]): string =>
  [titles, titles.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')

const sorted = (counts: ReadonlyMap<string, number>): readonly Row[] =>
  [...counts].sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0]))

const dossierFacts = ({ dossiers, facts }: Chronicle): readonly (readonly Fact[])[] =>
  dossiers.map(({ id }) => facts.get(`dossiers/${id}`) ?? [])

const byStage = ({ dossiers }: Chronicle): readonly Row[] =>
  stages
    .map((stage): [string, number] => [stage, dossiers.filter(each => each.stage === stage).length])
    .filter(([, n]) => n > 0)

const windows = (chronicle: Chronicle): readonly Row[] => {
  const counts = new Map<string, number>()
  for (const facts of dossierFacts(chronicle))
    for (const { end, annulled } of windowsTold(facts)) {
      count(counts, annulled ? 'allocated in time, typed after the interruption' : end)
      count(counts, 'all')
    }
  return sorted(counts)
}

/** Reminders of windows: what became of each, and what goes further without an answer. */
const reminders = (chronicle: Chronicle): readonly Row[] => {
  const all = dossierFacts(chronicle).flat()
  const kind = (wanted: string, to?: string) =>
    all.filter(each => each.kind === wanted && (to === undefined || each.data.to === to)).length
  return [
    ['sent', kind('reminder-due')],
    ['answered', kind('reminder-answered')],
    ['gone to colleagues', kind('reminder-unanswered', 'colleagues')],
    ['gone to the secretariat', kind('reminder-unanswered', 'secretariat')],
    ['passeports asked for', kind('passeport-due')],
    ['passeports sent', kind('passeport-sent')],
    ['answers to offers reminded', kind('offer-due')],
    ['offers lapsed by silence', all.filter(({ data }) => data.why === 'silence').length],
  ]
}

const happened = (chronicle: Chronicle): readonly Row[] => {
  const counts = new Map<string, number>()
  for (const { kind } of dossierFacts(chronicle).flat()) count(counts, kind)
  return sorted(counts)
}

const commission = async ({ stage, chronicle }: Year): Promise<readonly Row[]> => {
  const { store } = stage.app
  const held = (state: string) => store.count('sessions', { index: 'date', equals: [state] })
  const { rounds } = chronicle
  return [
    ['sessions held', await held('held')],
    ['sessions to come', await held('planned')],
    ['sessions cancelled', await held('cancelled')],
    ['votes on a dossier', rounds.length],
    ['voices that count', rounds.reduce((sum, { voices }) => sum + Object.keys(voices).length, 0)],
    ['voices cast and changed', rounds.reduce((sum, { history }) => sum + history.length, 0)],
    [
      'voices under a proxy',
      rounds.flatMap(({ voices }) => Object.values(voices)).filter(v => v.under).length,
    ],
    ...(['integrate', 'refuse', 'adjourn'] as const).map((outcome): Row => [
      `decided: ${outcome}`,
      rounds.filter(each => each.decided === outcome).length,
    ]),
    [
      'taken in over the places, with a reason',
      rounds.filter(({ decision }) => decision?.departs?.includes('capacity')).length,
    ],
    ['decided against the vote, with a reason', rounds.filter(({ decision }) => decision?.against).length],
  ]
}

const messages = async ({ stage, chronicle }: Year): Promise<readonly Row[]> => {
  const { tried } = chronicle
  const perDay = arrivals(tried)
  const states = await Promise.all(
    messageStates.map(async (state): Promise<Row> => [
      state,
      await stage.app.store.count('messages', { index: 'state', equals: [state] }),
    ]),
  )
  return [
    ...states,
    ['tries', tried.length],
    ['arrived', tried.filter(({ arrived }) => arrived).length],
    ['answers lost on the way', tried.filter(({ sent }) => 'uncertain' in sent).length],
    ['digests that arrived', tried.filter(each => isDigest(each) && each.arrived).length],
    ['most messages to one person in one day', Math.max(0, ...perDay.values())],
    ['messages a person and day on which there was one', mean([...perDay.values()])],
    ['cards edited', stage.teams.edits],
  ]
}

const mean = (values: readonly number[]): string =>
  values.length === 0 ? '0' : (values.reduce((sum, n) => sum + n, 0) / values.length).toFixed(1)

const homes = ({ dwellings }: Chronicle): readonly Row[] => {
  const counts = new Map<string, number>()
  for (const { status } of dwellings) count(counts, status)
  return sorted(counts)
}

const shownIf = (figure: number | undefined): string => (figure === undefined ? '' : String(figure))

export interface Told {
  readonly seed: number
  readonly days: number
  readonly from: Day
  readonly seconds: number
  /** Seconds of the processor, whatever else the machine does. */
  readonly cpu: number
}

/** Everything in tables; the same seed gives the same report but for the seconds. */
export const reportOf = async (year: Ended, told: Told): Promise<string> => {
  const { chronicle, tally, stage, outage, compared } = year
  const { acts, refusals, refusedActs } = tally
  const parts: readonly (readonly [string, string])[] = [
    ['Dossiers by stage', table(['stage', 'dossiers'], byStage(chronicle))],
    ['Windows', table(['end', 'windows'], windows(chronicle))],
    ['Reminders', table(['what', 'times'], reminders(chronicle))],
    ['Commission', table(['what', 'number'], await commission(year))],
    ['Messages', table(['what', 'number'], await messages(year))],
    ['Homes', table(['status', 'homes'], homes(chronicle))],
    ['What happened to dossiers', table(['fact', 'times'], happened(chronicle))],
    ['Acts accepted', table(['verb', 'times'], sorted(acts))],
    ['Acts refused, by code', table(['code', 'times'], sorted(refusals))],
    ['Acts refused, by verb', table(['verb and code', 'times'], sorted(refusedActs))],
    [
      'Indicators, told and counted again',
      table(
        ['indicator', 'told by the bot', 'counted from the facts'],
        compared.map(({ key, told: shown, counted }) => [key, shownIf(shown), counted]),
      ),
    ],
  ]
  const down = outage ? `; down for ${outage.days} days from ${outage.from}` : ''
  return [
    `# Simulation, seed ${told.seed}`,
    `${told.days} days from ${told.from} to ${dayOf(chronicle.now)}, ${chronicle.dossiers.length} dossiers, ` +
      `${stage.restarts} restarts${down}. ${total(acts)} acts accepted, ${total(refusals)} refused. ` +
      `Everything that must hold held on each day (${told.seconds.toFixed(0)} s, ${told.cpu.toFixed(0)} s of CPU).`,
    ...parts.map(([title, body]) => `## ${title}\n\n${body}`),
    '',
  ].join('\n\n')
}
