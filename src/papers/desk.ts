/** Hands papers out: a link is opened, its verb runs in its reader's name, and the view leaves as a file. */
import { act } from '../actions/act'
import type { App } from '../actions/app'
import { type Link, openLink } from '../actions/links'
import type { CardName } from '../actions/views'
import { nameOf, placeOf } from '../bot/background'
import type { Language, Person } from '../domain/people'
import { Refused, holds } from '../domain/refused'
import type { Doc } from '../store/store'
import { papers as every } from './index'
import { type Far, Forgotten, type MakingSteps, type State, openMakings } from './makings'
import { type Make, type Paper, type Papers, mediaTypes } from './paper'
import type { Workshop } from './workshop'

export type File = Paper & { readonly type: string }

/** What somebody who follows a link is told, in their language (French when nobody knows it). */
export type Handed = { readonly language: Language } & (
  | { readonly file: File }
  /** Not made yet: how far it is. */
  | { readonly far: Far }
  | { readonly refused: Refused }
  /** A fault, or a store that does not answer; nothing of the file is left. */
  | { readonly failed: unknown }
)

export interface Desk {
  /** The file of a link's token, or how far it is. A file that is taken is not kept; one that is only asked about stays. */
  open(token: string, how: 'take' | 'ask'): Promise<Handed>
}

export interface DeskOptions {
  /** Other papers than the bot's own; they are made in the bot's own thread. */
  readonly papers?: Papers
  /** Where PDF and spreadsheets are made; absent: in the bot's own thread. */
  readonly workshop?: Workshop
  /** How long a request waits for a file before it says how far it is; two seconds unless told. */
  readonly patienceMs?: number
}

type Result = { readonly file: File } | { readonly refused: Refused }

/** One making for a person as they are now: another link of theirs to the same shares it, a change of their role does not. */
const keyOf = ({ id, v }: Doc<'people'>, { verb, payload, format }: Link): string =>
  JSON.stringify([id, v, verb, payload, format])

const fault = ({ log }: App, error: unknown): void =>
  log.error('paper', { error: nameOf(error), at: placeOf(error) })

const make = async (
  { app, papers = every, workshop }: DeskOptions & { readonly app: App },
  person: Person,
  { verb, payload, format }: Link,
  steps: MakingSteps,
): Promise<Result> => {
  try {
    const outcome = await act(app, person, verb, payload, steps)
    if ('refused' in outcome) throw outcome.refused
    const { view } = outcome
    holds(view, 'not-found')
    steps.writes()
    const making = { language: person.language, now: app.clock.now() }
    const here = papers[view.card]?.[format] as Make<CardName> | undefined
    const away = workshop && papers === every && format !== 'ics'
    const paper = await (away && here
      ? workshop.make(view.card, format, view.data, making)
      : here?.(view.data, making))
    holds(paper, 'not-found')
    return { file: { ...paper, type: mediaTypes[format] } }
  } catch (error) {
    if (error instanceof Refused) return { refused: error }
    if (!(error instanceof Forgotten)) fault(app, error)
    throw error
  }
}

const told = (state: State<Result>, language: Language): Handed => {
  if (state.is === 'making') return { language, far: state.far }
  return state.is === 'made' ? { language, ...state.made } : { language, failed: state.error }
}

/** Never throws: what went wrong is `failed`, what a person may not or not now is `refused`. */
export const makeDesk = (app: App, options: DeskOptions = {}): Desk => {
  const { patienceMs } = options
  const makings = openMakings<Result>({
    size: made => ('file' in made ? made.file.body.length : 0),
    ...(patienceMs !== undefined && { patienceMs }),
  })
  const open: Desk['open'] = async (token, how) => {
    let language: Language = 'fr'
    try {
      const link = openLink(app, token)
      const person = await app.store.get('people', link.person)
      holds(person, 'not-allowed')
      language = person.language
      const key = keyOf(person, link)
      const state = await makings.ask(key, steps => make({ ...options, app }, person, link, steps))
      const handed = told(state, language)
      // Of a refusal nothing is kept either: what was missing may be there at the next try.
      if (how === 'take' || 'refused' in handed) makings.drop(key)
      return handed
    } catch (error) {
      if (error instanceof Refused) return { language, refused: error }
      fault(app, error)
      return { language, failed: error }
    }
  }
  return { open }
}
