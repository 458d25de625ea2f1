/** The Teams tab. */
import type { PageName } from '../../actions/boardMe'
import type { TokenFault } from '../../tab/signIn'

const dossiers = (n: number) => (n > 1 ? `${n} dossiers` : n === 1 ? '1 dossier' : 'aucun dossier')

export const tab = {
  signIn: {
    missing: 'Connectez-vous : ouvrez Passerelle dans Teams.',
    unreadable: 'Teams n’a pas donné de preuve lisible de qui vous êtes. Rechargez l’onglet.',
    forged: 'Cette preuve d’identité n’est pas de votre organisation. Rechargez l’onglet.',
    expired: 'Votre connexion a expiré. Rechargez l’onglet.',
    'other-tenant':
      'Passerelle n’est pas ouverte à votre organisation. Si vous êtes partenaire du dispositif, adressez-vous à son secrétariat.',
    'other-app': 'Cette connexion est faite pour une autre application. Rechargez l’onglet.',
  } as Readonly<Record<TokenFault, string>>,
  keysSilent:
    'Microsoft ne répond pas : votre connexion ne peut pas être vérifiée. Réessayez dans un moment.',
  unknownPerson:
    'Vous n’êtes pas encore dans Passerelle. Demandez un code d’invitation au secrétariat du dispositif, puis donnez-le au bot dans la conversation.',
  badRequest: 'Cette demande n’est pas lisible. Rechargez l’onglet.',
  storeSilent: 'Je n’arrive pas à joindre l’enregistrement. Réessayez dans un moment.',
  offline: 'Pas de réseau : ce qui est affiché n’est peut-être plus à jour.',
  noAnswer: 'Passerelle ne répond pas. Vérifiez votre réseau, puis réessayez.',
  retry: 'Réessayer',
  outOfDate: 'Une nouvelle version de Passerelle est là, ou le réseau manque.',
  reload: 'Recharger',
  loading: 'Chargement…',
  more: 'Afficher la suite',
  chat: 'Conversation',
  openChat: 'Ouvrir la conversation avec Passerelle',
  pages: {
    dossiers: 'Dossiers',
  } as Readonly<Record<PageName, string>>,
  menu: 'Pages de Passerelle',
  alone: {
    title: 'Passerelle s’ouvre dans Teams',
    text: 'Cherchez « Passerelle » dans Microsoft Teams, ou revenez-y par un lien d’une carte : l’onglet vous y reconnaît.',
  },
  demo: {
    title: 'Qui êtes-vous ?',
    text: 'Dans la démonstration, on choisit. Tout ici est inventé.',
    change: 'Changer de personne',
  },
  dossiers: {
    title: 'Dossiers',
    stage: 'Étape',
    running: (n: number) => `En cours (${n})`,
    over: (n: number) => `Terminés ou sortis (${n})`,
    one: (stage: string, n: number) => `${stage} (${n})`,
    territory: 'Territoire',
    everywhere: 'Tous les territoires',
    waits: 'À moi d’agir',
    total: dossiers,
    columns: {
      code: 'Dossier',
      stage: 'Étape',
      household: 'Ménage et besoin',
      provider: 'Prestataire',
      day: 'Reçu le',
    },
    lastDay: (day: string) => `jusqu’au ${day}`,
    none: 'Aucun dossier ici',
    noneText: 'Changez d’étape ou de territoire pour en voir d’autres.',
    find: 'Ouvrir un dossier par son code',
    findIt: 'Ouvrir',
    open: (code: string) => `Ouvrir le dossier ${code}`,
  },
  dossier: {
    close: 'Fermer',
    act: 'Agir dans la conversation',
    facts: 'Ce qui s’est passé',
    whole: 'Tout l’historique',
    by: (name: string) => `par ${name}`,
    waits: 'À vous d’agir',
  },
}
