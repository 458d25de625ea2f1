import type { Text } from '../fr'
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

export const en: Text = { bot, common, dossier, facts, people, profile, refused, said, siao, words }
