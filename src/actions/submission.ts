/** A referral becomes a dossier: its code, its sealed parts, who may be the same household, and who is told; one commit. */
import type { Day } from '../domain/calendar'
import type { Dossier, Profile } from '../domain/dossier'
import { fingerprintTexts, likelyTexts } from '../domain/duplicates'
import { postFor } from '../domain/permissions'
import { codeOf, refer } from '../domain/refer'
import type { Sections } from '../domain/referral'
import { Refused } from '../domain/refused'
import type { Change, Doc } from '../store/store'
import { commit, dossierChanges, handle } from './commit'
import type { Draft } from './draft'
import { type Parts, sealHousehold } from './household'
import type { Answer, Ctx } from './verb'
import { viewOf } from './views'

export interface Submission {
  readonly kind: Dossier['kind']
  readonly profile: Profile
  readonly parts: Partial<Parts> & { readonly identity: Parts['identity'] }
  readonly requestOn?: Day | undefined
}

/** Shown to the referrer once it is sent. */
export interface ReferredView {
  readonly code: string
  readonly dossier: string
  readonly kind: Dossier['kind']
  readonly state: 'referred' | 'completed'
  /** All that the referrer learns: the secretariat compares. */
  readonly maybeKnown: boolean
}

/** The confirmation of a dossier, to the one who referred it; the same for the second press. */
export const referredAnswer = ({ person }: Ctx, dossier: Doc<'dossiers'>): Answer => {
  if (dossier.referrer !== person.id) throw new Refused('not-found')
  const data: ReferredView = {
    code: dossier.code,
    dossier: dossier.id,
    kind: dossier.kind,
    state: 'referred',
    maybeKnown: dossier.maybeKnown.length > 0,
  }
  return { view: viewOf('referred', data, undefined, false) }
}

/** The confirmation of a draft that was submitted already; undefined while it was not. */
export const alreadyReferred = async (ctx: Ctx, id: string): Promise<Answer | undefined> => {
  const dossier = await ctx.app.store.get('dossiers', id)
  return dossier && referredAnswer(ctx, dossier)
}

/** Dossiers that may be of the same household; those erased hold nothing to compare any more. */
const likelyDossiers = async (
  { app }: Ctx,
  identity: Sections['identity'],
  requestNumber: string | undefined,
): Promise<readonly string[]> => {
  const hashes = likelyTexts(identity, requestNumber).flatMap(text => app.vault.fingerprints(text))
  const found = new Set<string>()
  for (const hash of hashes) {
    const { docs } = await app.store.find('fingerprints', { index: 'hash', equals: [hash], limit: 20 })
    for (const { dossier } of docs) found.add(dossier)
  }
  const dossiers = await app.store.getMany('dossiers', [...found])
  return dossiers.filter(({ stage }) => stage !== 'erased').map(({ id }) => id)
}

/** What is kept to find the household again. */
export const fingerprintChanges = (
  { app }: Pick<Ctx, 'app'>,
  dossier: string,
  texts: readonly string[],
): readonly Change[] =>
  [...new Set(texts.map(text => app.vault.fingerprint(text)))].map(hash => ({
    do: 'add',
    in: 'fingerprints',
    doc: { id: `${hash}.${dossier}`, hash, dossier },
  }))

/** The number after the last of the year, and the change that takes it: two referrals at once get different ones. */
const nextNumber = async ({ app, today }: Ctx): Promise<{ number: number; change: Change }> => {
  const id = `referrals-${today.slice(0, 4)}`
  const counter = await app.store.get('counters', id)
  const number = counter?.next ?? 1
  const doc = { id, next: number + 1 }
  return {
    number,
    change: counter
      ? { do: 'put', in: 'counters', doc: { ...doc, v: counter.v } }
      : { do: 'add', in: 'counters', doc },
  }
}

/**
 * Makes the dossier of a draft, which is gone with it. Pressed twice, the second press finds the dossier of the first.
 * The counter is read before likely duplicates are looked for: of two referrals of one household at once, the later
 * sees the earlier.
 */
export const submit = (
  ctx: Ctx,
  draft: Draft,
  { kind, profile, parts, requestOn }: Submission,
): Promise<Answer> =>
  handle(ctx.app, 'counters/referrals', async () => {
    const already = await alreadyReferred(ctx, draft.dossier)
    if (already) return already
    const { app, person, today, now } = ctx
    const { number, change } = await nextNumber(ctx)
    const { identity } = parts
    const post = postFor(person, kind === 'landlord' ? 'refer-as-landlord' : 'refer-in-full')
    if (!post) throw new Refused('not-allowed')
    const decided = refer({
      code: codeOf(today, number),
      kind,
      profile,
      referrer: person.id,
      organisation: post.organisation,
      maybeKnown: await likelyDossiers(ctx, identity, identity.requestNumber),
      requestOn,
      today,
      now,
    })
    const id = draft.dossier
    await commit(app, [
      change,
      ...(await dossierChanges(app, { id, v: 0 }, decided, { by: person.id, now })),
      sealHousehold(app, id, parts),
      ...fingerprintChanges(ctx, id, fingerprintTexts(identity, identity.requestNumber)),
      { do: 'remove', in: 'drafts', doc: { id: draft.id, v: draft.v } },
    ])
    app.vault.forget(draft.key)
    return referredAnswer(ctx, { ...decided.next, id, v: 1 })
  })
