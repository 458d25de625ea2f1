import type { MinutesView } from '../../actions/minutes'
import type { MinutesAction, MinutesDossier, MinutesTexts, TextRef } from '../../domain/minutes'
import type { Language } from '../../domain/people'
import { limits } from '../../domain/referral'
import { AGENDA_LIMIT } from '../../domain/session'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import {
  actionLine,
  attendanceLines,
  countLine,
  decisionLines,
  frameLines,
  quorumLine,
  resultLine,
  voiceLines,
} from '../../text/minutes'
import { type Button, button } from '../button'
import { type Tone, cardKind } from '../card'
import { profileLine } from '../profile'
import sample from './minutes.sample.json'
import template from './minutes.template.json'

const written = (texts: MinutesTexts, ref: TextRef, { minutes }: Text): string => texts[ref] ?? minutes.erased

/** A dossier on the list: its code, what was decided, and how the vote stood. */
const listed = (view: MinutesView, text: Text, language: Language) =>
  view.minutes.dossiers.map(each => {
    const { dossier, code, vote, decision, late } = each
    const notes = [
      ...(vote ? [countLine(vote, text)] : []),
      ...(vote && !vote.quorum.reached ? [text.minutes.outcome['no-quorum']] : []),
      ...(decision?.departs ?? []).map(departure => text.minutes.departs[departure]),
      ...(late ? [text.minutes.late] : []),
    ]
    return {
      dossier,
      code,
      result: resultLine(each, view.open.includes(code), text, language),
      notes: notes.filter(Boolean).join(' · '),
    }
  })

/** Actions on a card; the paper has them all. */
const SHOWN = 8

const actionRows = (
  actions: readonly MinutesAction[],
  { texts }: MinutesView,
  text: Text,
  language: Language,
) =>
  actions.slice(0, SHOWN).map(action => ({
    what: `${action.code ? `${action.code} · ` : ''}${written(texts, action.what, text)}`,
    about: actionLine(action, text, language),
    color: action.state === 'done' ? 'Good' : 'Default',
  }))

const actionValues = (view: MinutesView, text: Text, language: Language) => {
  const { actions, reviewed } = view.minutes
  const left = Math.max(0, actions.length - SHOWN) + Math.max(0, reviewed.length - SHOWN)
  return {
    reviewed: actionRows(reviewed, view, text, language),
    actions: actionRows(actions, view, text, language),
    more: left > 0 ? text.minutes.more(left) : '',
  }
}

const warnings = (
  { step, open, undecided, signs, signed }: MinutesView,
  { minutes }: Text,
): readonly string[] => {
  if (signed) return signed.intact ? [] : [minutes.broken]
  if (step === 'confirm')
    return [minutes.forGood, ...(undecided.length > 0 ? [minutes.releases(undecided)] : [])]
  return signs && open.length > 0 ? [minutes.toFinish(open)] : []
}

/** One dossier in full: vote, voices with their reasons, decision. */
const inFull = (
  dossier: MinutesDossier | undefined,
  { texts, open }: MinutesView,
  text: Text,
  language: Language,
) => {
  if (!dossier) return { profile: '', result: '', rows: [], reasons: [] }
  const { minutes } = text
  const { vote, decision } = dossier
  const row = (label: string, ref: TextRef | undefined) =>
    ref ? [{ label, value: written(texts, ref, text) }] : []
  const flags = [dossier.late ? minutes.late : '', vote?.discussed ? minutes.discussed : '']
  return {
    profile: [profileLine(dossier.profile, text), ...flags.filter(Boolean)].join(' · '),
    result: resultLine(dossier, open.includes(dossier.code), text, language),
    rows: [
      ...(decision ? decisionLines(decision, text, language) : []),
      ...(decision ? row(minutes.conditions, decision.conditions) : []),
      ...(decision ? row(minutes.objectives, decision.objectives) : []),
      ...(decision ? row(minutes.reason[decision.outcome], decision.reason) : []),
      ...(vote ? [{ label: minutes.vote, value: minutes.outcome[vote.outcome] }] : []),
      ...(vote?.castingVote ? [{ label: minutes.vote, value: minutes.casting(vote.castingVote) }] : []),
      ...(vote ? voiceLines(vote, text) : []),
    ],
    reasons: (vote?.voices ?? []).flatMap(({ organisation, reason }) => row(organisation, reason)),
  }
}

