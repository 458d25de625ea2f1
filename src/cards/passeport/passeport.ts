import { PASSEPORT_LINE, type PasseportView } from '../../actions/passeportForm'
import { NOT_ASSESSED, correctionReasons, engagements } from '../../domain/passeport'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { levelWord } from '../../text/levels'
import { type Button, button } from '../button'
import { cardKind } from '../card'
import type { Row } from '../profile'
import sample from './passeport.sample.json'
import template from './passeport.template.json'

/** After it was sent: the domains whose level is not what it was. */
const changes = (view: PasseportView, text: Text, language: Language): readonly Row[] => {
  const { step, domains, last, levels } = view
  const { passeport: labels } = text
  const word = (level: string) => levelWord(levels, level, text, language)
  if (step === 'corrected')
    return (last?.corrected?.changes ?? []).map(({ fr, en, from, to }) => ({
      label: language === 'fr' ? fr : en,
      value: labels.change(word(from), word(to)),
    }))
  if (step !== 'sent' || !last) return []
  return [
    { label: labels.engagement, value: labels.engagedAs(labels.engagements[last.engagement], last.contacts) },
    ...domains
      .filter(({ last: now, before }) => now !== undefined && before !== undefined && now !== before)
      .map(({ fr, en, last: now = '', before = '' }) => ({
        label: language === 'fr' ? fr : en,
        value: labels.change(word(before), word(now)),
      })),
  ]
}

const intro = (
  { step, number, last, missing, today }: PasseportView,
  { passeport: labels }: Text,
  language: Language,
) => {
  if (step === 'corrected') return labels.correctedOn(formatDay(last?.corrected?.on ?? today, language))
  if (step === 'correct' && last) return labels.correcting(number, formatDay(last.on, language), last.by)
  if (step === 'sent') return labels.sentOn(formatDay(last?.on ?? today, language))
  if (missing) return labels.missing
  return last ? '' : labels.first
}

const isForm = ({ step }: PasseportView): boolean => step === 'form' || step === 'correct'

/** What may be chosen; a level that may not any more, where the passeport that is corrected has it. */
const levelChoices = ({ step, domains, levels }: PasseportView, text: Text, language: Language) => {
  const kept = new Set(step === 'correct' ? domains.map(({ last }) => last) : [])
  const keys = levels.filter(({ key, asked }) => asked || kept.has(key)).map(({ key }) => key)
  return [NOT_ASSESSED, ...keys].map(value => ({ value, title: levelWord(levels, value, text, language) }))
}

const domainInputs = (view: PasseportView, text: Text, language: Language) => {
  const { step, domains, levels } = view
  if (!isForm(view)) return []
  const offered = new Set(levelChoices(view, text, language).map(({ value }) => value))
  const labelled = text.passeport[step === 'correct' ? 'was' : 'domain']
  return domains.map(({ key, fr, en, last }) => ({
    key,
    label: labelled(language === 'fr' ? fr : en, last ? levelWord(levels, last, text, language) : ''),
    // A level of last time that may not be chosen any more is beside the question, and nothing is chosen for them.
    value: last !== undefined && offered.has(last) ? last : NOT_ASSESSED,
  }))
}

const actions = (
  { step, dossier, number, version, last }: PasseportView,
  { passeport: labels, common }: Text,
): readonly Button[] => {
  const series = button(labels.series, 'series.show', { dossier })
  if (step === 'correct')
    return [
      button(labels.record, 'passeport.correct', { dossier, number, version: version ?? 2 }, 'positive'),
      series,
    ]
  if (step === 'corrected') return [series, button(common.openDossier, 'dossier.show', { dossier })]
  const shown: readonly Button[] =
    step === 'form'
      ? [button(labels.send, 'passeport.send', { dossier, number }, 'positive'), ...(last ? [series] : [])]
      : [
          series,
          button(labels.again, 'passeport.show', { dossier }),
          ...(last
            ? [button(labels.correct, 'passeport.correct.show', { dossier, number: last.number })]
            : []),
        ]
  // Without last time's values a required question is open, and would block any other button.
  return step === 'form' && !last
    ? shown
    : [...shown, button(common.openDossier, 'dossier.show', { dossier })]
}

/** The passeport of a household, to fill on a phone in under a minute: last time's values are there already. */
export const passeport = cardKind('passeport', {
  template,
  samples: sample as unknown as PasseportView[],
  data: (view, text, language) => {
    const { passeport: labels, common } = text
    const { step, last } = view
    const [form, correcting] = [isForm(view), step === 'correct']
    const rows = changes(view, text, language)
    return {
      title: `${labels.title[step]} · ${labels.quarter(view.quarter)}`,
      kicker: view.code,
      tone: step === 'sent' || step === 'corrected' ? 'good' : view.missing ? 'warning' : 'accent',
      values: {
        form,
        hasLast: step === 'form' && last !== undefined,
        correcting,
        dossier: view.dossier,
        number: view.number,
        today: view.today,
        intro: intro(view, text, language),
        last: step === 'form' && last ? labels.lastOn(formatDay(last.on, language), last.by) : '',
        changes: rows,
        contacts: correcting && last ? last.contacts : 1,
        seen: last?.lastSeenOn ?? '',
        engagement: last?.engagement ?? '',
        engagementLabel: labels.domain(
          labels.engagement,
          last && !correcting ? labels.engagements[last.engagement] : '',
        ),
        engagements: engagements.map(value => ({ value, title: labels.engagements[value] })),
        domains: domainInputs(view, text, language),
        levels: levelChoices(view, text, language),
        reasons: correctionReasons.map(value => ({ value, title: labels.reasons[value] })),
        lastLine: step === 'form' && last?.line ? labels.lastLine(last.line) : '',
        line: correcting ? (last?.line ?? '') : '',
        objective: last?.objective ?? '',
        labels,
        required: common.required,
        dateError: common.dateError,
        tooLong: common.tooLong(PASSEPORT_LINE),
        actions: actions(view, text),
      },
    }
  },
})
