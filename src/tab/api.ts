/** The tab's one address for data: a verb and its payload in, a board or a view out, as the person may see it. */
import type { Request, Response } from 'restify'
import { z } from 'zod'
import { type Outcome, act } from '../actions/act'
import type { App } from '../actions/app'
import type { Language, Person } from '../domain/people'
import { type Refusal, Refused } from '../domain/refused'
import { BadRequest, answer, bodyOf } from '../http'
import { StoreUnavailable } from '../store/store'
import { textOf } from '../text'
import { KeysSilent, NotSignedIn, type SignIn, bearerOf } from './signIn'
import { tabVerbs } from './verbs'

/** Payloads hold ids and closed values. */
export const TAB_BODY_LIMIT = 8 * 1024

const askedSchema = z.object({
  verb: z.enum(tabVerbs),
  payload: z.record(z.string(), z.unknown()).default({}),
})
/** What the page gets instead of what it asked for: a code to act on, a sentence to show. */
export interface TabError {
  readonly code: string
  readonly sentence: string
}

/** Nobody by this id has joined Passerelle. */
class Unknown extends Error {
  override readonly name = 'Unknown'
}

/** English for those whose browser says so; the page sends the language that it speaks. */
export const languageOf = (request: Request): Language =>
  /^en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'fr'

/** The body of a request, as its schema reads it. Throws BadRequest. */
export const givenIn = async <T>(request: Request, schema: z.ZodType<T>): Promise<T> => {
  const body = await bodyOf(request, TAB_BODY_LIMIT)
  let given: unknown
  try {
    given = JSON.parse(body)
  } catch {
    throw new BadRequest(400, 'the body is not JSON')
  }
  const parsed = schema.safeParse(given)
  if (!parsed.success) throw new BadRequest(400, 'the body is not what this address reads')
  return parsed.data
}

const statuses: Partial<Record<Refusal, number>> = { 'not-allowed': 403, 'not-found': 404, payload: 400 }

/** Status and what to say for whatever went wrong; undefined for a fault that nobody foresaw. */
const errorOf = (
  error: unknown,
  language: Language,
): { readonly status: number; readonly error: TabError } | undefined => {
  const text = textOf(language)
  const say = (status: number, code: string, sentence: string) => ({ status, error: { code, sentence } })
  if (error instanceof NotSignedIn) return say(401, error.fault, text.tab.signIn[error.fault])
  if (error instanceof KeysSilent) return say(503, 'keys-silent', text.tab.keysSilent)
  if (error instanceof Unknown) return say(403, 'unknown-person', text.tab.unknownPerson)
  if (error instanceof BadRequest) return say(error.status, 'bad-request', text.tab.badRequest)
  if (error instanceof StoreUnavailable) return say(503, 'store-silent', text.tab.storeSilent)
  if (error instanceof Refused)
    return say(statuses[error.code] ?? 409, error.code, text.refused[error.code](error.params))
  return undefined
}

/** Answers a request of the tab with what `work` gives back, or with what went wrong. Never throws. */
export const respond = async (
  { app }: { readonly app: App },
  request: Request,
  response: Response,
  work: () => Promise<unknown>,
): Promise<void> => {
  // What is said of one person is kept by nobody on the way.
  const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
  try {
    answer(response, 200, await work(), headers)
  } catch (error) {
    const language = languageOf(request)
    const known = errorOf(error, language)
    if (known) return answer(response, known.status, { error: known.error }, headers)
    const reference = app.ids.unique().slice(0, 8)
    app.log.error('tab-fault', { reference, error: error instanceof Error ? error.name : 'unknown' })
    const sentence = textOf(language).bot.fault(reference)
    answer(response, 500, { error: { code: 'fault', sentence } satisfies TabError }, headers)
  }
}

export interface Api {
  readonly app: App
  readonly signIn: SignIn
}

const shownOf = (outcome: Outcome): unknown => {
  if ('refused' in outcome) throw outcome.refused
  return outcome.board ?? outcome.view
}

const personOf = async ({ app, signIn }: Api, request: Request): Promise<Person> => {
  const person = await app.store.get('people', await signIn(bearerOf(request.headers.authorization)))
  if (!person) throw new Unknown()
  return person
}

/** `POST /api/tab/act`. */
export const tabAct =
  (api: Api) =>
  async (request: Request, response: Response): Promise<void> =>
    respond(api, request, response, async () => {
      const { verb, payload } = await givenIn(request, askedSchema)
      const person = await personOf(api, request)
      return shownOf(await act(api.app, person, verb, payload))
    })
