import type { Day } from '../../domain/calendar'
import type { CancelReason, ShortNotice } from '../../domain/session'
import type { Text } from '../fr'
import type { FactData } from '../fr/facts'
import { formatDay } from '../format'
import { words } from './words'

const day = (value: FactData[string] | undefined): string => formatDay(value as Day, 'en', 'long')
const many = (n: FactData[string] | undefined, one: string, several: string): string =>
  `${Number(n)} ${Number(n) > 1 ? several : one}`

/** Recorded by the secretariat from a signed paper. */
const onPaper = ({ paper }: Readonly<Record<string, unknown>>): string =>
  paper ? ' (signed paper, recorded by the secretariat)' : ''

export const sessionFacts: Text['sessionFacts'] = {
  'session-planned': {
    title: 'Session planned',
    sentence: d => `A session is planned on ${day(d.day)}.`,
  },
  'session-moved': {
    title: 'Session moved',
    sentence: d =>
      d.from === d.day
        ? `The time or the place of the session on ${day(d.day)} changes.`
        : `The session on ${day(d.from)} is moved to ${day(d.day)}.`,
  },
  'session-cancelled': {
    title: 'Session cancelled',
    sentence: d => `The session is cancelled: ${words.cancelReason[d.reason as CancelReason]}.`,
  },
  'session-convened': {
    title: 'Convocation sent',
    sentence: d =>
      `The members are convened: ${many(d.dossiers, 'dossier', 'dossiers')} on the agenda${
        d.notice ? `, at short notice (${words.shortNotice[d.notice as ShortNotice]})` : ''
      }.`,
  },
  'agenda-added': {
    title: 'Agenda completed',
    sentence: d => `After the convocation: ${many(d.dossiers, 'dossier added', 'dossiers added')}.`,
  },
  'proxy-given': {
    title: 'Proxy given',
    sentence: d => `${d.from} gives its voice to ${d.to} for this session${onPaper(d)}.`,
  },
  'proxy-withdrawn': {
    title: 'Proxy taken back',
    sentence: d =>
      Number(d.fallen) > 0
        ? `${d.from} takes back the proxy given to ${d.to}${onPaper(d)}: ${many(d.fallen, 'vote cast under it falls', 'votes cast under it fall')}.`
        : `${d.from} takes back the proxy given to ${d.to}${onPaper(d)}.`,
  },
  'attendance-recorded': {
    title: 'Attendance recorded',
    sentence: d => `Present: ${many(d.present, 'organisation', 'organisations')}.`,
  },
  'votes-reminded': {
    title: 'Votes reminded',
    sentence: d => `${many(d.people, 'person reminded', 'people reminded')}: vote awaited.`,
  },
  'convocation-due': {
    title: 'Convocation to send',
    sentence: d => `Reminder to the secretariat: to convene by ${day(d.day)}.`,
  },
  'minutes-due': {
    title: 'Minutes to sign',
    sentence: d =>
      `Reminder to the secretariat: the minutes of the session of ${day(d.day)} are to be signed.`,
  },
  'action-set': { title: 'Action decided', sentence: () => 'An action is given to somebody, with a date.' },
  'action-closed': { title: 'Action closed', sentence: () => 'An action decided in a session is closed.' },
  'minutes-shared': {
    title: 'Draft minutes sent',
    sentence: () => 'The members get the draft of the minutes and may remark on it.',
  },
  'remark-made': {
    title: 'Remark on the minutes',
    sentence: d =>
      d.late
        ? `${d.organisation} remarks on the signed minutes: it will stand in the next ones.`
        : `${d.organisation} remarks on the draft of the minutes.`,
  },
  'minutes-signed': {
    title: 'Minutes signed',
    sentence: () => 'The minutes of the session are signed.',
  },
}
