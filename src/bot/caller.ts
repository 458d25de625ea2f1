/** An activity as it comes in: what must be in it, and who speaks. Parsed once, here. */
import type { Activity } from 'botbuilder'
import { z } from 'zod'
import { type Language, type PersonId, personId } from '../domain/people'
import { shownText } from '../domain/typed'

const id = z.string().min(1).max(2000)

/** What every activity of Teams has; the rest is left as it is. */
export const activitySchema = z.looseObject({
  type: z.string().min(1).max(100),
  channelId: z.literal('msteams'),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(2000),
  conversation: z.looseObject({ id }),
  from: z.looseObject({ id }),
  recipient: z.looseObject({}).nullish(),
  replyToId: z.string().nullish(),
  action: z.string().nullish(),
  locale: z.string().nullish(),
})

/** Why an activity is not one; undefined when it is. For the 400 that its sender gets. */
export const wrongIn = (body: unknown): string | undefined => {
  const parsed = activitySchema.safeParse(body)
  if (parsed.success) return undefined
  const [issue] = parsed.error.issues
  const where = issue?.path.join('.') ?? ''
  return where === '' ? 'the body is not an activity' : `activity.${where} is missing or wrong`
}

/** Who speaks, from where. */
export interface Caller {
  /** Of the conversation; empty when Teams did not tell. */
  readonly tenant: string
  /** Entra object id; empty when Teams did not tell. */
  readonly object: string
  readonly id: PersonId
  readonly name: string
  /** How Teams names the person to this bot: `29:…`. */
  readonly teamsId: string
  /** A chat of this person and the bot alone. */
  readonly personal: boolean
  /** Of Teams' own language, when it told. */
  readonly language?: Language
  readonly conversation: string
  readonly serviceUrl: string
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const tenantOf = ({ conversation, channelData }: Activity): string =>
  text(conversation.tenantId) || text((channelData as { tenant?: { id?: unknown } } | undefined)?.tenant?.id)

/** `en-GB` is English; any other locale is French. */
export const languageOf = (locale: unknown): Language | undefined => {
  if (typeof locale !== 'string' || locale === '') return undefined
  return /^en\b/i.test(locale) ? 'en' : 'fr'
}

export const callerOf = (activity: Activity): Caller => {
  const { from, conversation, serviceUrl } = activity
  const tenant = tenantOf(activity).toLowerCase()
  const object = text(from.aadObjectId).toLowerCase()
  const language = languageOf(activity.locale)
  const { conversationType, isGroup } = conversation
  return {
    tenant,
    object,
    id: personId(tenant, object),
    name: text(from.name).slice(0, 200),
    teamsId: from.id,
    personal: conversationType ? conversationType === 'personal' : !isGroup,
    ...(language && { language }),
    conversation: conversation.id,
    serviceUrl,
  }
}

const mentionSchema = z.object({
  type: z.literal('mention'),
  text: z.string(),
  mentioned: z.object({ id: z.string() }),
})

/** The text as typed, without the mention of the bot that a channel needs. */
export const textOfMessage = ({ text: typed, entities, recipient }: Activity): string => {
  const mentions = (Array.isArray(entities) ? entities : []).flatMap((entity: unknown) => {
    const parsed = mentionSchema.safeParse(entity)
    return parsed.success && parsed.data.mentioned.id === recipient?.id ? [parsed.data.text] : []
  })
  return shownText(mentions.reduce((left, mention) => left.replace(mention, ' '), text(typed))).trim()
}

const record = z.record(z.string(), z.unknown())

const pressSchema = z.looseObject({
  action: z.looseObject({ verb: z.string().max(100), data: record.optional() }),
  trigger: z.string().optional(),
})

export interface PressGiven {
  readonly verb: string
  readonly payload: Readonly<Record<string, unknown>>
  /** Teams asked by itself, because the card came into view: nobody pressed. */
  readonly automatic: boolean
}

/** The press of an `Action.Execute`; undefined when it is not one. */
export const pressOf = (value: unknown): PressGiven | undefined => {
  const parsed = pressSchema.safeParse(value)
  if (!parsed.success) return undefined
  const { action, trigger } = parsed.data
  return { verb: action.verb, payload: action.data ?? {}, automatic: trigger === 'automatic' }
}

/** The press of an `Action.Submit`: a message whose value carries the verb beside the inputs. */
export const submitOf = (value: unknown): PressGiven | undefined => {
  const parsed = record.safeParse(value)
  if (!parsed.success || typeof parsed.data.verb !== 'string') return undefined
  const { verb, ...payload } = parsed.data
  return { verb: String(verb), payload, automatic: false }
}
