/** What the acts need of the world: handed in by main.ts, so that a test or the demo can hand in its own. */
import type { Day, Instant } from '../domain/calendar'
import type { Person } from '../domain/people'
import type { Rules } from '../domain/rules'
import type { Store } from '../store/store'
import type { Vault } from '../store/vault'

export interface Clock {
  /** The instant that the rules live by; moved in the demo. */
  now(): Instant
  /** Real time, for locks, time-outs and back-off. */
  real(): Instant
}

export interface Ids {
  /** A new id that nobody can guess. */
  unique(): string
  /** A code that a person can type: eight letters and digits without look-alikes. */
  invitation(): string
}

/** Logs carry ids and codes, never what a household told us. */
export interface Log {
  info(event: string, about?: Readonly<Record<string, string | number | boolean>>): void
  error(event: string, about?: Readonly<Record<string, string | number | boolean>>): void
}

export interface Settings {
  readonly rules: Rules
  /** Health fields: diagnosis of health, mental health, addictions. Off removes them all. */
  readonly health: boolean
  /** The demo: its clock may be moved from the chat, and messages do not wait for office hours. */
  readonly demo: boolean
  /** The bot's own address, without a slash at the end: `https://passerelle.example.org`. */
  readonly publicUrl: string
}

/** Addresses that lead from a card to the tab, and from the tab back to the chat. */
export interface Places {
  /** Opens the tab at a place of it, such as `dossiers/<id>`. */
  tab(person: Pick<Person, 'id'>, place: string): string
  /** Opens the chat with the bot, with words ready to be sent if told; undefined where there is none. */
  chat(person: Pick<Person, 'id'>, words?: string): string | undefined
}

export interface App {
  readonly store: Store
  readonly vault: Vault
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly settings: Settings
  /** The demo's clock, moved from the chat: gives back the day it is then. Absent outside the demo. */
  readonly demo?: { advance(days: number): Promise<Day> }
  /** Absent where the tab has no address. */
  readonly places?: Places
  /** Told after each commit: messages may be due, cards about these subjects out of date. Must not throw. */
  changed(subjects: readonly string[]): void
}
