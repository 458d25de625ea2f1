/** What an activity tells about its person beside what they say: where to write to them, their language, that they can be reached. */
import type { Activity } from 'botbuilder'
import type { App } from '../actions/app'
import type { Language, PersonId, Reach } from '../domain/people'
import { Conflict, type Doc } from '../store/store'
import type { Caller } from './caller'
import type { ConversationReference } from './send'

/** People whose reference this process has seen; the least recently added leaves first. */
const REMEMBERED = 5000

const referenceOf = ({
  conversation,
  serviceUrl,
  channelId,
  from,
  recipient,
}: Activity): ConversationReference => {
  const { id, tenantId, conversationType } = conversation
  return {
    conversation: { id, ...(tenantId && { tenantId }), ...(conversationType && { conversationType }) },
    serviceUrl,
    channelId,
    user: { id: from.id, ...(from.aadObjectId && { aadObjectId: from.aadObjectId }) },
    bot: { id: recipient?.id ?? '' },
  }
}

/** Keeps references and people up to date; writes only what changed. */
export class Presence {
  private readonly seen = new Map<PersonId, string>()

  constructor(
    private readonly app: App,
    /** A person can be written to again: what could not reach them may go out. */
    private readonly reachable: (person: PersonId) => Promise<void>,
  ) {}

  /** Keeps the reference of a personal chat. Costs a comparison of texts when nothing changed. */
  async remember(caller: Caller, activity: Activity): Promise<void> {
    if (!caller.personal) return
    const look = `${caller.conversation} ${caller.serviceUrl} ${caller.teamsId} ${activity.recipient?.id}`
    if (this.seen.get(caller.id) === look) return
    const known = await this.app.store.get('references', caller.id)
    const reference = referenceOf(activity)
    if (!known || JSON.stringify(known.reference) !== JSON.stringify(reference)) {
      const doc = { id: caller.id, reference, at: this.app.clock.now() }
      await this.write(
        known
          ? { do: 'put', in: 'references', doc: { ...doc, v: known.v } }
          : { do: 'add', in: 'references', doc },
      )
      await this.reachable(caller.id)
    }
    this.note(caller.id, look)
  }

  /** Keeps the language that a person's Teams is in, and that they were heard. */
  async heard(person: Doc<'people'>, language: Language, personal: boolean): Promise<void> {
    const back = personal && (person.reach === 'blocked' || person.reach === 'unreachable')
    if (person.language === language && !back) return
    await this.write({
      do: 'put',
      in: 'people',
      doc: { ...person, language, ...(back && { reach: 'reached' as Reach }) },
    })
    if (back) await this.reachable(person.id)
  }

  /** The person removed the bot: nothing can be sent until they come back. */
  async left(person: Doc<'people'>): Promise<void> {
    this.seen.delete(person.id)
    if (person.reach !== 'blocked')
      await this.write({ do: 'put', in: 'people', doc: { ...person, reach: 'blocked' } })
  }

  private note(person: PersonId, look: string): void {
    this.seen.delete(person)
    this.seen.set(person, look)
    const [oldest] = this.seen.keys()
    if (this.seen.size > REMEMBERED && oldest !== undefined) this.seen.delete(oldest)
  }

  /** Another process wrote first: what it knows is as new. */
  private async write(change: Parameters<App['store']['commit']>[0][number]): Promise<void> {
    try {
      await this.app.store.commit([change])
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
    }
  }
}
