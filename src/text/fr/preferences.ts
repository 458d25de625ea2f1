/** *préférences* and *absence*, and why a message comes. */
import type { Because } from '../../domain/announce'
import type { MutedKind } from '../../domain/people'

type Words<K extends string> = Readonly<Record<K, string>>

export const preferences = {
  title: 'Vos préférences',
  muted: 'Ne plus m’envoyer',
  kinds: {
    news: 'les nouvelles des dossiers',
    votes: 'les cartes de vote de la commission',
    reminders: 'les rappels du délai d’attribution',
    passeports: 'les rappels du passeport trimestriel',
    figures: 'les chiffres périodiques',
  } as Words<MutedKind>,
  always:
    'Arrivent toujours : les mesures confiées, le dernier jour d’un délai, les interruptions, les attributions et ce qui attend une décision de vous. Tout reste visible dans « à faire ».',
  from: 'M’écrire à partir de',
  to: 'et jusqu’à',
  hour: (hour: number) => `${hour} h`,
  hoursHint: 'Jours ouvrés, heure de Paris. Hors de ces heures, vos messages attendent.',
  keep: 'Enregistrer',
  absent: 'Mon absence…',
  changeAbsence: 'Modifier mon absence…',
  back: 'Je suis de retour',
  away: (name: string, from: string, to: string) => `Du ${from} au ${to}, ${name} vous remplace.`,
  standsFor: (name: string, to: string) => `Vous remplacez ${name} jusqu’au ${to}.`,
  absenceTitle: 'Votre absence',
  absenceIntro:
    'La personne choisie reçoit une copie de vos messages, avec les droits de son propre rôle. Vous les recevez aussi.',
  standInLabel: 'Qui vous remplace',
  firstDay: 'Premier jour d’absence',
  lastDay: 'Dernier jour d’absence',
  name: 'Désigner cette personne',
  alone:
    'Personne d’autre n’a votre rôle dans votre organisation : demandez au secrétariat d’inviter quelqu’un.',
  standIn: {
    title: 'Vous remplacez une personne',
    over: 'Remplacement terminé',
    from: (name: string, from: string, to: string) =>
      `${name} vous désigne pour la période du ${from} au ${to} : vous recevrez une copie de ses messages.`,
    ended: (name: string) => `${name} n’a plus besoin de remplacement : ses messages ne vous arrivent plus.`,
    how: 'Ses dossiers sont aussi dans votre liste « à faire ». Une difficulté ? Parlez-en ensemble ou au secrétariat.',
  },
  /** Under each message that comes by itself. */
  because: {
    referrer: 'Vous avez orienté ce ménage.',
    siao: 'Vous travaillez au SIAO.',
    ddets: 'Vous confirmez les labellisations.',
    secretariat: 'Vous tenez le secrétariat.',
    voters: 'Votre organisation a une voix dans ce vote.',
    provider: 'Votre organisation accompagne ce ménage.',
    referent: 'Vous suivez ce ménage.',
    evaluator: 'Votre organisation évalue la situation de ce ménage.',
    landlord: 'Ce dossier concerne un logement de votre organisation.',
    landlords: 'Ce dossier concerne un logement de votre organisation.',
    'every-landlord': 'Votre organisation loue des logements.',
    consulted: 'Votre avis est demandé sur ce dossier.',
    task: 'Une séance de la commission vous a confié quelque chose.',
    digest: 'Des dossiers attendent quelque chose de vous.',
    delegate: 'Vous êtes délégataire des aides à la pierre.',
    owner: 'Votre organisation a un logement vacant qui convient.',
    'stand-in': 'Une personne de votre organisation compte sur vous.',
  } as Words<Because>,
  becausePartner: 'Vous êtes partenaire du dispositif.',
  insteadOf: (name: string, to: string) => `Pour ${name}, que vous remplacez jusqu’au ${to}.`,
  how: 'Réglages et absence : écrivez « préférences ».',
}
