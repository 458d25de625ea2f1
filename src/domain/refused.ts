/**
 * Why somebody may not do something, or not now. Both languages have a sentence for each code
 * (text/fr and text/en, `refused`); the compiler sees to it.
 */
export const refusals = [
  'unknown-verb',
  'payload',
  'not-allowed',
  'not-found',
  'not-now',
  'moved-on',
  'busy',
  'code-unknown',
  'code-used',
  'code-expired',
  'already-known',
  'post-known',
  'post-gone',
  'last-secretary',
  'demo-only',
  'draft-gone',
  'round-closed',
  'vote-over',
  'no-voice',
  'proxy-given',
  'proxy-held',
  'proxy-chain',
  'proxy-by-card',
  'proxy-recuse',
  'proxy-recused',
  'discuss-first',
  'session-over',
  'session-begun',
  'minutes-signed',
  'minutes-open',
  'remarks-open',
  'draft-changed',
  'task-closed',
  'link-expired',
  'files-busy',
  'report-closed',
  'figures-unknown',
  'reason-needed',
  'session-past',
  'session-too-far',
  'no-session',
  'agenda-empty',
  'agenda-full',
  'provider-not-retained',
  'already-declined',
  'capacity-reached',
  'no-adhesion',
  'condition-open',
  'dwelling-retired',
  'dwelling-allocated',
  'dwelling-reserved',
  'dwelling-not-vacant',
  'reference-used',
  'upload-done',
  'upload-empty',
  'labels-missing',
  'offer-first',
  'offer-lapsed',
  'own-lease-needed',
  'not-in-place',
  'date-future',
  'seen-after-passeport',
  'date-too-early',
  'day-unchanged',
  'label-unchanged',
  'allocation-outside',
  'began-with-home',
  'entry-after-review',
  'reminder-after-last-day',
  'too-long',
  'no-stand-in',
  'absence-too-long',
] as const

export type Refusal = (typeof refusals)[number]

/** Values that a sentence may need: numbers, days, codes; never what identifies a household. */
export type Params = Readonly<Record<string, string | number>>

/** The person may not, or not now. Anything else that is thrown is a fault. */
export class Refused extends Error {
  override readonly name = 'Refused'
  constructor(
    readonly code: Refusal,
    readonly params: Params = {},
  ) {
    super(code)
  }
}

/** Goes on only when `condition` holds; else refuses. */
export function holds(condition: unknown, code: Refusal, params?: Params): asserts condition {
  if (!condition) throw new Refused(code, params)
}
