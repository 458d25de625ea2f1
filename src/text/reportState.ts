/** How far a report is, as people read it. */
import type { ReportKind, ReportState } from '../domain/report'
import type { Text } from './index'

/** Nobody signs or validates those of the technical body: they are there to be read. */
export const reportState = (
  { kind, state }: { readonly kind: ReportKind; readonly state: ReportState },
  { reports }: Pick<Text, 'reports'>,
): string => (kind === 'body-month' || kind === 'body-quarter' ? reports.ready : reports.states[state])
