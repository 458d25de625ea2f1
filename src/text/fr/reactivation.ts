/** A measure that no longer runs goes back to the commission. */
import type { Stopped } from '../../domain/reactivation'
import { hourOf } from '../format'

type Words<K extends string> = Readonly<Record<K, string>>

export const reactivation = {
  title: {
    interrupted: 'Mesure interrompue : à réexaminer',
    ended: 'Accompagnement terminé : à réexaminer ?',
    exited: 'Ménage sorti du dispositif : à réexaminer ?',
  } as Words<Stopped>,
  done: 'Le dossier est revenu à la commission',
  interrupted: (lastDay: string, on: string) =>
    `Aucun logement attribué au ${lastDay}, dernier jour du délai : la mesure est interrompue depuis le ${on}.`,
  answered: 'Réponses pendant le délai',
  times: (answer: string, n: number) => (n === 1 ? answer : `${answer} (${n} fois)`),
  unanswered: 'Aucune réponse n’a été donnée pendant le délai.',
  newWindow: 'Si la commission réactive la mesure, un nouveau délai s’ouvre quand elle est en place.',
  noWindow: 'Le ménage a déjà son logement : une mesure réactivée n’ouvre pas de délai.',
  question: 'À quelle séance le dossier est-il réexaminé ?',
  session: (day: string, time: string) => `Séance du ${day} à ${hourOf(time)}`,
  later: 'Plus tard : prêt pour une séance',
}
