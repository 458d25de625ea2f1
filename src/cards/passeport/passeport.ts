import { PASSEPORT_LINE, type PasseportView } from '../../actions/passeport'
import { engagements, levels } from '../../domain/passeport'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { type Button, button } from '../button'
import { cardKind } from '../card'
import type { Row } from '../profile'
import sample from './passeport.sample.json'
import template from './passeport.template.json'

/** After it was sent: the domains whose level is not what it was. */
const changes = ({ step, domains, last }: PasseportView, text: Text, language: Language): readonly Row[] => {
  const { passeport: labels } = text
  if (step !== 'sent' || !last) return []
  return [
    { label: labels.engagement, value: labels.entry(labels.engagements[last.engagement], last.contacts) },
    ...domains
      .filter(({ last: now, before }) => now !== undefined && before !== undefined && now !== before)
      .map(({ fr, en, last: now = 'not-assessed', before = 'not-assessed' }) => ({
        label: language === 'fr' ? fr : en,
        value: labels.change(labels.levels[before], labels.levels[now]),
      })),
  ]
}

const intro = (
  { step, last, missing, today }: PasseportView,
  { passeport: labels }: Text,
  language: Language,
) => {
  if (step === 'sent') return labels.sentOn(formatDay(last?.on ?? today, language))
  if (missing) return labels.missing
  return last ? '' : labels.first
}

const domainInputs = ({ step, domains }: PasseportView, { passeport: labels }: Text, language: Language) =>
  step === 'form'
    ? domains.map(({ key, fr, en, last }) => ({
        key,
        label: labels.domain(language === 'fr' ? fr : en, last ? labels.levels[last] : ''),
        value: last ?? 'not-assessed',
      }))
    : []

const actions = ({ step, dossier, number, last }: PasseportView, { passeport: labels, common }: Text) => {
  const series = button(labels.series, 'series.show', { dossier })
  const shown: readonly Button[] =
    step === 'form'
      ? [button(labels.send, 'passeport.send', { dossier, number }, 'positive'), ...(last ? [series] : [])]
      : [series, button(labels.again, 'passeport.show', { dossier })]
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
    const form = step === 'form'
    const rows = changes(view, text, language)
    return {
      title: `${labels.title[step]} · ${labels.quarter(view.quarter)}`,
      kicker: view.code,
      tone: step === 'sent' ? 'good' : view.missing ? 'warning' : 'accent',
      values: {
        form,
        hasLast: form && last !== undefined,
        dossier: view.dossier,
        number: view.number,
        today: view.today,
        intro: intro(view, text, language),
        last: form && last ? labels.lastOn(formatDay(last.on, language), last.by) : '',
        changes: rows,
        contacts: 1,
        seen: last?.lastSeenOn ?? '',
        engagement: last?.engagement ?? '',
        engagementLabel: labels.domain(labels.engagement, last ? labels.engagements[last.engagement] : ''),
        engagements: engagements.map(value => ({ value, title: labels.engagements[value] })),
        domains: domainInputs(view, text, language),
        levels: levels.map(value => ({ value, title: labels.levels[value] })),
        lastLine: form && last?.line ? labels.lastLine(last.line) : '',
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
