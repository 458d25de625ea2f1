/** Each fact: the title of its notice, and its sentence (of a notice, and of a line of the history). */
import type { Day } from '../../domain/calendar'
import type { CalReason } from '../../domain/candidature'
import type { ExitKind } from '../../domain/exit'
import type { CorrectionReason } from '../../domain/passeport'
import type { LeaseKind, ReviewOutcome } from '../../domain/lease'
import type { AnswerKind, Intensity, MeasureChangeKind } from '../../domain/dossier'
import type { FactKind } from '../../domain/facts'
import type { WithdrawalReason } from '../../domain/withdrawal'
import { formatDay, lowerFirst } from '../format'
import { allocation } from './allocation'
import { deName } from './elision'
import { exit } from './exit'
import { lease } from './lease'
import { withdrawal } from './withdrawal'
import { passeport } from './passeport'
import { words } from './words'

/** Data of a fact: closed lists, days and numbers, with organisations by name. */
export type FactData = Readonly<Record<string, string | number | boolean>>

interface FactText {
  readonly title: string
  sentence(data: FactData): string
}

/** The reason of a CAL, from its list: ` (dossier incomplet)`; nothing for those told in their own words. */
const whyOf = ({ why }: FactData): string =>
  why && why !== 'other' ? ` (${lowerFirst(allocation.reasons[why as CalReason])})` : ''
const asked = ({ change, added }: FactData): string =>
  change === 'renew'
    ? `un renouvellement de ${Number(added)} mois`
    : `un ${words.measureChange[change as MeasureChangeKind]}`

/** Why a referral was withdrawn or taken up again: ` : par erreur`; a duplicate says so. */
const closedFor = (reason: unknown): string => {
  if (reason === 'duplicate') return ' : ce ménage a déjà un dossier'
  const known = withdrawal.reasons[reason as WithdrawalReason] as string | undefined
  return known && reason !== 'other' ? ` : ${lowerFirst(known)}` : ''
}

/** What became of the digest that told of it; nothing is said of those from before that was kept. */
const deliveries: Readonly<Record<string, string>> = {
  received: 'reçu',
  pending: 'à envoyer',
  failed: 'non remis',
  dropped: 'sans objet au moment de partir',
  muted: 'en sourdine',
}
const withDelivery = (sentence: string, { delivery }: FactData): string => {
  const became = deliveries[String(delivery)]
  return became ? `${sentence} : ${became}.` : `${sentence}.`
}

/** What an allocation waits for its landlord to record. */
const waited: Readonly<Record<string, string>> = {
  notify: 'la notification de l’offre au ménage',
  condition: 'la suite de sa condition suspensive (remplie ou non)',
  both: 'la notification de l’offre au ménage et la suite de sa condition suspensive (remplie ou non)',
}

