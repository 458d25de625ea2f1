/** Names of periods as people read them. */
import type { Language } from '../domain/people'
import { formatMonth } from './format'
import type { Text } from './index'

/** `mars 2026`, `1er trimestre 2026`, `année 2026`, from `2026-03`, `2026-T1`, `2026`. */
export const periodName = (
  period: string,
  { reports }: Pick<Text, 'reports'>,
  language: Language,
): string => {
  const [year = '', part] = period.split('-')
  if (part === undefined) return reports.year(year)
  return part.startsWith('T') ? reports.quarter(part.slice(1), year) : formatMonth(period, language, 'long')
}
