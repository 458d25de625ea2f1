/** The household without its identity, as short labelled lines: composition, need, difficulties. */
import type { Profile } from '../domain/dossier'
import type { Text } from '../text'

export interface Row {
  readonly label: string
  readonly value: string
}

/** Rows of a card's list; each is drawn as a bold label and its value. */
export const profileRows = (profile: Profile, text: Text): readonly Row[] => {
  const { words, profile: labels } = text
  const children = profile.children.map(band => words.band[band]).join(', ')
  return [
    { label: labels.origin, value: words.origin[profile.origin] },
    {
      label: labels.household,
      value: [words.typology[profile.typology], labels.adults(profile.adults)].join(' · '),
    },
    ...(children ? [{ label: labels.children(profile.children.length), value: children }] : []),
    { label: labels.need, value: `${profile.size} · ${words.territory[profile.territory]}` },
    {
      label: labels.difficulties,
      value: profile.difficulties.map(item => words.difficulty[item]).join(', '),
    },
    ...(profile.eviction === 'none'
      ? []
      : [{ label: labels.eviction, value: words.eviction[profile.eviction] }]),
    ...(profile.dalo ? [{ label: 'DALO', value: text.common.yes }] : []),
  ].filter(({ value }) => value !== '')
}

export { profileLine } from '../text/profile'
