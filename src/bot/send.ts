/** The jobs' way to Teams: a person is told something, or what they were told is edited; one try each. */
import type { Activity } from 'botbuilder'
import { z } from 'zod'
import type { Places } from '../actions/app'
import type { AdaptiveCard } from '../cards/card'
import type { Content, Place, Sent, Teams } from '../jobs/teams'
import type { Person } from '../domain/people'
import { textOf } from '../text'
import { formatDay } from '../text/format'
import type { Post } from './connector'
import { activityOf, refusal, spoken } from './show'
import type { Shown } from './turn'

/** With the time of one send, well within the lock of a message: waiting for longer, its sender would lose it to another. */
const PATIENCE_MS = 30_000

/** What is kept of a conversation to write to it again. */
export const referenceSchema = z.object({
  conversation: z.looseObject({ id: z.string() }),
  serviceUrl: z.string(),
  channelId: z.string(),
  /** The person, as Teams names them (`29:…`). */
  user: z.looseObject({ id: z.string() }),
  bot: z.looseObject({ id: z.string() }),
})
export type ConversationReference = z.infer<typeof referenceSchema>

const shown = (content: Content, { language }: Person): Shown => {
  if ('view' in content) return content.drawn ? (content.drawn as AdaptiveCard) : content.view
  if ('card' in content) return content.card as AdaptiveCard
  return 'refused' in content ? refusal(content.refused, language) : spoken(content.say, language)
}

/** Below what comes by itself: for whom, why, and how to have fewer. */
const footer = (content: Content, { language }: Person): readonly string[] => {
  if (!('view' in content) || !content.why) return []
  const { preferences: labels } = textOf(language)
  const { because, standsFor } = content.why
  const reason = because ? labels.because[because] : labels.becausePartner
  return [
    ...(standsFor ? [labels.insteadOf(standsFor.name, formatDay(standsFor.to, language))] : []),
    `${reason} ${labels.how}`,
  ]
}

const drawn = (
  content: Content,
  person: Person,
  reader: string | undefined,
  places: Places | undefined,
): Partial<Activity> =>
  activityOf(shown(content, person), {
    language: person.language,
    footer: footer(content, person),
    // A place is kept with its reader only in a chat of theirs alone.
    ...(reader ? { reader } : { inGroup: true }),
    ...(places && { tab: (place: string) => places.tab(person, place) }),
  })

/** `places`: where cards lead to, when the tab has an address. */
export const makeTeams = (post: Post, places?: Places): Teams => ({
  tell: async (person, raw, content): Promise<Sent> => {
    const { conversation, serviceUrl, channelId, user, bot } = referenceSchema.parse(raw)
    const addressed = { channelId, conversation, from: bot, recipient: user } as unknown as Partial<Activity>
    const activity = { ...drawn(content, person, user.id, places), ...addressed }
    const sent = await post({ conversation: conversation.id, serviceUrl }, activity, {
      patienceMs: PATIENCE_MS,
    })
    if (!('activity' in sent)) return sent
    return { place: { conversation: conversation.id, serviceUrl, activity: sent.activity, reader: user.id } }
  },
  edit: async (person, place: Place, content, overtaken): Promise<Sent> => {
    const activity = { ...drawn(content, person, place.reader, places), id: place.activity }
    const sent = await post(place, activity, overtaken && { overtaken })
    return 'activity' in sent ? { place } : sent
  },
})
