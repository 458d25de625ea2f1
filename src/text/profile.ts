/** The household without its identity, in words. */
import type { Profile } from '../domain/dossier'
import type { Text } from '.'

/** The household in one line: `Couple avec enfants · 3 enfants · T5 · Dijon Métropole`. */
export const profileLine = (profile: Profile, { words, profile: labels }: Text): string =>
  [
    words.typology[profile.typology],
    profile.children.length > 0 ? labels.children(profile.children.length) : '',
    profile.size,
    words.territory[profile.territory],
  ]
    .filter(Boolean)
    .join(' · ')
