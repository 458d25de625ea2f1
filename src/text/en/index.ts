import type { Text } from '../fr'
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

export const en: Text = {
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
