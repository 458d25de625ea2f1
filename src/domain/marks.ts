/**
 * What facts add to the indicators: dated marks. A figure of a day is the sum of the marks up to it; what happened in a
 * time is the difference of two such sums. So figures of territories add up to the whole, and any day can be made again.
 */
import { dossierMarks } from './dossierMarks'
import { dwellingMarks } from './dwellingMarks'
import type { Told } from './life'
import { type Mark, mark, nowhere } from './mark'

/** A message that failed counts until it is tried again. */
const messageMarks = (facts: readonly Told[]): readonly Mark[] =>
  facts.flatMap(({ kind, on }) => {
    if (kind === 'message-failed') return [mark(on, 'failed', nowhere), mark(on, 'undelivered', nowhere)]
    return kind === 'message-retried' ? [mark(on, 'undelivered', nowhere, -1)] : []
  })

/** By collection of the subject; facts of the others count nowhere. */
const byCollection: Readonly<Record<string, (facts: readonly Told[]) => readonly Mark[]>> = {
  dossiers: dossierMarks,
  dwellings: dwellingMarks,
  messages: messageMarks,
}

/** Changes whenever the marks of a fact do: what was summed before is then summed anew. */
export const MARKS_VERSION = 5

/** Whether facts of this subject (`dossiers/<id>`) count. */
export const isCounted = (subject: string): boolean => byCollection[subject.split('/')[0] ?? ''] !== undefined

/** The marks of one subject's facts, which come in the order of `seq`; none for subjects that are not counted. */
export const marksOf = (subject: string, facts: readonly Told[]): readonly Mark[] =>
  byCollection[subject.split('/')[0] ?? '']?.(facts) ?? []
