/** The minutes of a session on paper: what the card tells, in full. */
import type { MinutesView } from '../actions/minutes'
import type {
  MinutesAction,
  MinutesAttendance,
  MinutesDossier,
  MinutesVote,
  TextRef,
} from '../domain/minutes'
import type { Language } from '../domain/people'
import { type Text, textOf } from '../text'
import { formatDay } from '../text/format'
import { profileLine } from '../text/profile'
import {
  allChoices,
  attendanceLines,
  decisionLines,
  frameLines,
  quorumLine,
  resultLine,
  shareLine,
  signedOnPaper,
  voicesFor,
} from '../text/minutes'
import type { Make } from './paper'
import { type Content, labelled, section, solid, table, toPdf } from './pdf'

interface Setting {
  readonly view: MinutesView
  readonly text: Text
  readonly language: Language
}

const written = ({ view, text }: Setting, ref: TextRef): string => view.texts[ref] ?? text.minutes.erased

/** How it was there, and who held its voice: `excusé, pouvoir à Habitat Tilleul`. */
const presenceOf = ({ presence, proxy, onPaper }: MinutesAttendance, text: Text): string =>
  [
    presence || !proxy ? text.minutes.onePresence[presence ?? 'unknown'] : '',
    proxy ? text.minutes.proxyTo(proxy) + signedOnPaper(onPaper, text) : '',
  ]
    .filter(Boolean)
    .join(', ')

const attendance = ({ view, text, language }: Setting): readonly Content[] => {
  const { minutes } = text
  const { attendance: all, mode } = view.minutes
  if (mode === 'written')
    return attendanceLines(view.minutes, text).map(({ label, value }) => labelled(label, value, language))
  return [
    section(minutes.attendance),
    table(
      ['*', 'auto', 'auto', '*'],
      [minutes.organisation, minutes.voice, minutes.attendance, minutes.representedBy],
      all.map(each => [
        each.organisation,
        each.voice > 0 ? minutes.weight(each.voice) : minutes.withoutVoice,
        presenceOf(each, text),
        [each.person, each.deputy ? minutes.deputy : ''].filter(Boolean).join(', '),
      ]),
    ),
  ]
}

const votes = (vote: MinutesVote, { text }: Setting): Content =>
  table(
    ['auto', 'auto', '*'],
    [text.minutes.vote, text.minutes.voice, text.minutes.organisations],
    allChoices
      .filter(choice => vote.tally[choice] > 0)
      .map(choice => [
        solid(text.minutes.choice[choice]),
        text.minutes.weight(vote.tally[choice]),
        voicesFor(vote, choice, text).join(', '),
      ]),
  )

const typed = (setting: Setting, label: string, ref: TextRef | undefined): readonly Content[] =>
  ref ? [labelled(label, written(setting, ref), setting.language, true)] : []

const voted = (vote: MinutesVote, setting: Setting): readonly Content[] => {
  const { minutes } = setting.text
  const reasons = vote.voices.flatMap(({ organisation, reason }) => typed(setting, organisation, reason))
  const share = shareLine(vote, setting.text)
  return [
    votes(vote, setting),
    { text: [quorumLine(vote, setting.text), ' · ', minutes.outcome[vote.outcome]].join(''), style: 'soft' },
    ...(share ? [{ text: share, style: 'soft' }] : []),
    ...(vote.discussed ? [{ text: minutes.discussed, style: 'soft' }] : []),
    ...(reasons.length > 0
      ? [
          {
            stack: [{ text: minutes.reasons, style: 'label', headlineLevel: 1 }, ...reasons],
            margin: [0, 4, 0, 0],
          } as Content,
        ]
      : []),
  ]
}

