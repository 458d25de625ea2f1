/** Why somebody may not, or not now: to the person, with what to do instead. */
import type { Day } from '../../domain/calendar'
import type { Params, Refusal } from '../../domain/refused'
import { formatDay, hourOf } from '../format'
import { fieldName, problemText } from './fields'

/** Why a reason is asked for (ReasonNeeded in domain/decision.ts). */
const reasonFor: Readonly<Record<string, string>> = {
  refuse: 'pourquoi le ménage n’est pas intégré',
  adjourn: 'ce qui est attendu',
  against: 'la décision s’écarte du vote',
  'no-quorum': 'le quorum n’est pas atteint',
  'short-notice': 'pourquoi la convocation part si tard',
  labels: 'une labellisation manque',
  adhesion: 'le ménage n’a pas donné son adhésion',
  'labels adhesion': 'une labellisation et l’adhésion du ménage manquent',
  'late-answer': 'le ménage a accepté après le dernier jour pour répondre',
  other: 'précisez « Autre »',
  measure: 'la commission en a besoin',
  provider: 'vous choisissez un autre prestataire que le premier proposé',
}

/** What was not found, or is not open to this person: which of the two is not said. */
const notFound: Readonly<Record<string, string>> & { readonly dossier: string } = {
  dossier: 'Je ne trouve pas ce dossier, ou il ne vous est pas ouvert.',
  dwelling: 'Je ne trouve pas ce logement, ou il ne vous est pas ouvert.',
  session: 'Je ne trouve pas cette séance, ou elle ne vous est pas ouverte.',
  minutes: 'Il n’y a pas encore de procès-verbal : il s’ouvre à l’heure de la séance.',
  report: 'Je ne trouve pas ce rapport, ou il ne vous est pas ouvert.',
  person: 'Je ne trouve pas cette personne parmi les partenaires.',
  task: 'Je ne trouve pas cette action, ou elle ne vous est pas ouverte.',
  upload: 'Ce fichier n’est plus là : envoyez-le de nouveau.',
  message: 'Je ne trouve plus ce message.',
}

