/** Signed minutes: hashed, their texts sealed; read again, their proof checked. */
import { createHash } from 'node:crypto'
import type { DossierId } from '../domain/dossier'
import {
  type MinutesTexts,
  type SignedMinutes,
  type SignedText,
  type TextRef,
  canonical,
} from '../domain/minutes'
import type { MinutesDraft } from '../domain/minutesDraft'
import type { WrappedKey } from '../domain/sealed'
import type { Doc } from '../store/store'
import type { App } from './app'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const digestOf = (salt: string, text: string): string => sha256(`${salt}|${text}`)
const place = (session: string, ref: TextRef) =>
  ({ collection: 'minutes', id: session, field: `texts.${ref}` }) as const

/** SHA-256 (hex) of what the minutes say and of the digests of their texts. */
export const hashOf = (signed: Pick<SignedMinutes, 'minutes' | 'texts'>): string => sha256(canonical(signed))

const keysOf = async (
  { store }: Pick<App, 'store'>,
  texts: readonly { readonly dossier?: DossierId }[],
): Promise<ReadonlyMap<DossierId, WrappedKey>> => {
  const ids = [...new Set(texts.flatMap(({ dossier }) => (dossier === undefined ? [] : [dossier])))]
  return new Map((await store.getMany('households', ids)).map(({ id, key }) => [id, key]))
}

/** A draft as it is kept for good. Each text has a salt of its own, so that its digest gives nothing away. */
export const signMinutes = async (
  app: Pick<App, 'store' | 'vault' | 'ids'>,
  { minutes, texts: drafted }: MinutesDraft,
  signed: SignedMinutes['signed'],
): Promise<SignedMinutes> => {
  const own = app.vault.newKey()
  const keys = await keysOf(app, Object.values(drafted))
  const texts = Object.fromEntries(
    Object.entries(drafted).map(([ref, { text, dossier }]): [TextRef, SignedText] => {
      const salt = app.ids.unique()
      const key = (dossier !== undefined && keys.get(dossier)) || own
      return [
        ref,
        {
          digest: digestOf(salt, text),
          sealed: app.vault.seal(key, place(minutes.session, ref), { salt, text }),
          ...(key !== own && dossier !== undefined && { dossier }),
        },
      ]
    }),
  )
  return { minutes, texts, key: own, hash: hashOf({ minutes, texts }), signed }
}

export interface Reread {
  /** Without those that were erased. */
  readonly texts: MinutesTexts
  /** What is stored is what was signed: the hash of the whole, the one among the facts, and the digest of each text. */
  readonly intact: boolean
}

/** Hash among the facts of a session, as it was when its minutes were signed. */
const witnessed = async ({ store }: Pick<App, 'store'>, session: string): Promise<unknown> => {
  const { docs } = await store.find('facts', {
    index: 'subject',
    equals: [`sessions/${session}`],
    descending: true,
    limit: 1000,
  })
  return docs.find(({ kind }) => kind === 'minutes-signed')?.data.hash
}

/** The texts of signed minutes, and whether all of it is still as it was signed. */
export const reread = async (app: Pick<App, 'store' | 'vault'>, signed: Doc<'minutes'>): Promise<Reread> => {
  const keys = await keysOf(app, Object.values(signed.texts))
  const found = Object.entries(signed.texts).flatMap(([ref, { sealed, digest, dossier }]) => {
    const key = dossier === undefined ? signed.key : keys.get(dossier)
    if (!key) return []
    const { salt, text } = app.vault.open(key, place(signed.id, ref), sealed) as {
      salt: string
      text: string
    }
    return [{ ref, text, same: digestOf(salt, text) === digest }]
  })
  const hash = hashOf(signed)
  return {
    texts: Object.fromEntries(found.map(({ ref, text }) => [ref, text])),
    intact:
      hash === signed.hash && hash === (await witnessed(app, signed.id)) && found.every(({ same }) => same),
  }
}
