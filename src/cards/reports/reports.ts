import type { ReportsView } from '../../actions/reports'
import { periodName } from '../../text/period'
import { reportState } from '../../text/reportState'
import { cardKind } from '../card'
import sample from './reports.sample.json'
import template from './reports.template.json'

/** `rapports`: those that wait for one, then the newest; a tap opens one. */
export const reports = cardKind('reports', {
  template,
  samples: sample as ReportsView[],
  data: ({ lines, next }, text, language) => ({
    title: text.reports.title,
    values: {
      none: lines.length === 0 ? text.reports.none : '',
      lines: lines.map(({ report, kind, period, state, organisation, waits }) => ({
        report,
        name: text.reports.kinds[kind],
        about: [periodName(period, text, language), organisation ?? '', reportState({ kind, state }, text)]
          .filter(Boolean)
          .join(' · '),
        mark: waits ? text.reports.waits : '',
      })),
      older: next === undefined ? [] : [{ title: text.reports.older, after: next }],
    },
  }),
})