export const facts: Readonly<Record<FactKind, FactText>> = {
  referred: {
    title: 'Demande d’orientation reçue',
    sentence: () => 'Une demande d’orientation a été envoyée.',
  },
  'maybe-known': {
    title: 'Ménage peut-être déjà connu',
    sentence: () => 'Ce ménage est peut-être déjà connu : le secrétariat compare.',
  },
  'duplicates-compared': {
    title: 'Comparaison terminée',
    sentence: () => 'Le secrétariat a comparé ce dossier avec ceux déjà connus.',
  },
  completed: { title: 'Dossier complété', sentence: () => 'Le dossier a été complété et revient au SIAO.' },
  'evaluator-named': {
    title: 'Évaluation confiée',
    sentence: d => `Le SIAO confie l’évaluation à ${d.evaluator}.`,
  },
  'diagnosis-validated': { title: 'Diagnostic validé', sentence: () => 'Le SIAO a validé le diagnostic.' },
  'diagnosis-returned': {
    title: 'Diagnostic à compléter',
    sentence: () => 'Le SIAO renvoie le diagnostic : ce qui manque est indiqué dans le dossier.',
  },
  'oriented-here': {
    title: 'Orientation validée',
    sentence: () => 'Le SIAO oriente le ménage vers le dispositif.',
  },
  'orientation-adjourned': {
    title: 'Orientation ajournée',
    sentence: () => 'Le SIAO ajourne l’orientation : ce qui est attendu est indiqué dans le dossier.',
  },
  'oriented-elsewhere': {
    title: 'Pas d’orientation vers ce dispositif',
    sentence: () =>
      'Le SIAO n’oriente pas le ménage vers ce dispositif ; le motif et la suite proposée sont dans le dossier.',
  },
  'label-confirmed': {
    title: 'Labellisation confirmée',
    sentence: d =>
      d.label === 'syplo'
        ? 'La labellisation dans Syplo est confirmée.'
        : 'La labellisation dans le fichier partagé est confirmée.',
  },
  'label-corrected': {
    title: 'Labellisation corrigée',
    sentence: d => {
      const where = d.label === 'syplo' ? 'dans Syplo' : 'dans le fichier partagé'
      const date = d.to
        ? `datée du ${formatDay(d.to as Day, 'fr')}, et non du ${formatDay(d.from as Day, 'fr')}`
        : ''
      const what = [date, d.reference ? 'sa référence change' : ''].filter(Boolean).join(' ; ')
      return `La labellisation ${where} est corrigée (${passeport.reasons[d.reason as CorrectionReason]}) : ${what}.`
    },
  },
  'put-on-agenda': {
    title: 'Inscrit à l’ordre du jour',
    sentence: () => 'Le dossier est inscrit à l’ordre du jour de la commission.',
  },
  'taken-off-agenda': {
    title: 'Retiré de l’ordre du jour',
    sentence: () => 'Le dossier est retiré de l’ordre du jour.',
  },
  'round-opened': { title: 'Vote ouvert', sentence: () => 'Le vote de la commission est ouvert.' },
  'discuss-in-session': {
    title: 'À discuter en séance',
    sentence: d => `${d.organisation} demande que le dossier soit discuté en séance.`,
  },
  consulted: {
    title: 'Avis consultatif demandé',
    sentence: d => `${d.organisation} suit l’examen du dossier, à titre consultatif.`,
  },
  'household-told': {
    title: 'Décision annoncée au ménage',
    sentence: () => 'La décision de la commission a été annoncée au ménage.',
  },
  'round-closed': { title: 'Vote clos', sentence: () => 'Le vote de la commission est clos.' },
  integrated: {
    title: 'Ménage intégré au dispositif',
    sentence: d =>
      `La commission intègre le ménage pour ${d.months} mois d’accompagnement, confié à ${d.provider}.`,
  },
  refused: {
    title: 'Intégration refusée',
    sentence: () => 'La commission n’intègre pas le ménage ; le motif est dans le dossier.',
  },
  adjourned: {
    title: 'Décision ajournée',
    sentence: () => 'La commission ajourne sa décision ; ce qui est attendu est dans le dossier.',
  },
  'provider-asked': {
    title: 'Prestataire saisi',
    sentence: d => `${d.provider} est saisi de la mesure d’accompagnement.`,
  },
  'mandate-accepted': {
    title: 'Saisine acceptée',
    sentence: d => `${d.provider} accepte la mesure et nomme le référent social principal.`,
  },
  'mandate-declined': {
    title: 'Saisine déclinée',
    sentence: d => `${d.provider} décline la mesure ; le motif est dans le dossier.`,
  },
  'adhesion-recorded': {
    title: 'Adhésion du ménage',
    sentence: d =>
      ({
        sought: 'L’adhésion du ménage est recherchée.',
        given: 'Le ménage a donné son adhésion.',
        refused: 'Le ménage refuse l’accompagnement.',
        withdrawn: 'Le ménage retire son adhésion.',
      })[String(d.state)] ?? '',
  },
  'measure-in-place': {
    title: 'Mesure en place',
    sentence: d =>
      d.window === false
        ? 'La mesure d’accompagnement est en place : le ménage a son logement, aucun délai ne court.'
        : `La mesure d’accompagnement est en place : le délai d’attribution court${d.lastDay ? ` jusqu’au ${formatDay(d.lastDay as Day, 'fr')}` : ''}.`,
  },
  'start-corrected': {
    title: 'Jour de la mesure corrigé',
    sentence: d => {
      const moved = `La mesure est en place depuis le ${formatDay(d.to as Day, 'fr')}, et non le ${formatDay(d.from as Day, 'fr')} (${passeport.reasons[d.reason as CorrectionReason]})`
      if (!d.lastDay) return `${moved}.`
      const last = formatDay(d.lastDay as Day, 'fr')
      if (d.interruptedOn)
        return `${moved} : le délai d’attribution a fini le ${last}, la mesure reste interrompue.`
      return `${moved} : le dernier jour du délai d’attribution est le ${last}${d.annuls ? ', l’interruption est annulée' : ''}.`
    },
  },
  'window-reopened': {
    title: 'Interruption annulée',
    sentence: d =>
      `Le jour de la mesure était mal saisi : l’interruption est annulée, le délai d’attribution court jusqu’au ${formatDay(d.lastDay as Day, 'fr')}.`,
  },
  'measure-change-asked': {
    title: 'Changement de mesure demandé',
    sentence: d => `Le prestataire demande à la commission ${asked(d)} ; le motif est dans la demande.`,
  },
  'measure-change-refused': {
    title: 'Changement de mesure refusé',
    sentence: d =>
      `La commission ne retient pas la demande : ${words.measureChange[d.change as MeasureChangeKind]}.`,
  },
  'measure-renewed': {
    title: 'Mesure renouvelée',
    sentence: d => `La mesure est renouvelée de ${Number(d.added)} mois (${Number(d.months)} mois en tout).`,
  },
  'measure-stepped': {
    title: 'Accompagnement adapté',
    sentence: d =>
      `L’accompagnement devient ${words.intensity[d.to as Intensity]} (il était ${words.intensity[d.from as Intensity]}).`,
  },
  'measure-ending': {
    title: 'Mesure bientôt à son terme',
    sentence: d => `La mesure arrive à son terme le ${formatDay(d.endsOn as Day, 'fr')}.`,
  },
  'referent-changed': {
    title: 'Nouveau référent',
    sentence: () => 'Le référent social principal change ; le suivi continue.',
  },
  'reminder-due': {
    title: 'Rappel',
    sentence: d => withDelivery('Rappel du délai d’attribution', d),
  },
  'reminder-answered': {
    title: 'Réponse au rappel',
    sentence: d =>
      d.answer === 'remind-me'
        ? 'Le prestataire demande à être rappelé plus tard.'
        : `Réponse du prestataire : ${lowerFirst(words.answer[d.answer as AnswerKind])}.`,
  },
  'reminder-unanswered': {
    title: 'Rappel sans réponse',
    sentence: d =>
      withDelivery(
        d.to === 'secretariat'
          ? 'Rappel resté sans réponse, message au secrétariat'
          : 'Rappel resté sans réponse, message aux collègues du prestataire',
        d,
      ),
  },
  'help-needed': {
    title: 'Besoin d’aide',
    sentence: () => 'Le prestataire demande de l’aide pour trouver un logement avant la fin du délai.',
  },
  'home-proposed': {
    title: 'Logement proposé',
    sentence: d =>
      `Un logement ${deName(d.landlord)} est proposé au ménage et lui est réservé jusqu’au ${formatDay(d.until as Day, 'fr')}.`,
  },
  'proposal-ended': {
    title: 'Proposition terminée',
    sentence: d =>
      ({
        expired: `La proposition d’un logement ${deName(d.landlord)} est arrivée à son terme : il n’est plus réservé.`,
        'given-up': `Le logement proposé ${deName(d.landlord)} ne l’est plus : il est libre pour d’autres.`,
        'allocated-elsewhere': `Le logement proposé ${deName(d.landlord)} est attribué à un autre ménage.`,
        'no-adhesion': `Sans l’adhésion du ménage, le logement proposé ${deName(d.landlord)} ne lui est plus réservé.`,
        'no-longer-vacant': `Le logement proposé ${deName(d.landlord)} n’est plus disponible, dit le bailleur.`,
      })[String(d.why)] ?? '',
  },
  'cal-planned': {
    title: 'Passage en CAL prévu',
    sentence: d =>
      d.from
        ? `La CAL ${deName(d.landlord)} est déplacée au ${formatDay(d.day as Day, 'fr')}.`
        : `Le dossier passe devant la CAL ${deName(d.landlord)}${d.day ? ` le ${formatDay(d.day as Day, 'fr')}` : ''} : sa décision est à enregistrer ici.`,
  },
  'allocation-told': {
    title: 'Attribution annoncée',
    sentence: d =>
      `Le prestataire annonce une attribution par ${d.landlord} : la décision de la CAL est à enregistrer.`,
  },
  'cal-decided': {
    title: 'Décision de la CAL',
    sentence: d =>
      d.late
        ? `La CAL ${deName(d.landlord)} a décidé après le dernier jour du délai : sa décision est notée, la mesure suit son cours.`
        : ({
            'rank-2': `La CAL ${deName(d.landlord)} place le ménage au rang ${d.rank ?? '2 ou après'} : le délai ne s’arrête que si ceux qui précèdent refusent.`,
            'non-attribution': `La CAL ${deName(d.landlord)} n’attribue pas de logement${whyOf(d)}.`,
            inadmissible: `La CAL ${deName(d.landlord)} juge la demande irrecevable${whyOf(d)}.`,
          }[String(d.outcome)] ?? ''),
  },
  'ahead-answered': {
    title: 'Réponse de ceux qui précèdent',
    sentence: d =>
      d.answer === 'accepted'
        ? `Un candidat placé devant accepte le logement ${deName(d.landlord)} : la candidature est close.`
        : d.late
          ? `Ceux qui précédaient ont refusé le logement ${deName(d.landlord)}, après le dernier jour du délai : c’est noté, la mesure suit son cours.`
          : `Ceux qui précédaient ont refusé le logement ${deName(d.landlord)}.`,
  },
  'candidature-closed': {
    title: 'Candidature retirée',
    sentence: d => `Le ménage ne passe plus devant la CAL ${deName(d.landlord)}.`,
  },
  allocated: {
    title: 'Logement attribué',
    sentence: d =>
      [
        d.landlord ? `Un logement ${deName(d.landlord)} est attribué` : 'Un logement est attribué',
        d.condition ? ' sous condition suspensive' : '',
        d.annuls
          ? ' avant la fin du délai : l’interruption est annulée.'
          : ' : le délai d’attribution s’arrête.',
        d.offAgenda ? ' Le dossier quitte l’ordre du jour de la commission.' : '',
        d.irregular ? ' Attribution irrégulière, motif au dossier.' : '',
      ].join(''),
  },
  'condition-met': {
    title: 'Condition remplie',
    sentence: d =>
      `La condition suspensive de l’attribution par ${d.landlord} est remplie : l’attribution est ferme.`,
  },
  'offer-notified': {
    title: 'Offre notifiée au ménage',
    sentence: d =>
      `L’offre ${deName(d.landlord)} est notifiée au ménage : il répond jusqu’au ${formatDay(d.dueOn as Day, 'fr')}, son silence vaut refus.${d.warned === false ? ' Elle ne porte pas l’avertissement DALO.' : ''}`,
  },
  'offer-due': {
    title: 'Réponse du ménage attendue',
    sentence: d => `Rappel : le ménage répond à l’offre jusqu’au ${formatDay(d.dueOn as Day, 'fr')}.`,
  },
  'allocation-waits': {
    title: 'Attribution en attente',
    sentence: d =>
      withDelivery(
        `L’attribution du ${formatDay(d.since as Day, 'fr')} par ${d.landlord} attend ${waited[String(d.waits)]}. Rappel au bailleur${d.to ? ' et au secrétariat' : ''}`,
        d,
      ),
  },
  'offer-accepted': {
    title: 'Logement accepté',
    sentence: d =>
      d.late
        ? `Le ménage accepte le logement ${deName(d.landlord)} après le dernier jour pour répondre ; le motif est dans le dossier.`
        : `Le ménage accepte le logement ${deName(d.landlord)}.`,
  },
  'allocation-cancelled': {
    title: 'Attribution annulée',
    sentence: d =>
      [
        {
          refused: 'Le ménage refuse le logement',
          condition: `La condition suspensive n’est pas remplie, le logement n’est pas attribué${whyOf({ why: d.because ?? '' })}`,
          silence: 'Le ménage n’a pas répondu à l’offre, son silence vaut refus',
        }[String(d.why)] ?? 'L’attribution est annulée',
        d.window === false
          ? ' : la mesure, commencée avec elle, est à remettre en place.'
          : ' : le même délai reprend, avec son dernier jour d’origine.',
      ].join(''),
  },
  interrupted: {
    title: 'Mesure interrompue',
    sentence: () =>
      'Aucun logement n’a été attribué dans le délai : la mesure est interrompue. Le dossier revient à la commission.',
  },
  'interruption-annulled': {
    title: 'Interruption annulée',
    sentence: () => 'L’attribution datait d’avant la fin du délai : l’interruption est annulée.',
  },
  'terms-confirmed': {
    title: 'Durée et conditions de la mesure',
    sentence: d =>
      d.changed
        ? `À l’attribution, la durée ou les conditions changent : ${d.months} mois d’accompagnement.`
        : `À l’attribution, la durée de ${d.months} mois et les conditions sont confirmées.`,
  },
  entered: {
    title: 'Entrée dans le logement',
    sentence: d =>
      `Le ménage est entré dans le logement${d.lease ? ` (${lowerFirst(lease.kinds[d.lease as LeaseKind])})` : ''}.${d.reviewOn ? ` Première revue du bail glissant le ${formatDay(d.reviewOn as Day, 'fr')}.` : ''}`,
  },
  'entry-corrected': {
    title: 'Jour d’entrée corrigé',
    sentence: d =>
      `Le ménage est entré dans le logement le ${formatDay(d.to as Day, 'fr')}, et non le ${formatDay(d.from as Day, 'fr')} (${passeport.reasons[d.reason as CorrectionReason]}).`,
  },
  'request-renewed': {
    title: 'Numéro unique renouvelé',
    sentence: () => 'La demande de logement social a été déposée ou renouvelée à cette date.',
  },
  'request-due': {
    title: 'Numéro unique à renouveler',
    sentence: d =>
      `Rappel : la demande de logement social n’est plus valable à partir du ${formatDay(d.lapsesOn as Day, 'fr')}.`,
  },
  'review-due': {
    title: 'Revue du bail glissant',
    sentence: d => `Rappel : la revue du bail glissant est prévue le ${formatDay(d.reviewOn as Day, 'fr')}.`,
  },
  'lease-reviewed': {
    title: 'Revue du bail glissant',
    sentence: d =>
      `Revue tenue : ${lease.outcomes[d.outcome as ReviewOutcome]}${d.reviewOn ? `, prochaine revue le ${formatDay(d.reviewOn as Day, 'fr')}` : ''}.`,
  },
  reactivated: {
    title: 'Dossier à réexaminer',
    sentence: d =>
      d.housed
        ? 'Le dossier revient à la commission, qui peut réactiver la mesure. Le ménage garde son logement.'
        : 'Le dossier revient à la commission, qui peut réactiver la mesure et ouvrir un nouveau délai.',
  },
  'passeport-due': { title: 'Passeport attendu', sentence: () => 'Le passeport du trimestre est attendu.' },
  'passeport-sent': { title: 'Passeport envoyé', sentence: () => 'Un passeport a été envoyé.' },
  'passeport-corrected': {
    title: 'Passeport corrigé',
    sentence: d =>
      `Le passeport n° ${Number(d.number)} est corrigé (${passeport.reasons[d.reason as CorrectionReason]}) ; celui d’avant est gardé.`,
  },
  'support-ended': { title: 'Accompagnement terminé', sentence: () => 'L’accompagnement est terminé.' },
  exited: {
    title: 'Sortie du dispositif',
    sentence: d =>
      d.exit && d.exit !== 'other'
        ? `Le ménage sort du dispositif : ${exit.kinds[d.exit as ExitKind]}.`
        : 'Le ménage sort du dispositif.',
  },
  withdrawn: {
    title: 'Demande retirée',
    sentence: ({ reason }) => `La demande d’orientation est retirée${closedFor(reason)}.`,
  },
  reconsidered: {
    title: 'Dossier repris',
    sentence: ({ reason, to }) =>
      to === 'ready'
        ? `Le dossier est repris, et attend une séance${closedFor(reason)}.`
        : `Le dossier est repris, et retourne au SIAO${closedFor(reason)}.`,
  },
  erased: { title: 'Données effacées', sentence: () => 'Les données du ménage sont effacées.' },
}
