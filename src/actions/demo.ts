/** Demo only: the clock is moved from the chat, so that a newcomer sees reminders and an interruption within a minute. */
import { z } from 'zod'
import { Refused } from '../domain/refused'
import { verb } from './verb'

export const demoActs = [
  verb({
    verb: 'demo.advance',
    payload: z.object({ days: z.coerce.number().int().min(1).max(400) }),
    permission: 'see-help',
    run: async (ctx, { days }) => {
      if (!ctx.app.demo) throw new Refused('demo-only')
      const day = await ctx.app.demo.advance(days)
      return { say: { code: 'demo-day', params: { day } } }
    },
  }),
]
