/** What is sealed at rest: opaque to everything but the vault (store/vault.ts). */

/** A data key, wrapped by a master key: `<master key id>:<base64>`. */
export type WrappedKey = string

/** A sealed value: base64 of nonce, ciphertext and tag, bound to its collection, document and field. */
export type Sealed = string
