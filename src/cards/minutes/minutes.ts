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
  shareLine,
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

/** Remarks on a card, those to deal with first, and as much of each as lets the fullest session fit; the paper has all. */
const remarksOn = ({ dossiers }: MinutesView['minutes']): number => (dossiers.length > 15 ? 2 : 5)
const LETTERS = 140
const cut = (text: string): string => (text.length > LETTERS ? `${text.slice(0, LETTERS).trimEnd()}…` : text)

/** Remarks with what became of each; open ones with their buttons, for who signs. */
const remarkRows = (view: MinutesView, text: Text, language: Language) => {
  const { minutes: labels } = text
  const { session, signs, answering } = view
  const one = view.step === 'answer'
  const short = one ? (whole: string) => whole : cut
  const all = view.minutes.remarks ?? []
  return [
    ...all.filter(({ outcome }) => outcome === 'open'),
    ...all.filter(({ outcome }) => outcome !== 'open'),
  ]
    .filter(({ remark }) => !one || remark === answering)
    .slice(0, remarksOn(view.minutes))
    .map(({ remark, organisation, person, text: ref, outcome, answer, of }) => ({
      who: labels.remarkOf(organisation, person, of ? formatDay(of, language) : ''),
      text: short(written(view.texts, ref, text)),
      outcome: labels.remarkOutcome[outcome],
      answer: answer ? ` : ${short(written(view.texts, answer, text))}` : '',
      color: outcome === 'open' ? 'Attention' : 'Default',
      buttons:
        signs && outcome === 'open' && view.step === 'draft'
          ? [
              button(labels.take, 'remark.settle', { session, remark, outcome: 'taken' }),
              button(labels.reply, 'minutes.show', { session, step: 'answer', remark }),
            ]
          : [],
    }))
}

const moreRemarks = ({ minutes, step }: MinutesView, { minutes: labels }: Text): string => {
  const left = (minutes.remarks?.length ?? 0) - remarksOn(minutes)
  return left > 0 && step !== 'answer' && step !== 'remark' ? labels.more(left) : ''
}

/** Remarks that nobody has dealt with: minutes are not signed over them. */
const openRemarks = ({ minutes }: MinutesView): number =>
  (minutes.remarks ?? []).filter(({ outcome }) => outcome === 'open').length

const warnings = (view: MinutesView, { minutes }: Text): readonly string[] => {
  const { step, open, undecided, signs, signed } = view
  if (step === 'remark' && signed) return [minutes.remarkLate]
  if (step === 'remark' || step === 'answer') return []
  if (signed) return signed.intact ? [] : [minutes.broken]
  if (step === 'confirm')
    return [minutes.forGood, ...(undecided.length > 0 ? [minutes.releases(undecided)] : [])]
  const remarks = openRemarks(view)
  return [
    ...(signs && open.length > 0 ? [minutes.toFinish(open)] : []),
    ...(signs && remarks > 0 ? [minutes.openRemarks(remarks)] : []),
  ]
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
  const share = vote && shareLine(vote, text)
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
      ...(share ? [{ label: minutes.vote, value: share }] : []),
      ...(vote ? voiceLines(vote, text) : []),
    ],
    reasons: (vote?.voices ?? []).flatMap(({ organisation, reason }) => row(organisation, reason)),
  }
}

const buttons = (view: MinutesView, { minutes, common, session: agenda }: Text): readonly Button[] => {
  const { session, step, signs, open, draft = '', form, shared, remark, answering = '' } = view
  const shown = (title: string, more = {}) => button(title, 'minutes.show', { session, ...more })
  if (step === 'dossier') return [shown(common.back)]
  if (step === 'confirm')
    return [button(minutes.sign, 'minutes.sign', { session, draft }, 'positive'), shown(common.back)]
  if (step === 'remark' && remark !== undefined)
    return [button(minutes.sendRemark, 'remark.make', { session, remark }, 'positive'), shown(common.back)]
  if (step === 'answer')
    return [
      button(
        minutes.sendAnswer,
        'remark.settle',
        { session, remark: answering, outcome: 'answered' },
        'positive',
      ),
      shown(common.back),
    ]
  if (step === 'action' && form)
    return [
      button(minutes.setAction, 'task.set', { session, task: form.task }, 'positive'),
      shown(common.back),
    ]
  return [
    ...(signs && open.length === 0 && openRemarks(view) === 0
      ? [button(minutes.toSign, 'minutes.show', { session, step: 'confirm' }, 'positive')]
      : []),
    ...(signs && !shared && !view.minutes.cancelled
      ? [button(minutes.share, 'minutes.share', { session })]
      : []),
    ...(draft === '' ? [] : [shown(minutes.addAction, { step: 'action' })]),
    ...(remark === undefined ? [] : [shown(minutes.addRemark, { step: 'remark' })]),
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
  if (step === 'remark' || step === 'answer') return 'accent'
  if (signed) return signed.intact ? 'good' : 'attention'
  if (step === 'confirm') return 'warning'
  return open.length > 0 ? 'emphasis' : 'accent'
}

const title = ({ step, signed, dossier, minutes }: MinutesView, text: Text, language: Language): string => {
  if (step === 'dossier') return minutes.dossiers.find(each => each.dossier === dossier)?.code ?? ''
  if (step !== 'draft' && step !== 'signed') return text.minutes[step]
  return signed ? text.minutes.title(formatDay(minutes.on, language, 'long')) : text.minutes.draft
}

const signature = (view: MinutesView, { minutes }: Text, language: Language) => {
  const signed = view.step === 'remark' ? undefined : view.signed
  return {
    signature: signed ? minutes.signature(signed.by, formatDay(signed.on, language)) : '',
    fingerprint: signed ? `${minutes.fingerprint} ${signed.hash.slice(0, 16)}…` : '',
  }
}

const noteOf = ({ step, signs, shared, draft }: MinutesView, { minutes }: Text): string => {
  if (step !== 'draft') return ''
  if (shared) return minutes.shared
  return signs || draft === undefined ? minutes.explain : minutes.notBegun
}

const samples = sample as unknown as readonly MinutesView[]

/** A session as full as its agenda can be: its card must still fit. */
const fullest = (view: MinutesView): MinutesView => ({
  ...view,
  signs: true,
  texts: { ...view.texts, long: 'Un texte long. '.repeat(60) },
  minutes: {
    ...view.minutes,
    remarks: Array.from({ length: 6 }, (_, index) => ({
      remark: `full${index}`,
      organisation: 'Métropole Exemple',
      person: 'Maud Membre-Exemple',
      on: view.minutes.on,
      text: 'long',
      outcome: index % 2 === 0 ? 'open' : 'answered',
      answer: 'long',
    })),
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
        note: noteOf(view, text),
        remarks: whole || step === 'answer' ? remarkRows(view, text, language) : [],
        moreRemarks: moreRemarks(view, text),
        writes: step === 'remark' || step === 'answer',
        field: step === 'answer' ? 'answer' : 'text',
        writing: step === 'answer' ? labels.answerLabel : labels.remarkLabel,
        writingHint: step === 'answer' ? labels.answerHint : labels.remarkHint,
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
