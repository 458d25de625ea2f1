/** The story that a newcomer can play, and what each person of it can try. */
import { organisations, people } from './partners'

type Sample = (typeof people)[number]

interface Part {
  /** What this person is in the scheme. */
  readonly role: string
  readonly can: string
  /** What they can type, the most useful first. */
  readonly say: readonly string[]
}

const member = (can: string): Part => ({
  role: 'Membre de la commission',
  can,
  say: ['à faire', 'mes dossiers'],
})
const provider = (can: string): Part => ({
  role: 'Prestataire',
  can,
  say: ['à faire', 'mes dossiers'],
})
const landlord: Part = {
  role: 'Bailleur',
  can: 'Repère un ménage déjà logé, vote, enregistre une attribution.',
  say: ['orienter', 'à faire', 'mes dossiers'],
}

const parts: Readonly<Record<string, Part>> = {
  referrer: {
    role: 'Travailleuse sociale',
    can: 'Oriente un ménage, question par question ou par formulaire, et suit ses demandes.',
    say: ['orienter', 'formulaire', 'mes dossiers'],
  },
  siao: {
    role: 'SIAO',
    can: 'Valide ou renvoie le diagnostic, puis décide de l’orientation.',
    say: ['à faire', 'mes dossiers'],
  },
  secretariat: {
    role: 'Secrétariat de la commission',
    can: 'Prépare la séance, clôt le tour de vote, enregistre la décision, invite des personnes.',
    say: ['séance', 'à faire', 'inviter', 'envois'],
  },
  member: member('Vote pour le Département, et peut changer sa voix jusqu’à la clôture.'),
  member2: member('Vote pour la Métropole : une voix par organisme.'),
  provider: provider('Accepte une saisine, répond aux rappels du délai, envoie un passeport.'),
  ddets: {
    role: 'État (DDETS)',
    can: 'Confirme les deux labellisations, avec leur date et leur référence.',
    say: ['à faire', 'mes dossiers'],
  },
  landlord,
  landlord2: landlord,
  chair: {
    role: 'Présidence',
    can: 'Préside la commission ; sa voix départage.',
    say: ['à faire', 'séance'],
  },
  provider2: provider('L’autre prestataire : est saisi quand le premier décline.'),
  colleague: provider('Collègue du prestataire : reçoit le rappel resté sans réponse.'),
}

export const partOf = ({ key }: Sample): Part => parts[key] ?? member('Vote pour son organisme.')

export const organisationOf = ({ posts }: Sample): string =>
  organisations.find(({ id }) => id === posts[0]?.organisation)?.name ?? ''

export const titleOf = (person: Sample): string => `${person.name} · ${partOf(person).role}`

export interface Step {
  readonly title: string
  /** Keys of the people whose windows it needs, side by side. */
  readonly who: readonly string[]
  readonly text: string
  /** What is typed, by the first of them. */
  readonly say: readonly string[]
}

/** Steps 1 to 8 of a dossier's life. */
export const steps: readonly Step[] = [
  {
    title: 'Orienter un ménage',
    who: ['referrer', 'siao'],
    text: 'La travailleuse sociale répond question par question (« retour », « annuler » et « aide » marchent partout), relit le résumé et envoie. Le SIAO reçoit sa carte.',
    say: ['orienter'],
  },
  {
    title: 'Examiner la demande',
    who: ['siao', 'referrer'],
    text: 'Le SIAO valide le diagnostic, puis oriente vers le dispositif. La travailleuse sociale apprend la suite.',
    say: ['à faire'],
  },
  {
    title: 'Labelliser',
    who: ['ddets', 'secretariat'],
    text: 'L’État confirme les deux labellisations. Une seule confirmée se voit comme un écart.',
    say: ['à faire'],
  },
  {
    title: 'Voter et décider',
    who: ['secretariat', 'member', 'member2'],
    text: 'Les membres votent dans leur carte et voient ensuite le décompte ; le secrétariat clôt le tour et enregistre la décision.',
    say: ['séance', 'à faire'],
  },
  {
    title: 'Accepter la saisine',
    who: ['provider', 'secretariat'],
    text: 'Le prestataire accepte et nomme le référent, puis déclare la mesure en place : le délai de trois mois commence.',
    say: ['à faire'],
  },
  {
    title: 'Répondre au rappel',
    who: ['provider', 'secretariat'],
    text: 'Avancez l’horloge : les rappels partent, la réponse se donne par un bouton.',
    say: ['demo avancer 15 jours', 'à faire'],
  },
  {
    title: 'Attribuer, ou interrompre',
    who: ['secretariat', 'provider'],
    text: 'Une attribution arrête le délai. Sans elle, la mesure s’interrompt d’elle-même le lendemain du dernier jour.',
    say: ['mes dossiers', 'demo avancer 40 jours'],
  },
  {
    title: 'Envoyer un passeport',
    who: ['provider', 'referrer'],
    text: 'Une fiche en moins d’une minute, avec les valeurs de la dernière fois.',
    say: ['mes dossiers'],
  },
]
