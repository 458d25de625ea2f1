import type { Text } from '../fr'
import { common } from './common'
import { facts } from './facts'
import { profile } from './profile'
import { refused } from './refused'
import { siao } from './siao'
import { words } from './words'

export const en: Text = { common, facts, profile, refused, siao, words }
