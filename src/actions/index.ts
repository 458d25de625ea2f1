/** Every verb. A verb once published keeps being understood: cards live in chats for months. */
import { deliveriesActs } from './deliveries'
import { demoActs } from './demo'
import { dossierActs } from './dossier'
import { dossiersActs } from './dossiers'
import { joinActs } from './join'
import { siaoActs } from './siao'
import type { Act } from './verb'

const everyAct: readonly Act[] = [
  ...joinActs,
  ...dossiersActs,
  ...dossierActs,
  ...deliveriesActs,
  ...demoActs,
  ...siaoActs,
]

export const acts: ReadonlyMap<string, Act> = new Map(everyAct.map(act => [act.verb, act]))
