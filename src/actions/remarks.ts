/** Remarks as they are stored, each sealed under a key of its own; and those that the minutes of a session hold. */
import type { MinutesRemarkSource } from '../domain/minutesDraft'
import type { Sealed } from '../domain/sealed'
import { type Change, type Doc, all } from '../store/store'
import type { App } from './app'
import type { Ctx } from './verb'

export const remarkPlace = (id: string, field: 'text' | 'answer') =>
  ({ collection: 'remarks', id, field }) as const

const opened = (
  { vault }: Pick<App, 'vault'>,
  { key, id }: Doc<'remarks'>,
  field: 'text' | 'answer',
  sealed: Sealed,
) => String(vault.open(key, remarkPlace(id, field), sealed))

const of = ({ app }: Pick<Ctx, 'app'>, session: string): Promise<readonly Doc<'remarks'>[]> =>
  all(app.store, 'remarks', { index: 'session', equals: [session] })

/**
 * The remarks that stand in the minutes of a session while they are a draft: those made on it, and those made on signed
 * minutes of the sessions `before` it that stand in no minutes yet.
 */
export const remarksFor = async (
  ctx: Pick<Ctx, 'app'>,
  session: string,
  before: readonly Doc<'sessions'>[],
): Promise<readonly Doc<'remarks'>[]> => {
  const own = (await of(ctx, session)).filter(({ late }) => !late)
  const earlier = (await Promise.all(before.map(({ id }) => of(ctx, id)))).flat()
  return [...earlier.filter(({ late, in: stands }) => late && stands === undefined), ...own]
}

/** Remarks with their texts, for the draft. */
export const readRemarks = (
  { app }: Pick<Ctx, 'app'>,
  remarks: readonly Doc<'remarks'>[],
  sessions: readonly Doc<'sessions'>[],
): readonly MinutesRemarkSource[] => {
  const days = new Map(sessions.map(({ id, on }) => [id, on]))
  return remarks.map(remark => {
    const { answer, late, session } = remark
    const day = late ? days.get(session) : undefined
    return {
      remark,
      text: opened(app, remark, 'text', remark.text),
      ...(answer !== undefined && { answer: opened(app, remark, 'answer', answer) }),
      ...(day && { of: day }),
    }
  })
}

/** Remarks stand in these minutes from their signature on. */
export const keptIn = (remarks: readonly Doc<'remarks'>[], session: string): readonly Change[] =>
  remarks.map(remark => ({ do: 'put', in: 'remarks', doc: { ...remark, in: session } }))
