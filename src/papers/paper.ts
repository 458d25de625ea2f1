/** What a paper is: another rendering of a view, as a file. */
import type { Format } from '../actions/links'
import type { CardName, Views } from '../actions/views'
import type { Instant } from '../domain/calendar'
import type { Language } from '../domain/people'

export interface Paper {
  /** Name of the file, without anything that identifies a household: `convocation-2026-03-12.ics`. */
  readonly name: string
  readonly body: Buffer
}

/** In what a paper is made: its reader's language, and when. */
export interface Making {
  readonly language: Language
  readonly now: Instant
}

/** Makes one format of a view; undefined when the view as it is now has no such paper. */
export type Make<N extends CardName> = (view: Views[N], making: Making) => Promise<Paper | undefined>

export type Papers = { readonly [N in CardName]?: Readonly<Partial<Record<Format, Make<N>>>> }

/** Media types, as browsers and calendars want them. */
export const mediaTypes: Readonly<Record<Format, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ics: 'text/calendar; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
}
