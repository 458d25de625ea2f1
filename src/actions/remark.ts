/** Members remark on the minutes; the secretariat sends them the draft, takes remarks in or answers them. */
import { z } from 'zod'
import { postFor } from '../domain/permissions'
import { limits } from '../domain/referral'
import { holds } from '../domain/refused'
import { makeRemark, remarkOutcomes, settleRemark, shareDraft } from '../domain/remark'
import { holdsPlanned } from '../domain/session'
import { commit, handle, message } from './commit'
import { minutesShown } from './minutes'
import { remarkPlace } from './remarks'
import { changeSession, loadSession, sessionId } from './sessions'
import { type Ctx, type Press, verb } from './verb'

const again = ({ session }: { session: string }): Press => ({ verb: 'minutes.show', payload: { session } })

interface Made {
  readonly session: string
  readonly remark: string
  readonly text: string
}

/** Pressed twice, it is made once: its id came with the form. */
const make = (ctx: Ctx, { session: id, remark, text }: Made): Promise<void> =>
  changeSession(ctx, id, async session => {
    const { app, person, today, now } = ctx
    const post = postFor(person, 'make-remark')
    holds(post, 'not-allowed')
    const { organisation } = post
    const decided = makeRemark(session, { organisation, today })
    if (await app.store.get('remarks', remark)) return { next: session, facts: [] }
    const key = app.vault.newKey()
    const doc = {
      id: remark,
      session: id,
      by: person.id,
      organisation,
      on: today,
      at: now,
      key,
      text: app.vault.seal(key, remarkPlace(remark, 'text'), text),
      state: 'open',
      late: session.state === 'held',
    } as const
    return { ...decided, also: () => Promise.resolve([{ do: 'add', in: 'remarks', doc } as const]) }
  })

interface Settled {
  readonly session: string
  readonly remark: string
  readonly outcome: (typeof remarkOutcomes)[number]
  readonly answer?: string | undefined
}

/** Whoever made it reads what became of it. */
const settle = (ctx: Ctx, { session, remark: id, outcome, answer }: Settled): Promise<void> =>
  handle(ctx.app, `remarks/${id}`, async () => {
    const { app } = ctx
    const remark = await app.store.get('remarks', id)
    // Those of the draft alone: made on it, or on minutes that were signed before.
    holds(remark && (remark.late ? remark.session !== session : remark.session === session), 'not-found')
    const sealed = answer ? app.vault.seal(remark.key, remarkPlace(id, 'answer'), answer) : undefined
    const settled = settleRemark(remark, outcome, outcome === 'answered' ? sealed : undefined)
    // The draft is its session's card: written too, so that cards follow and a signing under way looks again.
    const drafted = await loadSession(ctx, session)
    holdsPlanned(drafted)
    await commit(app, [
      { do: 'put', in: 'remarks', doc: { ...remark, ...settled } },
      { do: 'put', in: 'sessions', doc: drafted },
      message(app, {
        to: remark.by,
        about: `minutes.show|${session}`,
        say: { show: 'minutes.show', payload: { session } },
      }),
    ])
  })

const id = z.string().regex(/^[\w.-]{1,64}$/)

export const remarkActs = [
  verb({
    verb: 'minutes.share',
    payload: z.object({ session: sessionId }),
    permission: 'sign-minutes',
    again,
    run: async (ctx, { session }) => {
      await changeSession(ctx, session, each => shareDraft(each, ctx))
      return minutesShown(ctx, session)
    },
  }),

  verb({
    verb: 'remark.make',
    payload: z.object({
      session: sessionId,
      remark: id,
      text: z.string().trim().min(1, 'empty').max(limits.text, 'too-long'),
    }),
    permission: 'make-remark',
    again,
    run: async (ctx, made) => {
      await make(ctx, made)
      return { ...(await minutesShown(ctx, made.session)), say: { code: 'remark-made' } }
    },
  }),

  verb({
    verb: 'remark.settle',
    payload: z.object({
      session: sessionId,
      remark: id,
      outcome: z.enum(remarkOutcomes),
      answer: z.string().trim().max(limits.text, 'too-long').optional(),
    }),
    permission: 'sign-minutes',
    again,
    run: async (ctx, settled) => {
      await settle(ctx, settled)
      return minutesShown(ctx, settled.session)
    },
  }),
]
