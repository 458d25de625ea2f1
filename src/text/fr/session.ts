import type { AgendaItem } from '../../actions/agenda'
import type { DatesView } from '../../actions/dates'
import type { Missing } from '../../domain/agenda'
import type { SessionMoveView } from '../../actions/sessionMove'
import { hourOf } from '../format'

type Told = Pick<SessionMoveView, 'convened' | 'dated'>

const dossiers = (n: number) => (n > 1 ? `${n} dossiers` : n === 1 ? '1 dossier' : 'aucun dossier')

/** Planning a session, and its agenda. */
export const session = {
  plan: 'Planifier une séance',
  kicker: 'Commission des cas complexes',
  planned: 'Séances prévues',
  plannedLine: (day: string, time: string, n: number) => `${day} à ${hourOf(time)} · ${dossiers(n)}`,
  unsigned: 'Procès-verbaux à signer',
  unsignedLine: (day: string, n: number) => `${day} · ${dossiers(n)}`,
  toConvene: (day: string, time: string) => `${day} à ${hourOf(time)} · convocation à venir`,
  nonePlanned: 'Aucune séance n’est prévue.',
  open: 'Ouvrir',
  on: 'Date',
  time: 'Heure',
  timeError: 'Indiquez une heure.',
  place: 'Lieu ou lien de visioconférence',
  placeHint: 'Salle, adresse, ou lien https://…',
  placeError: 'Indiquez le lieu ou le lien.',
  ready: 'Dossiers prêts, du plus ancien au plus récent',
  nothingReady:
    'Aucun dossier n’est prêt. La séance peut être planifiée : vous ajouterez des dossiers ensuite.',
  age: (days: number) =>
    days > 60 ? `depuis ${Math.floor(days / 30)} mois` : days > 1 ? `depuis ${days} jours` : 'depuis peu',
  interrupted: (codes: readonly string[]) =>
    codes.length > 1
      ? `Mesures interrompues, à signaler en séance : ${codes.join(', ')}`
      : `Mesure interrompue, à signaler en séance : ${codes.join('')}`,
  planIt: 'Planifier la séance',
  explain:
    'Les membres reçoivent la date, à retenir. L’ordre du jour et les votes viennent avec la convocation.',
  when: {
    meeting: (day: string, time: string) => `${day} à ${hourOf(time)}`,
    written: (day: string, time: string) => `Vote par écrit jusqu’au ${day} à ${hourOf(time)}`,
  },
  empty: 'Aucun dossier à l’ordre du jour.',
  progress: (cast: number, asked: number) => `${cast} / ${asked} votes`,
  convene: 'Convoquer et ouvrir les votes',
  states: {
    waiting: 'vote à ouvrir avec la convocation',
    open: 'vote en cours',
    closed: 'vote clos, à décider',
    'no-quorum': 'quorum non atteint',
    elsewhere: 'renvoyé à une autre séance',
    integrate: 'intégré',
    refuse: 'non intégré',
    adjourn: 'ajourné',
  } as Readonly<Record<AgendaItem['state'], string>>,
  again: 'Convoquer de nouveau',
  move: 'Déplacer ou annuler',
  moving: {
    move: 'Déplacer la séance',
    cancel: 'Annuler la séance ?',
    toCancel: 'Annuler la séance…',
    doCancel: 'Annuler la séance',
    reason: 'Pourquoi ?',
    told: ({ convened, dated }: Told): string =>
      convened
        ? 'Les membres convoqués ne reçoivent que le changement.'
        : dated
          ? 'Les membres ont reçu la date : ils ne reçoivent que le changement.'
          : 'Les membres ne sont pas encore convoqués : rien ne leur est envoyé.',
    freed: (n: number) =>
      n > 1
        ? `${n} dossiers attendront une autre séance ; leurs votes se closent sans décision.`
        : n === 1
          ? 'Le dossier attendra une autre séance ; son vote se clôt sans décision.'
          : '',
  },
  dates: {
    title: (n: number): string => (n > 1 ? 'Retenez les dates' : 'Retenez la date'),
    intro: ({ days, working }: DatesView['ahead']) =>
      `La convocation et l’ordre du jour suivront${days > 0 ? `, ${days} jour${days > 1 ? 's' : ''}${working ? (days > 1 ? ' ouvrés' : ' ouvré') : ''} au moins avant` : ''}.`,
  },
  mode: 'Comment ?',
  modes: { meeting: 'En séance', written: 'Par écrit, jusqu’à cette date' },
  lacked: (day: string, codes: readonly string[]) =>
    `Quorum non atteint le ${day} : ${codes.join(', ')}. Une seconde convocation les attend.`,
  secondOf: (day: string, codes: readonly string[]) =>
    `Le quorum n’était pas atteint le ${day}. Dossiers convoqués de nouveau : ${codes.join(', ')}.`,
  calendar: {
    open: 'Proposer un calendrier',
    rule: 'Un calendrier de séances',
    days: 'Les séances proposées',
    intro: 'Une séance par mois. Un jour férié laisse place au jour ouvré suivant.',
    told: 'Les membres reçoivent un seul message avec toutes ces dates.',
    nth: 'Semaine du mois',
    nths: { '1': 'Première', '2': 'Deuxième', '3': 'Troisième', '4': 'Quatrième', last: 'Dernière' },
    weekday: 'Jour',
    weekdays: { '1': 'Lundi', '2': 'Mardi', '3': 'Mercredi', '4': 'Jeudi', '5': 'Vendredi' },
    months: 'Nombre de mois',
    monthsError: 'De 1 à 24.',
    propose: 'Proposer les dates',
    choose: 'Dates à garder',
    instead: (day: string, holiday: string) => `${day} (le ${holiday} est férié)`,
    taken: (days: readonly string[]) => `Déjà planifiées : ${days.join(', ')}.`,
    nothing: 'Toutes ces dates ont déjà une séance.',
    plan: 'Planifier ces séances',
    back: 'Changer de jour',
  },
  join: 'Rejoindre',
  refresh: 'Actualiser',
  /** Titles of the agenda's card, by what it is for. */
  steps: {
    list: 'Ordre du jour',
    change: 'Modifier l’ordre du jour',
    convene: 'Convoquer la commission ?',
  },
  changing: (ready: number) =>
    ready > 1 ? `Modifier (${ready} prêts)` : ready === 1 ? 'Modifier (1 prêt)' : 'Modifier',
  change: 'Enregistrer l’ordre du jour',
  postpone: 'À l’ordre du jour : cochez ceux à reporter à une autre séance',
  notice: 'Pourquoi la convocation part si tard ?',
  convening: (dossiers: number, incomplete: number) =>
    [
      'Tous les membres reçoivent la convocation, et les votes s’ouvrent.',
      incomplete > 1
        ? `${incomplete} dossiers sur ${dossiers} sont incomplets : la commission peut les examiner quand même.`
        : incomplete === 1
          ? 'Un dossier est incomplet : la commission peut l’examiner quand même.'
          : '',
    ].join(' '),
  closed: {
    'week-end': 'Attention : ce jour est en fin de semaine.',
    holiday: 'Attention : ce jour est férié.',
  },
  conveneBy: (day: string, passed: boolean) =>
    passed
      ? `La convocation devait partir le ${day} au plus tard : un motif sera demandé, et affiché.`
      : `À convoquer le ${day} au plus tard.`,
  lacks: (what: readonly string[]) => `manque : ${what.join(', ')}`,
  missing: {
    diagnosis: 'diagnostic validé',
    agreement: 'accord du ménage pour la commission',
    'shared-file': 'label du fichier partagé',
    syplo: 'label Syplo',
    summary: 'résumé pour la commission',
  } as Readonly<Record<Missing, string>>,
  remove: 'Retirer de l’ordre du jour',
  agenda: 'Ordre du jour',
}
