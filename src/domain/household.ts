/** What identifies a household, and everything free or sensitive that was told of it. Sealed, part by part. */
import type { Sealed, WrappedKey } from './sealed'

/**
 * Parts of a household, sealed apart because different people may read them:
 * `identity` names, birth dates, request number, contacts · `referral` the rest of the referral, free texts included ·
 * `diagnosis` · `health` health, mental health and addictions · `summary` written for the commission · `notes` reasons
 * and conditions given along the way, by key.
 */
export const parts = ['identity', 'referral', 'diagnosis', 'health', 'summary', 'notes'] as const
export type Part = (typeof parts)[number]

/** Stored under the dossier's id. Erasing it destroys the key, and with it every passeport and reason. */
export interface Household {
  readonly key: WrappedKey
  readonly sealed: Readonly<Partial<Record<Part, Sealed>>>
}

/** Reasons and other free texts given about a dossier, by what they belong to (`siao.missing`, `decision.reason`…). */
export type Notes = Readonly<Record<string, string>>
