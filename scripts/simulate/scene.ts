/** What somebody of the simulation sees of a day, and how they press a button: through the one door, as in the chat. */
import { type Outcome, act } from '../../src/actions/act'
import type { App } from '../../src/actions/app'
import { render, summary } from '../../src/cards'
import { type Day, isWorkingDay } from '../../src/domain/calendar'
import type { Person } from '../../src/domain/people'
import { Refused } from '../../src/domain/refused'
import type { Stage as WorkflowStage } from '../../src/domain/workflow'
import type { Doc } from '../../src/store/store'
import { all } from '../../src/store/store'
import { namesSomebody } from './households'
import type { Random } from './random'
import type { Stage } from './stage'
import type { Tally } from './tally'
import type { Town } from './town'

export type Dossier = Doc<'dossiers'>

/** What is pressed on a dossier: `dossier` is added. */
type Payload = Readonly<Record<string, unknown>>

export class Scene {
  constructor(
    private readonly stage: Stage,
    readonly random: Random,
    readonly tally: Tally,
  ) {}

  get app(): App {
    return this.stage.app
  }

  get town(): Town {
    return this.stage.town
  }

  get today(): Day {
    return this.stage.today()
  }

  get working(): boolean {
    return isWorkingDay(this.today)
  }

  /** One who acts for an organisation in a role: the first mostly, others now and then. */
  oneOf(role: Parameters<Town['of']>[0], organisation?: string): Person {
    const people = this.town.of(role, organisation)
    const [first] = people
    return first && this.random.chance(0.7) ? first : this.random.pick(people)
  }

  dossiers(): Promise<readonly Dossier[]> {
    return all(this.app.store, 'dossiers', { index: 'id' })
  }

  async dossier(id: string): Promise<Dossier> {
    const found = await this.app.store.get('dossiers', id)
    if (!found) throw new Error(`dossier ${id} is gone`)
    return found
  }

  /** The person as the store has them now: rights and language are looked up at each turn. */
  private async whoIs({ id }: Person): Promise<Person> {
    const found = await this.app.store.get('people', id)
    if (!found) throw new Error(`person ${id} is gone`)
    return found
  }

  /** Somebody presses a button; undefined when it was refused. Anything but a refusal is a fault of the bot's. */
  async does(who: Person, verb: string, payload: Payload = {}): Promise<Outcome | undefined> {
    const person = await this.whoIs(who)
    this.stage.tick()
    try {
      const outcome = await act(this.app, person, verb, payload)
      this.draws(outcome, person, verb)
      if ('refused' in outcome) return this.refused(verb, outcome.refused)
      // A form that is to be mended is no act.
      if (outcome.say?.code === 'to-mend') {
        this.tally.refused(verb, 'to-mend')
        return undefined
      }
      this.tally.accepted(verb)
      return outcome
    } catch (error) {
      if (error instanceof Refused) return this.refused(verb, error)
      throw new Error(`${verb} ${JSON.stringify(payload)}: ${describe(error)}`, { cause: error })
    }
  }

  on(dossier: Dossier, who: Person, verb: string, payload: Payload = {}): Promise<Outcome | undefined> {
    return this.does(who, verb, { dossier: dossier.id, ...payload })
  }

  /** Somebody installs the app, or installs it again: from now on they can be written to. */
  installs(who: Person): Promise<void> {
    this.stage.tick()
    return this.stage.installed(who)
  }

  private refused(verb: string, { code }: Refused): undefined {
    this.tally.refused(verb, code)
    return undefined
  }

  /** The answer as the person sees it: a card must draw, and its preview must name nobody. */
  private draws({ view }: Outcome, { language }: Person, verb: string): void {
    if (!view) return
    const card = render(view, { language })
    if (namesSomebody(summary(card)))
      throw new Error(`${verb}: the preview of ${view.card} names a household`)
  }
}

const describe = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error)

/** What may happen to a dossier on a day. */
export interface Habit {
  readonly name: string
  readonly stages: readonly WorkflowStage[]
  /** Of a hundred working days on which it could happen, on how many it does. */
  readonly percent: number
  when?(dossier: Dossier, scene: Scene): boolean
  happens(dossier: Dossier, scene: Scene): Promise<unknown>
}

/** Goes through the habits of a dossier one by one; each sees what the one before left. */
export const live = async (dossier: Dossier, habits: readonly Habit[], scene: Scene): Promise<void> => {
  let now = dossier
  for (const { stages, percent, when, happens } of habits) {
    if (!stages.includes(now.stage) || (when && !when(now, scene)) || !scene.random.chance(percent / 100))
      continue
    await happens(now, scene)
    now = await scene.dossier(now.id)
  }
}
