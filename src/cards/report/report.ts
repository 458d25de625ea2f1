import type { ReportView } from '../../actions/reports'
import type { IndicatorKey } from '../../domain/figure'
import type { ReportKind } from '../../domain/report'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { amountText, besideFigure } from '../../text/amounts'
import { formatDay } from '../../text/format'
import { periodName } from '../../text/period'
import { type Tone, cardKind } from '../card'
import sample from './report.sample.json'
import template from './report.template.json'

/** Figures that a report is known by; the files have all of them. */
const chosen: Readonly<Record<ReportKind, readonly IndicatorKey[]>> = {
  'provider-quarter': ['households', 'passeports', 'evolution', 'windows', 'allocated', 'lacking'],
  'provider-year': ['accompanied', 'started', 'funding', 'allocated', 'ordinary', 'lacking'],
  'body-month': ['households', 'capacity', 'windows', 'closed', 'allocated', 'vacant'],
  'body-quarter': [
    'households',
    'capacity',
    'joined',
    'allocated',
    'passeports',
    'dwellings',
    'delivered',
    'lacking',
  ],
  'steering-year': [
    'accompanied',
    'capacity',
    'allocated',
    'ordinary',
    'dwellings',
    'created',
    'turnover',
    'votes',
  ],
}

const tones: Readonly<Record<ReportView['step'], Tone>> = {
  sign: 'accent',
  send: 'accent',
  validate: 'accent',
  read: 'emphasis',
}

const history = (
  { signed, sentOn, validatedOn }: ReportView,
  { reports }: Text,
  language: Language,
): string =>
  [
    signed ? reports.signed(signed.by, formatDay(signed.on, language)) : '',
    sentOn ? reports.sent(formatDay(sentOn, language)) : '',
    validatedOn ? reports.validated(formatDay(validatedOn, language)) : '',
  ]
    .filter(Boolean)
    .join(' ')

/** A report before it is signed or sent, and after: its main figures, the rest as files. */
export const report = cardKind('report', {
  template,
  samples: sample as unknown as ReportView[],
  data: (view, text, language) => {
    const { reports, figures } = text
    const { step, kind, period, organisation, dossiers, more = 0, comment } = view
    const when = (condition: boolean, title: string) => (condition ? [{ title }] : [])
    return {
      title: reports.kinds[kind],
      kicker: [periodName(period, text, language), organisation?.name ?? ''].filter(Boolean).join(' · '),
      tone: tones[step],
      values: {
        report: view.report,
        intro: reports.intro[step],
        history: history(view, text, language),
        facts: chosen[kind]
          .flatMap(key => view.figures.figures.find(figure => figure.key === key) ?? [])
          .map(figure => ({
            title: figures.indicators[figure.key].name,
            value: amountText(figure, figure.unit, text, language),
            beside: besideFigure(figure, text, language),
          })),
        dossiers: dossiers.length > 0 ? reports.dossiers(dossiers.length + more) : '',
        masked: view.figures.masked ? figures.maskedNote : '',
        commentLabel: comment ? reports.comment : '',
        comment: comment ?? '',
        write:
          step === 'sign'
            ? [{ label: reports.comment, hint: reports.commentHint, error: reports.commentError }]
            : [],
        date:
          step === 'validate'
            ? [{ label: reports.validatedOn, value: view.today, error: reports.dateError }]
            : [],
        sign: when(step === 'sign', reports.sign),
        send: when(step === 'send', reports.send),
        validate: when(step === 'validate', reports.validate),
        papers: (['pdf', 'xlsx'] as const).map(format => ({
          title: figures[format],
          data: { v: 1, of: 'report.show', format, report: view.report },
        })),
      },
    }
  },
})
