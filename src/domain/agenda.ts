/** What the commission is asked about a dossier, and whether it has what it takes to answer. */
import type { Dossier } from './dossier'

/** `resume`: it was adjourned before · `reactivate`: it had a measure before. */
export const askings = ['integrate', 'resume', 'reactivate'] as const
export type Asked = (typeof askings)[number]

/** What is asked of the commission, from the dossier's own past. */
export const askedOf = ({ measure, window, decision }: Dossier): Asked => {
  if (measure !== undefined || window !== undefined) return 'reactivate'
  return decision?.outcome === 'adjourn' ? 'resume' : 'integrate'
}
