/** Finds out whether the page is in Teams. */
import type { Host } from './host'

/** Longer than Teams takes to answer, on a phone too; a frame that is not Teams never answers. */
const TEAMS_ANSWERS_MS = 4000

/** Teams, when the page is in it; undefined anywhere else. */
export const teamsHost = async (): Promise<Host | undefined> => {
  // Teams shows tabs in a frame, its phone application in a view of its own that says so.
  if (window.parent === window && !('nativeInterface' in window)) return undefined
  const { inTeams } = await import('./teams')
  const late = new Promise<undefined>(done => setTimeout(done, TEAMS_ANSWERS_MS))
  return Promise.race([inTeams().catch(() => undefined), late])
}
