/** What has happened up to the end of a day, as the store, Teams and the log tell it: what invariants look at. */
import { type Day, type Instant, dayOf } from '../../src/domain/calendar'
import type { Rules } from '../../src/domain/rules'
import { jobs } from '../../src/jobs'
import type { CollectionName, Doc } from '../../src/store/store'
import { all, each } from '../../src/store/store'
import type { Stage } from './stage'
import type { Tried } from './teams'

export type Fact = Doc<'facts'>

export interface Chronicle {
  readonly day: Day
  readonly rules: Rules
  readonly dossiers: readonly Doc<'dossiers'>[]
  readonly rounds: readonly Doc<'rounds'>[]
  readonly dwellings: readonly Doc<'dwellings'>[]
  readonly places: readonly string[]
  /** Every fact there is, by subject, in the order recorded. */
  readonly facts: ReadonlyMap<string, readonly Fact[]>
  /** Each closed round as it stood when it was first seen closed, without what is recorded after. */
  readonly closed: ReadonlyMap<string, string>
  /** Messages that still wait, at the last hour of the day, and that hour. */
  readonly waiting: readonly Doc<'messages'>[]
  readonly now: Instant
  /** Every try of every message, the oldest first; those of this day begin at `fresh`. */
  readonly tried: readonly Tried[]
  readonly fresh: number
  /** Lines logged since the day before. */
  readonly logged: readonly string[]
  readonly faults: readonly string[]
  /** Codes of dossiers that were due by this day and still were when the night's job had gone through. */
  readonly leftDue: readonly string[]
  /** Jobs of the day that did not go through. */
  readonly undone: readonly string[]
}

/** A round but for what the secretariat records after it was closed. */
export const withoutDecision = ({ v: _, decided: __, decision: ___, ...round }: Doc<'rounds'>): string =>
  JSON.stringify(round)

/** Reads the store day by day; facts are read once. */
export class Chronicler {
  private readonly facts = new Map<string, Fact[]>()
  private readonly closed = new Map<string, string>()
  private newest: Instant = ''
  private tried = 0
  private lines = 0
  private leftDue: readonly string[] = []

  constructor(private readonly stage: Stage) {}

  private async readFacts(): Promise<void> {
    const { store } = this.stage.app
    for await (const fact of each(store, 'facts', { index: 'recorded', from: this.newest })) {
      const told = this.facts.get(fact.subject) ?? []
      this.facts.set(fact.subject, told)
      if (!told.some(({ id }) => id === fact.id)) told.push(fact)
      if (fact.at > this.newest) this.newest = fact.at
    }
  }

  private async undone(day: Day): Promise<readonly string[]> {
    const claims = await this.stage.app.store.getMany(
      'claims',
      jobs.map(({ name }) => `${name}.${day}`),
    )
    const done = new Set(claims.filter(claim => claim.done).map(({ id }) => id))
    return jobs.map(({ name }) => name).filter(name => !done.has(`${name}.${day}`))
  }

  /** The whole of a collection that stays small. */
  private whole<C extends CollectionName>(collection: C): Promise<readonly Doc<C>[]> {
    return all(this.stage.app.store, collection, { index: 'id' })
  }

  /** After the night's job: what it left. What people type in the day may be due by the next night. */
  async afterNight(): Promise<void> {
    const to = this.stage.today()
    const { docs } = await this.stage.app.store.find('dossiers', { index: 'due', to, limit: 10 })
    this.leftDue = docs.map(({ code }) => code)
  }

  async look(): Promise<Chronicle> {
    const { app, teams, logged, faults } = this.stage
    const now = app.clock.now()
    const day = dayOf(now)
    await this.readFacts()
    const rounds = await this.whole('rounds')
    for (const round of rounds)
      if (round.state === 'closed' && !this.closed.has(round.id))
        this.closed.set(round.id, withoutDecision(round))
    const seen: Chronicle = {
      ...{ day, now, rounds, faults, tried: teams.tried, fresh: this.tried },
      rules: app.settings.rules,
      dossiers: await this.whole('dossiers'),
      dwellings: await this.whole('dwellings'),
      places: (await app.store.get('programme', 'programme'))?.places ?? [],
      facts: this.facts,
      closed: new Map(this.closed),
      waiting: await all(app.store, 'messages', { index: 'due', equals: [1] }),
      logged: logged.slice(this.lines),
      undone: await this.undone(day),
      leftDue: this.leftDue,
    }
    this.tried = teams.tried.length
    this.lines = logged.length
    return seen
  }
}
