/**
 * Sealing: what a household told us is stored encrypted, one data key a household (a draft, a dialog state), each
 * wrapped by a master key that the database never sees. Destroying the wrapped key erases everything sealed with it.
 * AES-256-GCM with a random 96-bit nonce each time (NIST SP 800-38D); keys for wrapping and hashing are derived from
 * the master key with HKDF-SHA256, so that no key has two uses.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { Sealed, WrappedKey } from '../domain/sealed'

/** Where a sealed value lives: it opens only there. */
export interface Place {
  readonly collection: string
  readonly id: string
  readonly field: string
}

/** The value or its key was changed, or belongs elsewhere. Says where, never what. */
export class SealedValueBroken extends Error {
  override readonly name = 'SealedValueBroken'
}

/** The master key that this needs is not in the key ring: put it back. */
export class MasterKeyMissing extends Error {
  override readonly name = 'MasterKeyMissing'
}

/** The text of the key ring cannot be read. Never repeats any part of it but names of keys. */
export class KeyRingUnreadable extends Error {
  override readonly name = 'KeyRingUnreadable'
}

interface MasterKey {
  readonly name: string
  readonly wrapping: Buffer
  readonly hashing: Buffer
  readonly tokens: Buffer
}

const cipher = 'aes-256-gcm'
const [keyBytes, nonceBytes, tagBytes] = [32, 12, 16]
/** How many unwrapped data keys stay in memory: a long turn touches a few dozen. */
const cached = 256

export class Vault {
  private readonly unwrapped = new Map<WrappedKey, Buffer>()

  private readonly current: MasterKey
  private readonly ring: ReadonlyMap<string, MasterKey>

  constructor(keys: readonly MasterKey[]) {
    const [current] = keys
    this.ring = new Map(keys.map(key => [key.name, key]))
    if (!current || this.ring.size < keys.length) {
      throw new KeyRingUnreadable('two keys of the key ring have the same name')
    }
    this.current = current
  }

  /** A new data key, wrapped by the current master key. */
  newKey(): WrappedKey {
    return this.wrap(randomBytes(keyBytes))
  }

  /** Seals a JSON value so that it opens with this key in this place only. */
  seal(key: WrappedKey, place: Place, value: unknown): Sealed {
    const text = JSON.stringify(value)
    if (text === undefined) throw new TypeError(`nothing to seal in ${nameOf(place)}`)
    return encrypt(this.unwrap(key), boundTo(place), Buffer.from(text)).toString('base64')
  }

  /** Throws SealedValueBroken when it was changed or moved, MasterKeyMissing when its master key is gone. */
  open(key: WrappedKey, place: Place, sealed: Sealed): unknown {
    const text = decrypt(this.unwrap(key), boundTo(place), Buffer.from(sealed, 'base64'))
    if (!text)
      throw new SealedValueBroken(`what is sealed in ${nameOf(place)} was changed, or belongs elsewhere`)
    return JSON.parse(text.toString())
  }

  /** The same data key under the current master key; the same text when it is there already. */
  rewrap(key: WrappedKey): WrappedKey {
    return nameIn(key) === this.current.name ? key : this.wrap(this.unwrap(key))
  }

  /** Drops a data key from memory: part of erasing what it sealed. */
  forget(key: WrappedKey): void {
    this.unwrapped.get(key)?.fill(0)
    this.unwrapped.delete(key)
  }

  /** Keyed hash of a text under the current master key, its name in front: `2026a:…`. The text is hashed as it is given. */
  fingerprint(text: string): string {
    return hash(this.current, text)
  }

  /** One hash for every master key of the ring, the current first: what was hashed before a rotation is found too. */
  fingerprints(text: string): readonly string[] {
    return [...this.ring.values()].map(key => hash(key, text))
  }

  /** A JSON value as text that fits an address: only this key ring opens it, and nobody can read or change it. */
  sealToken(value: unknown): string {
    const { name, tokens } = this.current
    const box = encrypt(tokens, Buffer.from(name), Buffer.from(JSON.stringify(value)))
    return `${name}.${box.toString('base64url')}`
  }

  /** The value of a token; undefined when it was made up or changed, or its master key is gone. */
  openToken(token: string): unknown {
    const dot = token.indexOf('.')
    const key = this.ring.get(token.slice(0, dot))
    const text =
      key && decrypt(key.tokens, Buffer.from(key.name), Buffer.from(token.slice(dot + 1), 'base64url'))
    return text && JSON.parse(text.toString())
  }

