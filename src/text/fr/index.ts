/** French: the first language. One file a subject; the type of all is what every other language must fill. */
import { bot } from './bot'
import { common } from './common'
import { decision } from './decision'
import { dossier } from './dossier'
import { facts } from './facts'
import { labels } from './labels'
import { people } from './people'
import { profile } from './profile'
import { refused } from './refused'
import { said } from './said'
import { session } from './session'
import { siao } from './siao'
import { vote } from './vote'
import { words } from './words'

export const fr = {
  bot,
  common,
  decision,
  dossier,
  facts,
  labels,
  people,
  profile,
  refused,
  said,
  session,
  siao,
  vote,
  words,
}

export type Text = typeof fr
