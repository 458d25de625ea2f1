/** Each fact of a session: the title of its notice, and its sentence. */
import type { Day } from '../../domain/calendar'
import type { CancelReason, SessionFactKind, ShortNotice } from '../../domain/session'
import { formatDay } from '../format'
import type { FactData } from './facts'
import { words } from './words'

interface FactText {
  readonly title: string
  sentence(data: FactData): string
}

const day = (value: FactData[string] | undefined): string => formatDay(value as Day, 'fr', 'long')
const many = (n: FactData[string] | undefined, one: string, several: string): string =>
  `${Number(n)} ${Number(n) > 1 ? several : one}`

/** Recorded by the secretariat from a signed paper. */
const onPaper = ({ paper }: Readonly<Record<string, unknown>>): string =>
  paper ? ' (papier signé, enregistré par le secrétariat)' : ''

export const sessionFacts: Readonly<Record<SessionFactKind, FactText>> = {
  'session-planned': {
    title: 'Séance planifiée',
    sentence: d => `Une séance est planifiée le ${day(d.day)}.`,
  },
  'session-moved': {
    title: 'Séance déplacée',
    sentence: d =>
      d.from === d.day
        ? `L’heure ou le lieu de la séance du ${day(d.day)} change.`
        : `La séance du ${day(d.from)} est déplacée au ${day(d.day)}.`,
  },
  'session-cancelled': {
    title: 'Séance annulée',
    sentence: d => `La séance est annulée : ${words.cancelReason[d.reason as CancelReason]}.`,
  },
  'session-convened': {
    title: 'Convocation envoyée',
    sentence: d =>
      `Les membres sont convoqués : ${many(d.dossiers, 'dossier', 'dossiers')} à l’ordre du jour${
        d.notice ? `, à délai réduit (${words.shortNotice[d.notice as ShortNotice]})` : ''
      }.`,
  },
  'agenda-added': {
    title: 'Ordre du jour complété',
    sentence: d => `Après la convocation : ${many(d.dossiers, 'dossier ajouté', 'dossiers ajoutés')}.`,
  },
  'proxy-given': {
    title: 'Pouvoir donné',
    sentence: d => `${d.from} donne pouvoir à ${d.to} pour cette séance${onPaper(d)}.`,
  },
  'proxy-withdrawn': {
    title: 'Pouvoir repris',
    sentence: d =>
      Number(d.fallen) > 0
        ? `${d.from} reprend le pouvoir donné à ${d.to}${onPaper(d)} : ${many(d.fallen, 'vote émis sous ce pouvoir tombe', 'votes émis sous ce pouvoir tombent')}.`
        : `${d.from} reprend le pouvoir donné à ${d.to}${onPaper(d)}.`,
  },
  'attendance-recorded': {
    title: 'Présences enregistrées',
    sentence: d => `Présences : ${many(d.present, 'organisation', 'organisations')}.`,
  },
  'votes-reminded': {
    title: 'Relance des votes',
    sentence: d => `${many(d.people, 'personne relancée', 'personnes relancées')} : vote attendu.`,
  },
  'convocation-due': {
    title: 'Convocation à envoyer',
    sentence: d => `Rappel au secrétariat : à convoquer le ${day(d.day)} au plus tard.`,
  },
  'minutes-due': {
    title: 'Procès-verbal à signer',
    sentence: d => `Rappel au secrétariat : le procès-verbal de la séance du ${day(d.day)} est à signer.`,
  },
  'action-set': { title: 'Action décidée', sentence: () => 'Une action est confiée, avec une échéance.' },
  'action-closed': { title: 'Action close', sentence: () => 'Une action décidée en séance est close.' },
  'minutes-shared': {
    title: 'Projet de procès-verbal envoyé',
    sentence: () => 'Les membres reçoivent le projet de procès-verbal et peuvent faire des remarques.',
  },
  'remark-made': {
    title: 'Remarque sur le procès-verbal',
    sentence: d =>
      d.late
        ? `${d.organisation} fait une remarque sur le procès-verbal signé : elle figurera au suivant.`
        : `${d.organisation} fait une remarque sur le projet de procès-verbal.`,
  },
  'minutes-signed': {
    title: 'Procès-verbal signé',
    sentence: () => 'Le procès-verbal de la séance est signé.',
  },
}
