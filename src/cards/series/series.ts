import type { LevelName, PasseportEntry } from '../../actions/passeports'
import type { SeriesView } from '../../actions/series'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { levelWord } from '../../text/levels'
import { button } from '../button'
import { cardKind } from '../card'
import sample from './series.sample.json'
import template from './series.template.json'

/** One mark a passeport: the higher, the better. The last level stands beside it as a word. */
const marks = ['▁', '▂', '▃', '▄', '▅', '▆', '▇'] as const
const NO_MARK = '‧'
const colors = ['Attention', 'Warning', 'Accent', 'Good'] as const

/** Of some steps from low to high, the one at a level's rank; `otherwise` for a level without one. */
const stepAt = <T extends string>(steps: readonly T[], rank: number | undefined, otherwise: T): T =>
  rank === undefined ? otherwise : (steps[Math.round(rank * (steps.length - 1))] ?? otherwise)

const rankOf = (levels: readonly LevelName[], level: string | undefined): number | undefined =>
  levels.find(({ key }) => key === level)?.rank

const domainRows = ({ domains, entries, levels: scale }: SeriesView, text: Text, language: Language) =>
  entries.length === 0
    ? []
    : domains.map(({ fr, en, levels }) => ({
        name: language === 'fr' ? fr : en,
        marks: levels.map(level => stepAt<string>(marks, rankOf(scale, level), NO_MARK)).join(''),
        word: levelWord(scale, levels.at(-1), text, language),
        color: stepAt<string>(colors, rankOf(scale, levels.at(-1)), 'Default'),
      }))

/** What each mark stands for: the levels that may be chosen, and those that are shown. */
const legend = ({ levels, domains }: SeriesView, text: Text, language: Language): string => {
  const seen = new Set(domains.flatMap(domain => domain.levels))
  return [
    ...levels
      .filter(({ key, asked, rank }) => rank !== undefined && (asked || seen.has(key)))
      .map(level => `${stepAt<string>(marks, level.rank, NO_MARK)} ${level[language]}`),
    `${NO_MARK} ${text.passeport.notAssessed}`,
  ].join(' · ')
}

/** What a correction changed, in words. */
const correction = (
  { corrected }: PasseportEntry,
  { levels }: SeriesView,
  text: Text,
  language: Language,
): string => {
  if (!corrected) return ''
  const { passeport: labels } = text
  const { on, by, reason, why, changes } = corrected
  const word = (level: string) => levelWord(levels, level, text, language)
  return [
    labels.correctedBy(formatDay(on, language), by, labels.reasons[reason]),
    ...changes.map(each => labels.changed(each[language], word(each.from), word(each.to))),
    ...(why ? [why] : []),
  ].join(' · ')
}

/** Whole entries on the card: the newest; the marks show the others. */
const TOLD = 4

const entryRow = (entry: PasseportEntry, view: SeriesView, text: Text, language: Language) => ({
  day: formatDay(entry.on, language),
  about: [
    text.passeport.entry(text.passeport.engagements[entry.engagement], entry.contacts),
    ...(entry.lastSeenOn ? [text.passeport.lastSeen(formatDay(entry.lastSeenOn, language))] : []),
    entry.by,
  ]
    .filter(Boolean)
    .join(' · '),
  line: entry.line ?? '',
  objective: entry.objective ?? '',
  correction: correction(entry, view, text, language),
})

/** How the measure goes, passeport after passeport: marks and words for each domain, then what was told. */
export const series = cardKind('series', {
  page: 'dossiers',
  part: 'evolution',
  template,
  samples: sample as unknown as SeriesView[],
  data: (view, text, language) => {
    const { passeport: labels, common } = text
    const { entries, dossier } = view
    const [first, last] = [entries[0], entries.at(-1)]
    return {
      title: labels.seriesTitle,
      kicker: view.code,
      values: {
        span:
          first && last
            ? labels.span(formatDay(first.on, language), formatDay(last.on, language))
            : labels.empty,
        domains: domainRows(view, text, language),
        legend: first ? legend(view, text, language) : '',
        entries: entries
          .slice(-TOLD)
          .reverse()
          .map(entry => entryRow(entry, view, text, language)),
        notes: [
          ...(view.older > 0 ? [labels.older(view.older)] : []),
          ...(view.reduced ? [labels.reduced] : []),
        ],
        mayCorrect: view.mayCorrect,
        required: common.required,
        wrong: [...entries].reverse().map(({ number, on }) => ({
          value: String(number),
          title: labels.correctOne(number, formatDay(on, language)),
        })),
        newest: String(last?.number ?? ''),
        labels,
        actions: [
          ...(view.maySend ? [button(labels.again, 'passeport.show', { dossier }, 'positive')] : []),
          // The list says which one.
          ...(view.mayCorrect
            ? [{ ...button(labels.correct, 'passeport.correct.show', { dossier }), inputs: 'auto' as const }]
            : []),
          button(common.openDossier, 'dossier.show', { dossier }),
        ],
      },
    }
  },
})
