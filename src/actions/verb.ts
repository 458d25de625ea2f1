/** The shape of an act: a verb, what it is given, who may, and what it does. */
import type { z } from 'zod'
import type { Day, Instant } from '../domain/calendar'
import type { Person } from '../domain/people'
import type { Permission } from '../domain/permissions'
import type { Params } from '../domain/refused'
import type { App } from './app'
import type { Board } from './boards'
import type { View } from './views'

/**
 * Told how far long work is, in units of its own (facts read, rows made): `expect` adds to what is to be done, `did` to what
 * is. Both may throw when nobody waits for the outcome any more.
 */
export interface Steps {
  expect(units: number): void
  did(units: number): void
}

/** Who acts, where and when. */
export interface Ctx {
  readonly app: App
  readonly person: Person
  readonly now: Instant
  readonly today: Day
  /** Somebody follows how far it is. */
  readonly steps?: Steps
}

/** A sentence of text, `said`, by its code. */
export interface Saying {
  readonly code: string
  readonly params?: Params
}

/**
 * What the person gets: a card in place of the one they pressed (or as a new message), a sentence, or both; for the tab, a
 * list or figures that no card could hold.
 */
export interface Answer {
  readonly view?: View
  readonly say?: Saying
  readonly board?: Board
}

/** A verb with its payload, as a button carries it. Payloads hold ids and closed values only. */
export interface Press {
  readonly verb: string
  readonly payload: Readonly<Record<string, string | number>>
}

interface Shape<S extends z.ZodType> {
  readonly verb: string
  /** What the button and the inputs of its card send. */
  readonly payload: S
  readonly permission: Permission
  /** The verb that shows the card as it is now, for a button that came too late. */
  again?(payload: z.output<S>): Press
  run(ctx: Ctx, payload: z.output<S>): Promise<Answer>
}

/** An act whose payload has been parsed by its own schema before `again` and `run` see it. */
export type Act = Shape<z.ZodType>

/** Defines an act; only here to give `run` the type of its payload. */
export const verb = <S extends z.ZodType>(act: Shape<S>): Act => act as unknown as Act
