import type { SummaryView } from '../../actions/dialogViews'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { answerText } from '../answers'
import { cardKind } from '../card'
import sample from './referral-summary.sample.json'
import template from './referral-summary.template.json'

type Section = SummaryView['sections'][number]

const LONG = 90
const shortened = (text: string): string => (text.length > LONG ? `${text.slice(0, LONG).trim()}…` : text)

const linesOf = (section: Section, text: Text, language: Language): readonly string[] => {
  const { summary, field, colon, toMend } = text.referral
  const lines = section.answers.map(
    answer => field[answer.name].label + colon + shortened(answerText(answer, text, language)),
  )
  return [
    ...(section.wrongs.length > 0 ? [toMend(section.wrongs)] : []),
    ...lines,
    ...(section.private ? [summary.recorded] : []),
    ...(lines.length === 0 && !section.private && section.wrongs.length === 0 ? [summary.nothing] : []),
  ]
}

/** Every section, each to be corrected, before it is sent. Identity, diagnosis and texts are not shown again. */
export const referralSummary = cardKind('referral-summary', {
  template,
  samples: sample as unknown as SummaryView[],
  data: (view, text, language) => {
    const { summary, sections, form } = text.referral
    const ready = view.sections.every(({ wrongs }) => wrongs.length === 0)
    return {
      title: ready ? summary.title : summary.mend,
      kicker: summary.kicker,
      tone: ready ? 'good' : 'warning',
      values: {
        draft: view.draft,
        step: view.step,
        intro: summary.intro,
        sections: view.sections.map(section => ({
          section: section.section,
          title: sections[section.section],
          color: section.wrongs.length > 0 ? 'Attention' : 'Default',
          lines: linesOf(section, text, language),
        })),
        correct: summary.correct,
        ready,
        send: form.send,
        cancel: text.dialog.cancel,
      },
    }
  },
})