const buttons = (view: MinutesView, { minutes, common, session: agenda }: Text): readonly Button[] => {
  const { session, step, signs, open, draft = '', form, signed } = view
  const shown = (title: string, more = {}) => button(title, 'minutes.show', { session, ...more })
  if (step === 'dossier') return [shown(common.back)]
  if (step === 'confirm')
    return [button(minutes.sign, 'minutes.sign', { session, draft }, 'positive'), shown(common.back)]
  if (step === 'action' && form)
    return [
      button(minutes.setAction, 'task.set', { session, task: form.task }, 'positive'),
      shown(common.back),
    ]
  return [
    ...(signs && open.length === 0
      ? [button(minutes.toSign, 'minutes.show', { session, step: 'confirm' }, 'positive')]
      : []),
    ...(signed ? [] : [shown(minutes.addAction, { step: 'action' })]),
    button(minutes.pdf, 'paper.link', { of: 'minutes.show', format: 'pdf', session }),
    button(agenda.agenda, 'agenda.show', { session }),
  ]
}

const formValues = ({ step, form, minutes, today }: MinutesView, text: Text) => {
  const labels = text.minutes.form
  return {
    asks: step === 'action' && form !== undefined,
    today,
    due: form?.due ?? today,
    owners: (form?.people ?? []).map(({ id, name, organisation }) => ({
      value: id,
      title: organisation ? `${name} · ${organisation}` : name,
    })),
    about: [
      { value: 'none', title: labels.noDossier },
      ...minutes.dossiers.map(({ dossier, code }) => ({ value: dossier, title: code })),
    ],
    form: labels,
    required: text.common.required,
    dateError: text.common.dateError,
    tooLong: text.common.tooLong(limits.text),
  }
}

const tone = ({ step, signed, open }: MinutesView): Tone => {
  if (signed) return signed.intact ? 'good' : 'attention'
  if (step === 'confirm') return 'warning'
  return open.length > 0 ? 'emphasis' : 'accent'
}

const title = ({ step, signed, dossier, minutes }: MinutesView, text: Text, language: Language): string => {
  if (step === 'dossier') return minutes.dossiers.find(each => each.dossier === dossier)?.code ?? ''
  if (step === 'confirm' || step === 'action') return text.minutes[step]
  return signed ? text.minutes.title(formatDay(minutes.on, language, 'long')) : text.minutes.draft
}

const signature = ({ signed }: MinutesView, { minutes }: Text, language: Language) => ({
  signature: signed ? minutes.signature(signed.by, formatDay(signed.on, language)) : '',
  fingerprint: signed ? `${minutes.fingerprint} ${signed.hash.slice(0, 16)}…` : '',
})

const samples = sample as unknown as readonly MinutesView[]

/** A session as full as its agenda can be: its card must still fit. */
const fullest = (view: MinutesView): MinutesView => ({
  ...view,
  minutes: {
    ...view.minutes,
    dossiers: Array.from({ length: AGENDA_LIMIT }, (_, index) => {
      const given = view.minutes.dossiers.slice(index % 2, (index % 2) + 1)
      return given.map(each => ({ ...each, dossier: `full${index}`, code: `M-2026-${100 + index}` }))
    }).flat(),
  },
})

/** The minutes of a session: a draft that fills by itself, then what was signed, for good. */
export const minutes = cardKind('minutes', {
  template,
  samples: [...samples, ...samples.slice(0, 1).map(fullest)],
  refreshes: true,
  data: (view, text, language) => {
    const { step, minutes: said, signed } = view
    const whole = step === 'draft' || step === 'signed' || step === 'confirm'
    const one = step === 'dossier' ? said.dossiers.find(({ dossier }) => dossier === view.dossier) : undefined
    const labels = text.minutes
    return {
      title: title(view, text, language),
      kicker: signed
        ? labels.signed(formatDay(signed.on, language))
        : labels.title(formatDay(said.on, language)),
      tone: tone(view),
      values: {
        session: view.session,
        whole,
        warnings: warnings(view, text),
        note: step === 'draft' ? (view.signs ? labels.explain : labels.notBegun) : '',
        frame: whole ? frameLines(said, text, language) : [],
        attendance: whole ? attendanceLines(said, text) : [],
        dossiers: whole ? listed(view, text, language) : [],
        none: whole && said.dossiers.length === 0 ? labels.none : '',
        ...(whole ? actionValues(view, text, language) : { reviewed: [], actions: [], more: '' }),
        ...inFull(one, view, text, language),
        quorum: one?.vote ? quorumLine(one.vote, text) : '',
        counted: one?.vote ? countLine(one.vote, text) : '',
        ...signature(view, text, language),
        ...formValues(view, text),
        labels,
        buttons: buttons(view, text),
      },
    }
  },
})
