/** The tab, as one person has it: who they are here, and which of its pages are theirs. */
import { z } from 'zod'
import type { Day } from '../domain/calendar'
import type { Language, Role } from '../domain/people'
import { type Permission, may } from '../domain/permissions'
import { boardOf } from './boards'
import { organisationNames } from './facts'
import { verb } from './verb'

/** Pages of the tab, in their order, each with what one must be able to do to have it: one of these. */
const pages = {
  home: ['list-own-dossiers', 'see-indicators'],
  windows: ['list-own-dossiers'],
  dossiers: ['list-own-dossiers'],
  sessions: ['see-session'],
  homes: ['see-dwellings'],
} as const satisfies Record<string, readonly Permission[]>
export type PageName = keyof typeof pages

export interface MeBoard {
  readonly name: string
  readonly language: Language
  readonly posts: readonly { readonly role: Role; readonly organisation: string }[]
  readonly today: Day
  readonly pages: readonly PageName[]
  /** They see dossiers, and figures: what the first page is made of. */
  readonly dossiers: boolean
  readonly figures: boolean
  readonly reports: boolean
  /** Address of the chat with the bot, where there is one. */
  readonly chat?: string
}

export const boardMeActs = [
  verb({
    verb: 'board.me.show',
    payload: z.object({}),
    permission: 'see-help',
    run: async ctx => {
      const { person, today, app } = ctx
      const names = await organisationNames(ctx)
      const chat = app.places?.chat(person)
      return {
        board: boardOf('me', {
          name: person.name,
          language: person.language,
          posts: person.posts.map(({ role, organisation }) => ({
            role,
            organisation: names.get(organisation) ?? '',
          })),
          today,
          pages: (Object.keys(pages) as PageName[]).filter(page =>
            pages[page].some(each => may(person, each)),
          ),
          dossiers: may(person, 'list-own-dossiers'),
          figures: may(person, 'see-indicators'),
          reports: may(person, 'see-reports'),
          ...(chat !== undefined && { chat }),
        }),
      }
    },
  }),
]
