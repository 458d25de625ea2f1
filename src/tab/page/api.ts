/** Asks the server: one address, a verb and its payload, the data as this person may see it. */
import type { Boards } from '../../actions/boards'
import type { Views } from '../../actions/views'
import type { Language, PersonId, Role } from '../../domain/people'
import type { PaperProgress } from '../../papers/makings'
import type { TabError } from '../api'
import type { TabVerb } from '../verbs'

/** What each verb brings. */
export interface Answers {
  'board.me.show': Boards['me']
  'board.home.show': Boards['home']
  'board.windows.show': Boards['windows']
  'board.dossiers.show': Boards['dossiers']
  'board.sessions.show': Boards['sessions']
  'agenda.show': Views['agenda']
  'dwellings.show': Views['dwellings']
  'indicators.show': Views['indicators']
  'matters.show': Views['matters']
  'dossier.show': Views['dossier']
  'dossier.history': Views['dossier']
  'series.show': Views['series']
  'reports.show': Views['reports']
  'paper.link': Views['paper']
}
// A verb that the server allows and that is not here does not compile.
export type Verb = keyof Answers & TabVerb

/** What was asked for did not come; `sentence` is for the person, absent when the server could not be reached at all. */
export class Failed extends Error {
  override readonly name = 'Failed'
  constructor(
    readonly code: string,
    readonly sentence?: string,
  ) {
    super(code)
  }
}

export type Payload = Readonly<Record<string, string | number | boolean>>
export type Ask = <V extends Verb>(verb: V, payload?: Payload) => Promise<Answers[V]>

const LIMIT_MS = 15_000

/** One request; throws Failed. */
const request = async (path: string, init: RequestInit): Promise<unknown> => {
  let response: Response
  try {
    const limit = AbortSignal.timeout(LIMIT_MS)
    response = await fetch(path, {
      ...init,
      signal: init.signal ? AbortSignal.any([init.signal, limit]) : limit,
    })
  } catch {
    throw new Failed('unreachable')
  }
  // Something between the page and the server may answer in its place, in HTML.
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok && body !== undefined) return body
  const { error } = (body ?? {}) as { error?: TabError }
  throw new Failed(error?.code ?? 'unreachable', error?.sentence)
}

const json = (language: Language): Record<string, string> => ({
  'content-type': 'application/json',
  'accept-language': language,
})

/** How far the file behind a link is; asking starts making it. Answers when it is ready, or after the server's patience. */
export const paperProgress = async (
  link: string,
  language: Language,
  signal: AbortSignal,
): Promise<PaperProgress> =>
  // The link names the public address of this same server.
  (await request(`${new URL(link).pathname}/progres`, {
    headers: json(language),
    signal,
  })) as PaperProgress

/** Older than this, what was asked ahead is asked for again. */
const FRESH_MS = 5000

export interface Asker {
  readonly ask: Ask
  /** Asks before anybody waits for it: whoever asks for the same next gets this answer. */
  ahead(...verbs: readonly Verb[]): void
}

/** Asks in the name of whom the token says; asks for a new one once when the server did not believe it. */
export const makeAsker = (language: Language, token: () => Promise<string>): Asker => {
  const early = new Map<Verb, { readonly answer: Promise<unknown>; readonly at: number }>()
  const send = async <V extends Verb>(verb: V, payload: Payload): Promise<Answers[V]> => {
    const init = {
      method: 'POST',
      headers: { ...json(language), authorization: `Bearer ${await token()}` },
      body: JSON.stringify({ verb, payload }),
    }
    // The server and this page are built together: what it answers to a verb is what `Answers` says.
    const { data } = (await request('/api/tab/act', init)) as { data: Answers[V] }
    return data
  }
  const fresh = <V extends Verb>(verb: V, payload: Payload): Promise<Answers[V]> =>
    send(verb, payload).catch((error: unknown) => {
      if (error instanceof Failed && error.code === 'expired') return send(verb, payload)
      throw error
    })
  const taken = <V extends Verb>(verb: V): Promise<Answers[V]> | undefined => {
    const known = early.get(verb)
    early.delete(verb)
    if (!known || performance.now() - known.at > FRESH_MS) return undefined
    // Under this verb `ahead` keeps its own answer and no other.
    return known.answer as Promise<Answers[V]>
  }
  return {
    ask: (verb, payload = {}) =>
      (Object.keys(payload).length === 0 ? taken(verb) : undefined) ?? fresh(verb, payload),
    ahead: (...verbs) => {
      for (const verb of verbs) {
        const answer = fresh(verb, {})
        // Whoever takes it hears of what went wrong; nobody may.
        answer.catch(() => undefined)
        early.set(verb, { answer, at: performance.now() })
      }
    },
  }
}

export interface SamplePerson {
  readonly id: PersonId
  readonly name: string
  readonly roles: readonly Role[]
}

/** The people of the demo, to choose from. */
export const samplePeople = async (language: Language): Promise<readonly SamplePerson[]> =>
  (await request('/api/tab/people', { headers: json(language) })) as readonly SamplePerson[]

/** The demo believes whoever one says to be. */
export const demoToken = async (language: Language, person: PersonId): Promise<string> => {
  const init = { method: 'POST', headers: json(language), body: JSON.stringify({ person }) }
  const { token } = (await request('/api/tab/sign-in', init)) as { token: string }
  return token
}
