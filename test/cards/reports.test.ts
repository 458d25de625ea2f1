/** The list of reports: a report that nobody has to sign is never said to wait for it. */
import type { ReportLine } from '../../src/actions/reports'
import { textOf } from '../../src/text'
import { reportState } from '../../src/text/reportState'

test.each<[ReportLine['kind'], ReportLine['state'], string]>([
  ['body-month', 'open', 'à disposition'],
  ['body-quarter', 'open', 'à disposition'],
  ['provider-quarter', 'open', 'à relire'],
  ['steering-year', 'open', 'à relire'],
  ['steering-year', 'sent', 'envoyé au comité'],
])('%s, %s: %s', (kind, state, said) => {
  expect(reportState({ kind, state }, textOf('fr'))).toBe(said)
})
