/** Links to papers: a view as a file, behind an address that only its reader gets and that runs out. */
import { z } from 'zod'
import { type Instant, instantAfter } from '../domain/calendar'
import type { Person } from '../domain/people'
import { Refused, holds } from '../domain/refused'
import type { App } from './app'
import { type Press, verb } from './verb'
import { viewOf } from './views'

/** What a paper can be. */
export const formats = ['pdf', 'xlsx', 'ics', 'csv'] as const
export type Format = (typeof formats)[number]

/** Where the bot hands papers out (server.ts). */
export const PAPERS_PATH = '/papiers'

/** How long a link that somebody asked for holds: long enough to open it, too short to lie about. */
const ASKED_MINUTES = 15

const linkSchema = z.object({
  person: z.string(),
  verb: z.string(),
  payload: z.record(z.string(), z.union([z.string(), z.number()])),
  format: z.enum(formats),
  /** Real time after which it opens nothing. */
  until: z.string(),
})
export type Link = z.output<typeof linkSchema>

/**
 * An address under which a person gets the view of a verb as a file, until an instant of real time. The verb runs in
 * their name when it is opened: what they may not see then, they do not get.
 */
export const linkTo = (
  { vault, settings }: Pick<App, 'vault' | 'settings'>,
  { id: person }: Pick<Person, 'id'>,
  { verb, payload, format }: Press & { readonly format: Format },
  until: Instant,
): string => {
  const link: Link = { person, verb, payload, format, until }
  return `${settings.publicUrl}${PAPERS_PATH}/${vault.sealToken(link)}`
}

/** What a token of such an address stands for. Refused with `link-expired` when it ran out or was made up. */
export const openLink = ({ vault, clock }: Pick<App, 'vault' | 'clock'>, token: string): Link => {
  const link = linkSchema.safeParse(vault.openToken(token))
  holds(link.success && link.data.until >= clock.real(), 'link-expired')
  return link.data
}

export interface PaperView {
  /** Verb of the view that the paper shows. */
  readonly of: string
  readonly format: Format
  readonly url: string
  readonly until: Instant
  /** What asks for a new link when this one has run out. */
  readonly ids: Press['payload']
}

export const linkActs = [
  verb({
    verb: 'paper.link',
    /** Verb of the view, its format, and the ids that the verb takes. */
    payload: z.looseObject({
      of: z.string().regex(/^[a-z][\w-]*(\.[\w-]+)*\.show$/),
      format: z.enum(formats),
    }),
    // Whether they may see what it shows is asked when it is opened, as for any press.
    permission: 'see-help',
    run: ({ app, person }, { of, format, ...rest }) => {
      const ids = z.record(z.string(), z.union([z.string(), z.number()])).safeParse(rest)
      if (!ids.success) throw new Refused('payload', { field: '', problem: 'wrong' })
      const until = instantAfter(app.clock.real(), ASKED_MINUTES * 60_000)
      const { v: _, ...payload } = ids.data
      const url = linkTo(app, person, { verb: of, payload, format }, until)
      return Promise.resolve({
        view: viewOf('paper', { of, format, url, until, ids: payload }, undefined, false),
      })
    },
  }),
]