  private wrap(dataKey: Buffer): WrappedKey {
    const { name, wrapping } = this.current
    const wrapped = `${name}:${encrypt(wrapping, Buffer.from(name), dataKey).toString('base64')}`
    this.remember(wrapped, Buffer.from(dataKey))
    return wrapped
  }

  private unwrap(key: WrappedKey): Buffer {
    const known = this.unwrapped.get(key)
    if (known) {
      this.remember(key, known)
      return known
    }
    const name = nameIn(key)
    const master = this.ring.get(name)
    if (!master) throw new MasterKeyMissing(`master key ${name} is not in the key ring`)
    const box = Buffer.from(key.slice(name.length + 1), 'base64')
    const dataKey = decrypt(master.wrapping, Buffer.from(name), box)
    if (dataKey?.length !== keyBytes)
      throw new SealedValueBroken(`a data key under master key ${name} was changed`)
    this.remember(key, dataKey)
    return dataKey
  }

  /** The least recently used key leaves first. */
  private remember(key: WrappedKey, dataKey: Buffer): void {
    this.unwrapped.delete(key)
    this.unwrapped.set(key, dataKey)
    const [oldest] = this.unwrapped.keys()
    if (this.unwrapped.size > cached && oldest !== undefined) this.unwrapped.delete(oldest)
  }
}

/**
 * From the text of the configuration, the current master key first: `2026a:<32 bytes in base64>,2025b:<…>`.
 * Throws KeyRingUnreadable.
 */
export const makeVault = (text: string): Vault =>
  new Vault(text.split(',').map((entry, at) => masterKey(entry.trim(), at + 1)))

const masterKey = (entry: string, position: number): MasterKey => {
  const [, name, base64] = /^([\w-]{1,20}):([A-Za-z0-9+/_-]+={0,2})$/.exec(entry) ?? []
  if (!name || !base64)
    throw new KeyRingUnreadable(`key ${position} of the key ring is not written name:base64`)
  const key = Buffer.from(base64, 'base64')
  if (key.length !== keyBytes) {
    throw new KeyRingUnreadable(`key ${name} of the key ring has ${key.length} bytes, not ${keyBytes}`)
  }
  const derived = (use: string) => Buffer.from(hkdfSync('sha256', key, '', `passerelle ${use}`, keyBytes))
  return {
    name,
    wrapping: derived('wrapping'),
    hashing: derived('fingerprints'),
    tokens: derived('tokens'),
  }
}

const nameIn = (key: WrappedKey): string => {
  const colon = key.indexOf(':')
  // Without a name there is no telling text from key: nothing of it is repeated.
  if (colon < 1 || colon > 20)
    throw new SealedValueBroken('a wrapped data key does not begin with a key name')
  return key.slice(0, colon)
}

const nameOf = ({ collection, id, field }: Place): string => `${collection}/${id}.${field}`

/** JSON keeps the parts apart: no two places have the same bytes. */
const boundTo = ({ collection, id, field }: Place): Buffer =>
  Buffer.from(JSON.stringify([collection, id, field]))

const hash = ({ name, hashing }: MasterKey, text: string): string =>
  `${name}:${createHmac('sha256', hashing).update(text).digest('base64url')}`

/** Nonce, ciphertext, tag. */
const encrypt = (key: Buffer, bound: Buffer, text: Buffer): Buffer => {
  const nonce = randomBytes(nonceBytes)
  const box = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes }).setAAD(bound)
  return Buffer.concat([nonce, box.update(text), box.final(), box.getAuthTag()])
}

/** Undefined when the box is not what was encrypted with this key and binding. */
const decrypt = (key: Buffer, bound: Buffer, box: Buffer): Buffer | undefined => {
  if (box.length < nonceBytes + tagBytes) return undefined
  const nonce = box.subarray(0, nonceBytes)
  const opener = createDecipheriv(cipher, key, nonce, { authTagLength: tagBytes }).setAAD(bound)
  opener.setAuthTag(box.subarray(box.length - tagBytes))
  try {
    return Buffer.concat([opener.update(box.subarray(nonceBytes, -tagBytes)), opener.final()])
  } catch {
    return undefined
  }
}