const dossier = (each: MinutesDossier, index: number, setting: Setting): Content => {
  const { view, text, language } = setting
  const { minutes } = text
  const { vote, decision, code, late, profile } = each
  return {
    stack: [
      {
        // The heading stays with what was decided.
        stack: [
          { text: `${index + 1}. ${code}`, style: 'item' },
          { text: [profileLine(profile, text), ...(late ? [minutes.late] : [])].join(' · '), style: 'soft' },
          {
            text: resultLine(each, view.open.includes(code), text, language),
            style: 'label',
            margin: [0, 3, 0, 2],
          },
        ],
        unbreakable: true,
      },
      ...(decision
        ? decisionLines(decision, text, language).map(line => labelled(line.label, line.value, language))
        : []),
      ...(decision
        ? [
            ...typed(setting, minutes.conditions, decision.conditions),
            ...typed(setting, minutes.objectives, decision.objectives),
            ...typed(setting, minutes.reason[decision.outcome], decision.reason),
          ]
        : []),
      ...(vote ? voted(vote, setting) : []),
    ],
  }
}

const actions = (title: string, list: readonly MinutesAction[], setting: Setting): readonly Content[] => {
  if (list.length === 0) return []
  const { text, language } = setting
  const { minutes } = text
  return [
    section(title),
    table(
      ['*', 'auto', 'auto', 'auto'],
      [minutes.what, minutes.owner, minutes.due, minutes.state],
      list.map(({ what, owner, due, state, closedOn, code }) => [
        [code, written(setting, what)].filter(Boolean).join(' · '),
        owner,
        solid(formatDay(due, language)),
        solid(
          closedOn
            ? minutes.closed(minutes.states[state], formatDay(closedOn, language))
            : minutes.states[state],
        ),
      ]),
    ),
  ]
}

const remarks = (setting: Setting): readonly Content[] => {
  const { view, text, language } = setting
  const { minutes } = text
  const all = view.minutes.remarks ?? []
  if (all.length === 0) return []
  return [
    section(minutes.remarks),
    table(
      ['auto', '*', '*'],
      [minutes.organisation, minutes.remark, minutes.state],
      all.map(({ organisation, person, text: ref, outcome, answer, of }) => [
        minutes.remarkOf(organisation, person, of ? formatDay(of, language) : ''),
        written(setting, ref),
        answer ? written(setting, answer) : minutes.remarkOutcome[outcome],
      ]),
    ),
  ]
}

const signature = ({ view: { signed }, text, language }: Setting): Content => {
  const { minutes } = text
  if (!signed) return { text: minutes.notSigned, style: 'warning', margin: [0, 24, 0, 0] }
  return {
    stack: [
      { text: minutes.signature(signed.by, formatDay(signed.on, language)), style: 'label' },
      { text: `${minutes.fingerprint} ${signed.hash}`, style: 'small' },
      { text: minutes.proves, style: 'small' },
      ...(signed.intact ? [] : [{ text: minutes.broken, style: 'warning' }]),
    ],
    unbreakable: true,
    margin: [0, 24, 0, 0],
  }
}

const contentOf = (setting: Setting): readonly Content[] => {
  const { view, text, language } = setting
  const { minutes } = text
  const { dossiers, reviewed, actions: set } = view.minutes
  const [when = '', ...frame] = frameLines(view.minutes, text, language)
  return [
    { text: view.signed ? minutes.heading : minutes.draft, style: 'title' },
    { text: when, style: 'subtitle' },
    { text: frame.join(' · '), style: 'soft', margin: [0, 2, 0, 0] },
    ...attendance(setting),
    section(minutes.dossiers),
    ...(dossiers.length === 0 ? [{ text: minutes.none }] : []),
    ...dossiers.map((each, index) => dossier(each, index, setting)),
    ...actions(minutes.actions, set, setting),
    ...actions(minutes.reviewed, reviewed, setting),
    ...remarks(setting),
    signature(setting),
  ]
}

/** Signed minutes for good, a draft with its mark across each page. */
export const minutesPdf: Make<'minutes'> = async (view, { language, now }) => {
  const text = textOf(language)
  const { minutes } = text
  const { on } = view.minutes
  const title = minutes.title(formatDay(on, language))
  const body = await toPdf({
    title,
    head: [minutes.body, title],
    foot: view.signed ? `${minutes.fingerprint} ${view.signed.hash.slice(0, 16)}…` : minutes.notSigned,
    page: minutes.page,
    content: contentOf({ view, text, language }),
    language,
    now,
    ...(!view.signed && { watermark: minutes.mark }),
  })
  return { name: `${view.signed ? minutes.file : minutes.fileDraft}-${on}.pdf`, body }
}
