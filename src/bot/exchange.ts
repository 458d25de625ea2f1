/** One turn with one person: what they are shown, in answer to a message or to a press, in time or late. */
import type { InvokeResponse, TurnContext } from 'botbuilder'
import type { App } from '../actions/app'
import type { View } from '../actions/views'
import type { AdaptiveCard } from '../cards/card'
import type { Language, Person } from '../domain/people'
import type { Refresh } from '../jobs/refresh'
import { sentCard } from '../jobs/sent'
import type { Place } from '../jobs/teams'
import { Conflict } from '../store/store'
import type { Background } from './background'
import type { Caller, PressGiven } from './caller'
import type { Post } from './connector'
import { activityOf, cardOf, isCard, pressAnswer, sentenceCard } from './show'
import type { Shown, Turn } from './turn'

/** What a turn needs of the bot around it. */
export interface Around {
  readonly app: App
  readonly post: Post
  readonly refresh: Pick<Refresh, 'pressed' | 'mend'>
  readonly background: Background
}

export class Exchange implements Turn {
  readonly app: App
  /** The answer of a press, once there is one. */
  response?: InvokeResponse
  /** The press has been answered without us: its time is over. */
  late = false

  constructor(
    private readonly around: Around,
    readonly context: TurnContext,
    readonly caller: Caller,
    readonly person: Person,
    readonly language: Language,
    readonly press?: PressGiven,
    /** Nothing is remembered of somebody whom we do not know. */
    private readonly known = true,
  ) {
    this.app = around.app
  }

  async send(what: Shown, notice?: string): Promise<string | undefined> {
    const { conversation, serviceUrl, teamsId: reader } = this.caller
    const sent = await this.around.post({ conversation, serviceUrl }, this.activity(what, notice), {
      urgent: true,
    })
    if (!('activity' in sent)) {
      this.app.log.error('answer-not-sent', {
        person: this.person.id,
        why: 'failed' in sent ? sent.failed : 'uncertain',
      })
      return undefined
    }
    const place = {
      conversation,
      serviceUrl,
      activity: sent.activity,
      ...(this.caller.personal && { reader }),
    }
    if (this.known && typeof what !== 'string' && !isCard(what)) this.remember(place, what)
    return sent.activity
  }

  async answer(what: Shown, notice?: string): Promise<void> {
    // A message, or the press of an Action.Submit: Teams wants no answer in its place.
    if (!this.press || this.context.activity.type !== 'invoke') return void (await this.send(what, notice))
    if (this.response && !this.late) return void (await this.send(what, notice))
    if (this.late && (typeof what === 'string' || !this.pressed)) return void (await this.send(what, notice))
    const drawn = this.drawn(what, notice)
    // An automatic refresh is answered with a card only, and the message is left as it is, or Teams calls again for ever.
    if (!this.press.automatic && typeof what !== 'string')
      this.edit(what, notice === undefined && typeof drawn !== 'string' ? drawn : undefined)
    if (!this.late) this.response = pressAnswer(drawn)
    else if (notice !== undefined) await this.send(notice)
  }

  private drawn(what: Shown, notice?: string): AdaptiveCard | string {
    const card = cardOf(what, this.surroundings(notice))
    if (card) return card
    return this.press?.automatic ? sentenceCard(String(what)) : String(what)
  }

  /** Where the pressed card is; undefined when Teams did not tell. */
  get pressed(): Place | undefined {
    const activity = this.context.activity.replyToId
    if (!this.press || !activity) return undefined
    const { conversation, serviceUrl, teamsId } = this.caller
    return { conversation, serviceUrl, activity, ...(this.caller.personal && { reader: teamsId }) }
  }

  private activity(what: Shown, notice?: string) {
    const { channelId, conversation, from, recipient } = this.context.activity
    const addressed = { channelId, conversation, from: recipient, recipient: from }
    return { ...activityOf(what, this.surroundings(notice)), ...addressed }
  }

  private surroundings(notice?: string) {
    const reader = this.caller.personal ? this.caller.teamsId : undefined
    const { places } = this.app
    return {
      ...(places && { tab: (place: string) => places.tab(this.person, place) }),
      language: this.language,
      ...(notice !== undefined && { notice }),
      ...(reader !== undefined ? { reader } : { inGroup: true }),
    }
  }

  /** Teams shows the answer only until the message is drawn again: the message itself must change too. */
  private edit(what: Exclude<Shown, string>, drawn?: object): void {
    const place = this.pressed
    if (!place) return
    const person = { ...this.person, language: this.language }
    const content = isCard(what) ? { card: what } : { view: what, ...(drawn && { drawn }) }
    this.around.refresh.pressed(person, place, content)
  }

  private remember(place: Place, view: View): void {
    const doc = sentCard(this.person.id, place, view, this.app.clock.now())
    if (!doc) return
    const kept = this.app.store.commit([{ do: 'add', in: 'cards', doc }]).catch((error: unknown) => {
      if (!(error instanceof Conflict)) throw error
    })
    this.around.background.run('remember-card', kept)
  }
}
