/**
 * `npm run rotate-keys`: wraps every data key again under the current master key (the first of PASSERELLE_KEYS). Runs
 * beside the bot, and may be stopped and started again. The older master key may leave the ring when it says so.
 */
import { readConfig } from '../src/config'
import { openStore } from '../src/store/open'
import { rotate } from '../src/store/rotate'
import { makeVault } from '../src/store/vault'

const run = async (): Promise<void> => {
  const { mongoUri, keys } = readConfig(process.env)
  const store = await openStore({ mongoUri })
  const report = await rotate(store, makeVault(keys))
  for (const [collection, { wrapped, current }] of report)
    console.log(`${collection}: ${wrapped} wrapped again, ${current} were already`)
  console.log('Done. Keep the older keys in the ring as long as fingerprints made with them are compared.')
  await store.close()
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
})
