/** Picks the store: MongoDB when an address is given, else the embedded one in a file. */
import { openEmbedded } from './embedded/embedded'
import { openMongo } from './mongo/mongo'
import { StoreUnusable, type Store } from './store'

export interface StoreOptions {
  readonly mongoUri?: string
  /** File of the embedded store. */
  readonly file?: string
  /** How long one verb may take, retries included, before it throws StoreUnavailable; 6500 ms unless told. */
  readonly limitMs?: number
}

/** Throws StoreUnusable (wrong as it is: the message says what mends it) or StoreUnavailable (not there: try later). */
export const openStore = async ({ mongoUri, file, limitMs = 6500 }: StoreOptions): Promise<Store> => {
  if (mongoUri) return openMongo({ uri: mongoUri, limitMs })
  if (file) return openEmbedded({ file, limitMs })
  throw new StoreUnusable('no store is configured: give a MongoDB address or a file')
}
