/** Every verb. A verb once published keeps being understood: cards live in chats for months. */
import { siaoActs } from './siao'
import type { Act } from './verb'

const everyAct: readonly Act[] = [...siaoActs]

export const acts: ReadonlyMap<string, Act> = new Map(everyAct.map(act => [act.verb, act]))
