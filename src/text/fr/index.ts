/** French: the first language. One file a subject; the type of all is what every other language must fill. */
import { bot } from './bot'
import { common } from './common'
import { dossier } from './dossier'
import { facts } from './facts'
import { people } from './people'
import { profile } from './profile'
import { refused } from './refused'
import { said } from './said'
import { siao } from './siao'
import { words } from './words'

export const fr = { bot, common, dossier, facts, people, profile, refused, said, siao, words }

export type Text = typeof fr
