/** Minutes in words, the same on their card and on paper. */
import type { Choice } from '../domain/round'
import type {
  Minutes,
  MinutesAction,
  MinutesAttendance,
  MinutesDecision,
  MinutesDossier,
  MinutesVote,
} from '../domain/minutes'
import type { Language } from '../domain/people'
import { type Presence, presences } from '../domain/attendance'
import type { Text } from '.'
import { formatDay } from './format'

export const allChoices = ['favourable', 'unfavourable', 'adjourn', 'abstain', 'recuse', 'missing'] as const

/** When and where, how it was convened, who presided: a line each. */
export const frameLines = (
  { on, time, place, mode, second, cancelled, convened, chair }: Minutes,
  { minutes }: Text,
  language: Language,
): readonly string[] => {
  const day = formatDay(on, language, 'long')
  const notice = convened?.notice ? ` (${minutes.notice[convened.notice]})` : ''
  return [
    mode === 'written' ? minutes.written(day, time) : minutes.meeting(day, time, place),
    convened ? minutes.convened(formatDay(convened.on, language)) + notice : minutes.notConvened,
    ...(second ? [minutes.second] : []),
    ...(cancelled ? [minutes.cancelled] : []),
    ...(chair ? [minutes.chair(chair)] : []),
  ]
}

const person = ({ organisation, person: who, deputy }: MinutesAttendance, { minutes }: Text): string =>
  who ? `${organisation} (${who}${deputy ? `, ${minutes.deputy}` : ''})` : organisation

/** What stands behind a proxy that was signed on paper. */
export const signedOnPaper = (onPaper: true | undefined, { minutes }: Text): string =>
  onPaper ? ` (${minutes.onPaper})` : ''

/** The equal share of a vote: who broke it, or that nobody did. */
export const shareLine = ({ castingVote, tied }: MinutesVote, { minutes }: Text): string | undefined =>
  castingVote ? minutes.casting(castingVote) : tied ? minutes.tied : undefined

export interface Labelled {
  readonly label: string
  readonly value: string
}

/** Organisations by how they were there, then the proxies; nothing of presence for a vote in writing. */
export const attendanceLines = ({ attendance, mode }: Minutes, text: Text): readonly Labelled[] => {
  const { minutes } = text
  const kinds: readonly (Presence | 'unknown')[] = mode === 'written' ? [] : [...presences, 'unknown']
  const proxies = attendance.filter(({ proxy }) => proxy)
  return [
    ...kinds.map(kind => ({
      label: minutes.presence[kind],
      value: attendance
        .filter(({ presence = 'unknown', proxy }) => presence === kind && (kind !== 'unknown' || !proxy))
        .map(each => person(each, text))
        .join(', '),
    })),
    {
      label: minutes.proxies,
      value: proxies
        .map(
          ({ organisation, proxy = '', onPaper }) =>
            minutes.proxy(organisation, proxy) + signedOnPaper(onPaper, text),
        )
        .join(', '),
    },
  ].filter(({ value }) => value !== '')
}

/** `5 favorables · 1 défavorable · 1 sans vote` */
export const countLine = ({ tally }: MinutesVote, { minutes }: Text): string =>
  allChoices
    .filter(choice => tally[choice] > 0)
    .map(choice => minutes.counted[choice](tally[choice]))
    .join(' · ')

export const quorumLine = ({ quorum }: Pick<MinutesVote, 'quorum'>, { minutes }: Text): string => {
  const { counted, of, needed, reached, waived } = quorum
  if (waived) return minutes.noQuorumNeeded(counted, of)
  return (reached ? minutes.quorum : minutes.noQuorum)(counted, of, needed)
}

/** The organisations that made a choice. */
export const voicesFor = (
  { voices }: MinutesVote,
  choice: Choice | 'missing',
  { minutes }: Text,
): readonly string[] =>
  voices
    .filter(voice => voice.choice === choice)
    .map(({ organisation, under }) => (under ? minutes.under(organisation, under) : organisation))

/** The organisations of each choice, a line each. */
export const voiceLines = (vote: MinutesVote, text: Text): readonly Labelled[] =>
  allChoices
    .map(choice => ({ label: text.minutes.choice[choice], value: voicesFor(vote, choice, text).join(', ') }))
    .filter(({ value }) => value !== '')

/** `Intégré au dispositif`, `Ajourné à la séance du 12 avril 2026` */
export const outcomeLine = (
  { outcome, to }: MinutesDecision,
  { minutes }: Text,
  language: Language,
): string =>
  outcome === 'adjourn' && to ? minutes.adjournedTo(formatDay(to, language)) : minutes.decided[outcome]

/** What the decision sets, a line each, without what people wrote. */
export const decisionLines = (
  { on, departs, provider, months, funding, need }: MinutesDecision,
  { minutes, words }: Text,
  language: Language,
): readonly Labelled[] => {
  const measure = [months ? minutes.months(months) : '', funding ? words.funder[funding] : '']
  return [
    { label: minutes.decidedOn, value: on ? formatDay(on, language) : '' },
    { label: minutes.provider, value: provider ?? '' },
    { label: minutes.measure, value: measure.filter(Boolean).join(' · ') },
    { label: minutes.need, value: need ? `${need.size} · ${words.territory[need.territory]}` : '' },
    { label: minutes.departsTitle, value: departs.map(each => minutes.departs[each]).join(', ') },
  ].filter(({ value }) => value !== '')
}

/** What the session did with a dossier: `open` while its vote is. */
export const resultLine = (
  { vote, decision }: MinutesDossier,
  open: boolean,
  text: Text,
  language: Language,
): string => {
  const { minutes } = text
  if (decision) return outcomeLine(decision, text, language)
  if (!vote) return minutes.notOpened
  return open ? minutes.voting : minutes.postponed
}

/** `Sabine Secretariat-Exemple, pour le 12 avril 2026 · fait le 3 avril 2026` */
export const actionLine = (
  { owner, due, state, closedOn }: MinutesAction,
  { minutes }: Text,
  language: Language,
): string => {
  const word = minutes.states[state]
  const closed = closedOn ? minutes.closed(word, formatDay(closedOn, language)) : word
  return [minutes.by(owner, formatDay(due, language)), ...(state === 'open' ? [] : [closed])].join(' · ')
}
