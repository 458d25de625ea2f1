/** Sentences said beside a card, or instead of one. */
import type { Day } from '../../domain/calendar'
import type { Params } from '../../domain/refused'
import { formatDay } from '../format'

const sentences = {
  welcome: () => 'C’est fait : je vous connais maintenant.',
  'demo-day': ({ day }) =>
    `Nous sommes maintenant le ${formatDay(day as Day, 'fr', 'long')} (horloge de la démonstration).`,
  hello: () => 'Bonjour ! Tapez « aide » pour voir ce que vous pouvez faire ici.',
  saving: () => 'Enregistrement en cours : la carte se mettra à jour d’elle-même.',
} satisfies Record<string, (params: Params) => string>

/** Code of a sentence. */
export type SaidCode = keyof typeof sentences

export const said: Readonly<Record<SaidCode, (params: Params) => string>> = sentences
