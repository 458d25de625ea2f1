/** Hands papers out: a link is opened, its verb runs in its reader's name, and the view leaves as a file. */
import { act } from '../actions/act'
import type { App } from '../actions/app'
import { openLink } from '../actions/links'
import type { Language } from '../domain/people'
import { Refused, holds } from '../domain/refused'
import { papers as every } from './index'
import { type Make, type Paper, type Papers, mediaTypes } from './paper'
import type { CardName } from '../actions/views'

export type Handed =
  | (Paper & { readonly type: string })
  /** Why not, in the language of whoever asks (French when nobody knows). */
  | { readonly refused: Refused; readonly language: Language }

/** Makes the paper of a link's token. Throws a fault only; what a person may not or not now comes back as `refused`. */
export const makeDesk =
  (app: App, papers: Papers = every) =>
  async (token: string): Promise<Handed> => {
    let language: Language = 'fr'
    try {
      const { person: id, verb, payload, format } = openLink(app, token)
      const person = await app.store.get('people', id)
      holds(person, 'not-allowed')
      language = person.language
      const outcome = await act(app, person, verb, payload)
      if ('refused' in outcome) throw outcome.refused
      const { view } = outcome
      const make = view && (papers[view.card]?.[format] as Make<CardName> | undefined)
      const paper = make && (await make(view.data, { language, now: app.clock.now() }))
      holds(paper, 'not-found')
      return { ...paper, type: mediaTypes[format] }
    } catch (error) {
      if (error instanceof Refused) return { refused: error, language }
      throw error
    }
  }
