/** What an attempt was refused with; any other error is the test's. */
import type { Outcome } from '../../src/actions/act'
import { type Refusal, Refused } from '../../src/domain/refused'

/** The code of a thrown refusal, or `accepted`. */
export const refusal = async (attempt: Promise<unknown>): Promise<string> => {
  try {
    await attempt
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
  return 'accepted'
}

/** The code of a refusal, thrown or answered with the card as it is now; undefined when the act was done. */
export const refusalOf = async (outcome: Promise<Outcome>): Promise<string | undefined> => {
  try {
    const answer = await outcome
    return 'refused' in answer ? answer.refused.code : undefined
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
}

/** What `toThrow` compares with: a refusal of this code. */
export const refused = (code: Refusal): Refused => new Refused(code)
