/** What a named person is to do by a day: *household told*, and the actions of the minutes. */
import type { DecisionOutcome } from '../../domain/dossier'
import type { Closing, Task, TaskKind } from '../../domain/task'

type Words<K extends string> = Readonly<Record<K, string>>

export const task = {
  title: {
    'tell-household': 'Annoncer la décision au ménage',
    action: 'Action décidée en séance',
  } as Words<TaskKind>,
  closedTitle: {
    'tell-household': { open: '', done: 'Décision annoncée au ménage', dropped: 'Annonce sans objet' },
    action: { open: '', done: 'Action menée', dropped: 'Action abandonnée' },
  } as Readonly<Record<TaskKind, Words<Task['state']>>>,
  kicker: (session: string) => `Commission du ${session}`,
  decision: {
    integrate: (day: string) => `La commission a décidé le ${day} d’intégrer le ménage au dispositif.`,
    refuse: (day: string) => `La commission a décidé le ${day} de ne pas intégrer le ménage.`,
    adjourn: (day: string) => `La commission a ajourné sa décision le ${day}.`,
  } as Readonly<Record<DecisionOutcome, (day: string) => string>>,
  explain: 'Une décision s’annonce de vive voix : dites ici quel jour le ménage l’a apprise.',
  erased: '(texte effacé)',
  mine: (day: string) => `À faire par vous, pour le ${day}`,
  theirs: (person: string, day: string) => `Confié à ${person}, pour le ${day}`,
  setBy: (person: string, day: string) => `Demandé par ${person} le ${day}`,
  closedBy: (person: string, day: string) => `Le ${day}, noté par ${person}`,
  on: { 'tell-household': 'Annoncée le', action: 'Fait le' } as Words<TaskKind>,
  close: {
    'tell-household': { done: 'Le ménage est informé', dropped: 'Sans objet' },
    action: { done: 'C’est fait', dropped: 'Abandonner' },
  } as Readonly<Record<TaskKind, Words<Closing>>>,
}
