/** A bot with the demo's sample dossiers, at every stage of their life. */
import { randomUUID } from 'node:crypto'
import { seedSamples } from '../../scripts/demo/samples'
import { type Day, addMonths } from '../../src/domain/calendar'
import { defaultRules } from '../../src/domain/rules'
import { type HttpBot, type HttpOptions, startHttpBot } from '../support/http'

export const TODAY: Day = '2026-11-23'

/** Last names of the sample households begin so, and nothing else does: nobody reads one in the tab. */
export const HOUSEHOLD = /Exemple-\p{L}/u

export const withSamples = async (more: Omit<HttpOptions, 'start'> = {}): Promise<HttpBot> => {
  const bot = await startHttpBot({ ...more, start: TODAY })
  const { vault, log, settings } = bot.world.app
  await seedSamples({
    ...{ store: bot.world.store, vault, log, today: TODAY },
    ids: { unique: randomUUID, invitation: () => 'CODE' },
    settings: { ...settings, rules: { ...defaultRules, startsOn: addMonths(TODAY, -14) } },
  })
  return bot
}
