/** Sentences said beside a card, or instead of one. */
import type { Day } from '../../domain/calendar'
import type { Params } from '../../domain/refused'
import { wrongsFrom } from '../../domain/referralFields'
import { formatDay } from '../format'
import { referral } from './referral'

const sentences = {
  welcome: () => 'C’est fait : je vous connais maintenant.',
  'demo-day': ({ day }) =>
    `Nous sommes maintenant le ${formatDay(day as Day, 'fr', 'long')} (horloge de la démonstration).`,
  hello: () => 'Bonjour ! Tapez « aide » pour voir ce que vous pouvez faire ici.',
  'answered-home-proposed': () => 'C’est noté : logement proposé.',
  'answered-cal-on': () => 'C’est noté. Le bailleur reçoit la carte pour enregistrer la décision de sa CAL.',
  'answered-allocated': () =>
    'C’est noté. Le bailleur et le secrétariat reçoivent la carte pour enregistrer la décision : elle arrête le délai.',
  'answered-household-hesitates': () => 'C’est noté : le ménage hésite.',
  'answered-no-suited-home': () => 'C’est noté : ce besoin non couvert sera compté.',
  'answered-need-help': () => 'C’est noté. Le secrétariat est prévenu.',
  'answered-remind-me': () => 'C’est noté : je vous le rappellerai.',
  'candidature-announced': () =>
    'C’est noté. Le bailleur reçoit la carte pour enregistrer la décision de sa CAL.',
  'candidature-redated': () => 'La date de la CAL est changée. Le bailleur est prévenu.',
  'candidature-given-up': () => 'C’est noté : le ménage ne passe plus devant cette CAL.',
  'condition-met': () => 'C’est noté : la condition est remplie, l’attribution est ferme.',
  'condition-failed': () =>
    'C’est noté : le logement n’est pas attribué. Le même délai reprend, avec son dernier jour d’origine.',
  'cal-noted': () => 'La décision de la CAL est notée.',
  'allocation-recorded': () =>
    'L’attribution est enregistrée. Tous les professionnels concernés sont prévenus.',
  'allocation-late': () =>
    'La décision est notée, mais la CAL date d’après le dernier jour du délai : la mesure est interrompue, la commission peut la réactiver.',
  'home-proposed': () =>
    'Le logement est réservé à ce ménage. Le bailleur est prévenu, sans savoir pour qui.',
  'upload-dropped': () => 'Le fichier est abandonné : rien n’a été importé.',
  'dwelling-saved': () => 'Le logement est enregistré.',
  'dwelling-retired': () => 'Le logement est retiré de l’offre.',
  'dwelling-restored': () => 'Le logement est remis dans l’offre.',
  entered: () => 'L’entrée est enregistrée. Tous les professionnels concernés sont prévenus.',
  exited: () => 'La sortie est enregistrée : la place du ménage est libérée.',
  'offer-accepted': () => 'C’est noté : le ménage accepte le logement.',
  'offer-refused': () =>
    'C’est noté : le ménage refuse. Le même délai reprend, avec son dernier jour d’origine.',
  'to-mend': ({ fields }) =>
    `${referral.toMend(wrongsFrom(String(fields)))} Ce que vous avez saisi est gardé.`,
  'draft-erased': () => 'La demande commencée est effacée.',
  'preferences-kept': () => 'C’est enregistré.',
  'absence-kept': () => 'C’est noté : la personne est prévenue et recevra une copie de vos messages.',
  'absence-ended': () => 'C’est noté : plus personne ne vous remplace.',
  'ready-again': () => 'Le dossier est prêt pour une prochaine séance.',
  'on-agenda-again': () => 'Le dossier est inscrit à l’ordre du jour.',
  'remark-made': () => 'C’est noté : le secrétariat lit votre remarque.',
  saving: () => 'Enregistrement en cours : la carte se mettra à jour d’elle-même.',
} satisfies Record<string, (params: Params) => string>

/** Code of a sentence. */
export type SaidCode = keyof typeof sentences

export const said: Readonly<Record<SaidCode, (params: Params) => string>> = sentences
