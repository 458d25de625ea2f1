import type { ExitKind } from '../../domain/exit'

/** The card of the end of the support and of the exit. */
export const exit = {
  title: {
    exit: 'Sortie du dispositif',
    end: 'Fin de l’accompagnement',
    exited: 'Ménage sorti du dispositif',
    ended: 'Accompagnement terminé',
    read: 'Fin et sortie',
  },
  kind: 'Le ménage',
  kinds: {
    'own-lease': 'reste dans le logement avec son propre bail, sans accompagnement',
    'ordinary-stock': 'part dans un logement ordinaire',
    'moved-away': 'a quitté le territoire',
    'adhesion-withdrawn': 'retire son adhésion',
    death: 'décès',
    other: 'autre raison',
  } as Readonly<Record<ExitKind, string>>,
  intro: 'La sortie libère la place du ménage dans le dispositif ; les candidatures en cours sont closes.',
  endIntro:
    'L’accompagnement se termine et le ménage reste dans son logement : sa place est libérée, la commission peut réactiver la mesure.',
  noOwnLease: 'Pour « son propre bail », enregistrez d’abord que le bail glisse au nom du ménage.',
  on: 'Date',
  reason: 'Précision (obligatoire pour une autre raison)',
  record: 'Enregistrer la sortie',
  endOpen: 'Fin de l’accompagnement seule…',
  end: 'Enregistrer la fin',
  entered: 'Dans le logement depuis le',
  exited: 'Sortie',
  exitedOn: (kind: string, day: string) => `${kind}, le ${day}`,
  why: 'Motif',
}
