/**
 * Prints, as JSON, what others may build on: every card with its verbs, every verb with who may use it and the JSON
 * Schema of its payload, the words that people type, and the environment variables. `npm run -s contract`
 */
import { z } from 'zod'
import { acts } from '../src/actions'
import type { CardName } from '../src/actions/views'
import { commands } from '../src/bot/commands'
import { cards } from '../src/cards'
import { verbsOf } from '../src/cards/verbs'
import { variables } from '../src/config'
import { permissions } from '../src/domain/permissions'

const cardsOf = () => (Object.keys(cards) as CardName[]).map(name => ({ card: name, verbs: verbsOf(name) }))

const verbs = () =>
  [...acts.values()].map(({ verb, permission, payload }) => ({
    verb,
    permission,
    who: permissions[permission],
    // What arrives before it is parsed: days and numbers as text, so nothing is unrepresentable but transforms.
    payload: z.toJSONSchema(payload, { io: 'input', unrepresentable: 'any' }),
  }))

/** The whole contract; also what a test compares with the cards. */
export const contract = () => ({ cards: cardsOf(), verbs: verbs(), commands, variables })

if (require.main === module) process.stdout.write(`${JSON.stringify(contract(), null, 2)}\n`)
