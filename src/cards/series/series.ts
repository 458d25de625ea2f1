import type { PasseportEntry, SeriesView } from '../../actions/passeport'
import type { Level } from '../../domain/passeport'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { button } from '../button'
import { cardKind } from '../card'
import sample from './series.sample.json'
import template from './series.template.json'

/** One mark a passeport: the higher, the better. The last level stands beside it as a word. */
const marks: Readonly<Record<Level, string>> = {
  'not-assessed': '‧',
  blocked: '▁',
  fragile: '▃',
  progressing: '▅',
  acquired: '▇',
}
const colors: Readonly<Record<Level, string>> = {
  'not-assessed': 'Default',
  blocked: 'Attention',
  fragile: 'Warning',
  progressing: 'Accent',
  acquired: 'Good',
}

const domainRows = ({ domains, entries }: SeriesView, { passeport: labels }: Text, language: Language) =>
  entries.length === 0
    ? []
    : domains.map(({ fr, en, levels }) => {
        const last = levels.at(-1) || 'not-assessed'
        return {
          name: language === 'fr' ? fr : en,
          marks: levels.map(level => marks[level || 'not-assessed']).join(''),
          word: labels.levels[last],
          color: colors[last],
        }
      })

/** Whole entries on the card: the newest; the marks show the others. */
const TOLD = 4

const entryRow = (entry: PasseportEntry, { passeport: labels }: Text, language: Language) => ({
  day: formatDay(entry.on, language),
  about: [
    labels.entry(labels.engagements[entry.engagement], entry.contacts),
    ...(entry.lastSeenOn ? [labels.lastSeen(formatDay(entry.lastSeenOn, language))] : []),
    entry.by,
  ]
    .filter(Boolean)
    .join(' · '),
  line: entry.line ?? '',
  objective: entry.objective ?? '',
})

/** How the measure goes, passeport after passeport: marks and words for each domain, then what was told. */
export const series = cardKind('series', {
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
        legend: first ? labels.legend : '',
        entries: entries
          .slice(-TOLD)
          .reverse()
          .map(entry => entryRow(entry, text, language)),
        notes: [
          ...(view.older > 0 ? [labels.older(view.older)] : []),
          ...(view.reduced ? [labels.reduced] : []),
        ],
        labels,
        actions: [
          ...(view.maySend ? [button(labels.again, 'passeport.show', { dossier }, 'positive')] : []),
          button(common.openDossier, 'dossier.show', { dossier }),
        ],
      },
    }
  },
})
