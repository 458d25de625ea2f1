/** The tab's data as people ask for it over HTTP, with tokens like those of Entra. */
import { TENANT, personBy } from '../../scripts/demo/partners'
import type { EntraTokenOptions } from '../support/keys'
import type { HttpBot } from '../support/http'

export interface TabReply {
  readonly status: number
  readonly body: {
    readonly data?: unknown
    readonly error?: { readonly code: string; readonly sentence: string }
  }
}

/** A good token of a sample person, with whatever is to be wrong with it. */
export const tokenOf = (bot: HttpBot, who: string, more: Partial<EntraTokenOptions> = {}): string => {
  const { tenant, object } = personBy(who)
  return bot.keys.entraToken({ tenant, object, ...more })
}

/** Posts anything to the tab's address with this token (`null`: none). */
export const post = async (
  bot: Pick<HttpBot, 'url'>,
  token: string | null,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<TabReply> => {
  const response = await fetch(`${bot.url}/api/tab/act`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as TabReply['body'] }
}

/** What somebody is shown for a verb. Throws when it is refused. */
export const seen = async <T>(bot: HttpBot, who: string, verb: string, payload: object = {}): Promise<T> => {
  const { status, body } = await post(bot, tokenOf(bot, who), { verb, payload })
  if (status !== 200) throw new Error(`${who} ${verb}: ${status} ${body.error?.code}`)
  return body.data as T
}

export const STRANGER = { tenant: TENANT, object: '00000000-0000-4000-8000-0000000005ee' }