export const refused: Readonly<Record<Refusal, (params: Params) => string>> = {
  'unknown-verb': () =>
    'Je ne connais pas ce bouton : la carte vient peut-être d’une autre version. Tapez « aide ».',
  payload: ({ field, problem }) =>
    `À revoir${field ? ` : ${fieldName(String(field))}` : ''} ${problemText(String(problem))}`,
  'not-allowed': ({ anywhere }) =>
    anywhere ? 'Votre rôle ne permet pas cela.' : 'Votre rôle ne permet pas cela pour ce dossier.',
  'not-found': ({ what }) => notFound[String(what)] ?? notFound.dossier,
  'not-now': () => 'Ce n’est pas encore possible à cette étape.',
  'moved-on': () => 'Le dossier a avancé entre-temps : voici où il en est.',
  busy: () => 'Plusieurs personnes écrivent en même temps. Rien n’est perdu : réessayez.',
  'code-unknown': () => 'Je ne reconnais pas ce code d’invitation. Vérifiez-le, ou demandez-en un autre.',
  'code-used': () => 'Ce code a déjà servi. Demandez-en un autre au secrétariat.',
  'code-expired': () => 'Ce code n’est plus valable (7 jours). Demandez-en un autre au secrétariat.',
  'already-known': () => 'Vous avez déjà ce rôle.',
  'post-known': () => 'Cette personne a déjà cette fonction dans cette organisation.',
  'post-gone': () => 'Cette personne n’a plus cette fonction : voici les siennes aujourd’hui.',
  'last-secretary': () =>
    'Il ne resterait personne au secrétariat : donnez d’abord ce rôle à quelqu’un d’autre.',
  'demo-only': () => 'Cela n’existe que dans la démonstration.',
  'draft-gone': () => 'Je ne retrouve pas ce brouillon. Tapez « orienter » pour recommencer.',
  'round-closed': () => 'Le vote est clos.',
  'vote-over': ({ day, time }) =>
    `Ce vote par écrit s’est terminé le ${formatDay(day as Day, 'fr')} à ${hourOf(String(time))}.`,
  'no-voice': () => 'Votre organisation n’a pas de voix dans ce vote.',
  'proxy-given': () =>
    'Votre organisation a donné pouvoir pour cette séance : reprenez-le pour voter vous-même.',
  'proxy-held': ({ max }) =>
    `Cette organisation détient déjà ${Number(max) === 1 ? 'un pouvoir' : `${max} pouvoirs`} : choisissez-en une autre.`,
  'proxy-chain': () =>
    'Qui détient un pouvoir ne peut pas donner le sien, et un pouvoir donné ne se transmet pas.',
  'proxy-by-card': () =>
    'Cette organisation a donné son pouvoir elle-même, par sa carte : elle seule peut en changer.',
  'proxy-recuse': () => 'Seule l’organisation elle-même peut se déporter.',
  'proxy-recused': () => 'Un déport a été déclaré sur ce dossier : ce pouvoir ne peut pas y être exercé.',
  'discuss-first': () =>
    'Un membre a demandé la discussion en séance : ce vote se clôt à partir de l’heure de la séance.',
  'session-over': () => 'Cette séance est tenue ou annulée.',
  'session-begun': () =>
    'Cette séance a eu lieu et a décidé : elle ne se déplace plus. Planifiez-en une autre pour la suite.',
  'remarks-open': () => 'Des remarques attendent : prenez-les en compte ou répondez-y avant de signer.',
  'minutes-signed': () => 'Le procès-verbal est signé : il ne change plus.',
  'task-closed': () => 'C’est déjà fait, ou abandonné.',
  'draft-changed': () => 'Le projet a changé depuis que vous l’avez lu : relisez-le avant de signer.',
  'minutes-open': ({ codes }) => `Avant de signer, terminez : ${codes}.`,
  'figures-unknown': ({ words }) =>
    `Je ne comprends pas « ${words} ». On peut demander une année, un trimestre, un territoire, un prestataire ou un bailleur, par exemple : « indicateurs 2026 », « indicateurs T3 2026 métropole », « indicateurs Habitat Tilleul ».`,
  'report-closed': () => 'Ce rapport est déjà parti : il ne change plus.',
  'files-busy': () => 'Beaucoup de fichiers sont en préparation : réessayez dans une minute.',
  'link-expired': () => 'Ce lien a expiré : demandez-en un nouveau dans la conversation.',
  'reason-needed': ({ why }) => `Indiquez le motif${why ? ` : ${reasonFor[String(why)]}` : ''}.`,
  'no-session': () => 'Aucune séance n’est prévue.',
  'session-too-far': () => 'Cette date est à plus de deux ans : vérifiez l’année.',
  'session-past': () => 'Cette date est passée : choisissez une date à venir.',
  'agenda-empty': () => 'Choisissez au moins un dossier.',
  'agenda-full': ({ max }) => `Une séance reçoit ${max} dossiers au plus : planifiez-en une autre.`,
  'provider-not-retained': () => 'Ce prestataire n’est pas retenu à cette date.',
  'already-declined': () => 'Ce prestataire a déjà décliné ce dossier.',
  'capacity-reached': ({ used, capacity }) =>
    `Les ${capacity} places de l’année sont prises (${used}). Pour intégrer quand même, indiquez le motif.`,
  'no-adhesion': () => 'Le ménage n’a pas donné son adhésion : enregistrez-la d’abord.',
  'condition-open': () =>
    'L’attribution attend encore sa condition : le bailleur ou le secrétariat dit d’abord qu’elle est remplie.',
  'dwelling-retired': () =>
    'Ce logement est retiré de l’offre. Son bailleur peut l’y remettre depuis sa carte.',
  'dwelling-allocated': () =>
    'Ce logement est attribué à un ménage : il n’est libre qu’une fois l’attribution annulée.',
  'dwelling-reserved': ({ until }) =>
    `Ce logement est proposé à un autre ménage jusqu’au ${formatDay(until as Day, 'fr')} : choisissez-en un autre.`,
  'dwelling-not-vacant': () => 'Ce logement n’est pas vacant.',
  'upload-done': () => 'Ce fichier est déjà importé ou en cours d’import : tapez « importer » pour un autre.',
  'upload-empty': () => 'Il n’y a rien à importer dans ce fichier.',
  'reference-used': ({ reference }) => `Vous avez déjà un logement sous la référence ${reference}.`,
  'labels-missing': () =>
    'Une labellisation manque : seul le secrétariat peut enregistrer cette décision, avec un motif.',
  'offer-first': () => 'Indiquez d’abord quel jour l’offre a été notifiée au ménage.',
  'offer-lapsed': ({ day }) =>
    `Le dernier jour pour répondre était le ${formatDay(day as Day, 'fr')} : le silence valait refus.`,
  'own-lease-needed': () =>
    'Le ménage n’a pas encore de bail à son nom : enregistrez d’abord que le bail a glissé.',
  'not-in-place': () => 'La mesure n’est pas en place.',
  'date-future': () => 'Cette date est à venir : indiquez un jour passé ou aujourd’hui.',
  'seen-after-passeport': () => 'La dernière rencontre ne peut pas être postérieure au jour du passeport.',
  'date-too-early': () => 'Cette date est antérieure à l’étape précédente.',
  'day-unchanged': () => 'C’est déjà le jour enregistré : indiquez le bon jour.',
  'label-unchanged': () => 'Le label est déjà enregistré ainsi : indiquez ce qui est à corriger.',
  'allocation-outside': ({ day, lastDay }) =>
    `L’attribution du ${formatDay(day as Day, 'fr')} ne serait plus dans le délai, qui finirait le ${formatDay(lastDay as Day, 'fr')} : vérifiez ce jour, ou faites d’abord annuler l’attribution.`,
  'began-with-home': () =>
    'Cette mesure a commencé le jour de l’attribution, sans délai : son jour est celui de la CAL.',
  'entry-after-review': ({ day }) =>
    `La revue du bail est du ${formatDay(day as Day, 'fr')} : l’entrée ne peut pas être après elle.`,
  'reminder-after-last-day': () => 'Choisissez un jour avant la fin du délai.',
  'too-long': ({ max }) => `C’est trop long : ${max} caractères au plus.`,
  'no-stand-in': () => 'Choisissez une personne de la même organisation et du même rôle que vous.',
  'absence-too-long': ({ days }) => `Une absence dure ${days} jours au plus.`,
}
