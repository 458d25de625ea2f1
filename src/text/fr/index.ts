/** French: the first language. One file a subject; the type of all is what every other language must fill. */
import { common } from './common'
import { facts } from './facts'
import { profile } from './profile'
import { refused } from './refused'
import { siao } from './siao'
import { words } from './words'

export const fr = { common, facts, profile, refused, siao, words }

export type Text = typeof fr
