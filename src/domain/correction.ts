/** A passeport that was wrong is corrected by another version beside it: nothing that was sent is ever overwritten. */
import type { Instant } from './calendar'
import type { Dossier } from './dossier'
import type { Decided } from './facts'
import type { Told } from './life'
import type { CorrectionReason, Evolution, Passeport } from './passeport'
import { holds } from './refused'

export const versionOf = ({ version = 1 }: Pick<Passeport, 'version'>): number => version

/**
 * Of each number the version that stands, in the order given: the newest, or the newest of those recorded before an
 * instant.
 */
export const standingPasseports = <P extends Pick<Passeport, 'number' | 'version' | 'at'>>(
  passeports: readonly P[],
  before?: Instant,
): readonly P[] => {
  const newest = new Map<number, P>()
  for (const each of passeports) {
    const other = newest.get(each.number)
    if (before !== undefined && each.at >= before) continue
    if (!other || versionOf(other) < versionOf(each)) newest.set(each.number, each)
  }
  return [...newest.values()]
}

/** What a correction changes: how the passeport stands to the one before it, and the one after it to it. */
export interface Corrected {
  readonly reason: CorrectionReason
  readonly own?: Evolution
  readonly next?: Evolution
}

/**
 * A correction is true on the day of the passeport that it corrects, and known from the day on which it is recorded: so
 * figures as known before it keep the earlier version.
 */
export const correctPasseport = (
  dossier: Dossier,
  { number, on, version }: Pick<Passeport, 'number' | 'on'> & { readonly version: number },
  { reason, own, next }: Corrected,
): Decided<Dossier> => {
  holds(number <= dossier.passeports, 'not-now')
  return {
    next: dossier,
    facts: [
      {
        kind: 'passeport-corrected',
        on,
        data: {
          ...{ number, version, reason },
          ...own,
          ...(next && { nextUp: next.up, nextSame: next.same, nextDown: next.down }),
        },
      },
    ],
  }
}

const changes = ['up', 'same', 'down'] as const

const evolutionIn = (data: Told['data'], [up, same, down]: readonly [string, string, string]): Evolution => ({
  up: Number(data[up] ?? 0),
  same: Number(data[same] ?? 0),
  down: Number(data[down] ?? 0),
})

/**
 * The passeports that facts tell of, each where it was sent, with the evolution that later corrections made of it. Facts
 * come in the order in which they were recorded.
 */
export const passeportsTold = <T extends Pick<Told, 'kind' | 'data'>>(
  facts: readonly T[],
): readonly { readonly sent: T; readonly evolution: Evolution }[] => {
  const found = new Map<number, { readonly sent: T; readonly evolution: Evolution }>()
  const put = (number: number, evolution: Evolution, sent = found.get(number)?.sent): void => {
    if (sent) found.set(number, { sent, evolution })
  }
  for (const fact of facts) {
    const { kind, data } = fact
    const number = Number(data.number)
    if (kind === 'passeport-sent') put(number, evolutionIn(data, changes), fact)
    if (kind !== 'passeport-corrected') continue
    put(number, evolutionIn(data, changes))
    if (data.nextUp !== undefined) put(number + 1, evolutionIn(data, ['nextUp', 'nextSame', 'nextDown']))
  }
  return [...found.values()]
}
