/** What every part of the page needs: sentences, a way to ask, a way out. Given once, at the top. */
import { createContext, useContext } from 'react'
import type { Language } from '../../domain/people'
import type { Ask } from './api'
import type { text } from './texts/fr'

export type Text = typeof text

export interface Around {
  readonly text: Text
  readonly language: Language
  readonly ask: Ask
  /** Address of the chat with the bot, where there is one. */
  readonly chat?: string
  /** Opens an address outside of the tab. */
  open(address: string): void
}

const Surroundings = createContext<Around | undefined>(undefined)

export const Provided = Surroundings.Provider

export const useAround = (): Around => {
  const around = useContext(Surroundings)
  if (!around) throw new Error('nothing was provided around this part')
  return around
}

export const loadText = async (language: Language): Promise<Text> =>
  (language === 'fr' ? await import('./texts/fr') : await import('./texts/en')).text
