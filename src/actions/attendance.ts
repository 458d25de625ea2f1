/** Who was in the meeting, as the secretariat records it on the day: per organisation, who came for it, and who presides. */
import { z } from 'zod'
import type { Day } from '../domain/calendar'
import { type OrganisationId, type PersonId, chairOf, inCommission } from '../domain/people'
import { holds } from '../domain/refused'
import { type Session, hasBegun } from '../domain/session'
import {
  type Attendance,
  type Presence,
  presences,
  presidingIn,
  recordAttendance,
} from '../domain/attendance'
import { type Doc, all } from '../store/store'
import { changeSession, loadSession, sessionId } from './sessions'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { viewOf } from './views'

/** An organisation of the commission, with a voice or consultative. */
export interface Attending {
  readonly organisation: OrganisationId
  readonly name: string
  readonly voice: boolean
  /** Its titular first, then its deputies. */
  readonly people: readonly { readonly id: PersonId; readonly name: string; readonly deputy: boolean }[]
  readonly presence?: Presence
  readonly person?: PersonId
  /** Name of the organisation that holds its proxy. */
  readonly proxy?: string
}

export interface AttendanceView {
  readonly session: string
  readonly on: Day
  readonly time: string
  readonly mode: Session['mode']
  /** `early`: the hour of the session has not come · `form` · `recorded` · `over`: it changes no more. */
  readonly step: 'early' | 'form' | 'recorded' | 'over'
  readonly organisations: readonly Attending[]
  /** Organisation of whoever presides, as recorded or as expected. */
  readonly chair?: OrganisationId
}

const again = ({ session }: { session: string }): Press => ({ verb: 'attendance.show', payload: { session } })

/** Who may come for an organisation: whoever sits for it without its voice does not make it present. */
const peopleOf = (
  people: readonly Doc<'people'>[],
  { id, voice }: Pick<Doc<'organisations'>, 'id' | 'voice'>,
): Attending['people'] =>
  people
    .flatMap(person =>
      inCommission(person)
        .filter(post => post.organisation === id && (voice === 0 || !post.consultative))
        .slice(0, 1)
        .map(({ deputy = false }) => ({ id: person.id, name: person.name, deputy })),
    )
    .sort((a, b) => Number(a.deputy) - Number(b.deputy))

const commissionOf = async ({ app }: Pick<Ctx, 'app'>, session: Session): Promise<readonly Attending[]> => {
  const [people, organisations] = await Promise.all([
    all(app.store, 'people', { index: 'id' }),
    all(app.store, 'organisations', { index: 'id' }),
  ])
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  return organisations
    .map(({ id, name, voice }): Attending => {
      const holder = session.proxies[id]
      return {
        organisation: id,
        name,
        voice: voice > 0,
        people: peopleOf(people, { id, voice }),
        ...session.attendance[id],
        ...(holder !== undefined && { proxy: names.get(holder) ?? holder }),
      }
    })
    .filter(({ voice, people: sit }) => voice || sit.length > 0)
    .sort((a, b) => Number(b.voice) - Number(a.voice))
}

const stepOf = (session: Session, begun: boolean, change: boolean): AttendanceView['step'] => {
  if (session.state !== 'planned') return 'over'
  if (!begun) return 'early'
  return Object.keys(session.attendance).length > 0 && !change ? 'recorded' : 'form'
}

const attendanceShown = async (ctx: Ctx, id: string, change = false): Promise<Answer> => {
  const session = await loadSession(ctx, id)
  holds(session.mode === 'meeting', 'not-now')
  const { on, time, mode } = session
  const chair = presidingIn(session, chairOf(await all(ctx.app.store, 'people', { index: 'id' })))
  const step = stepOf(session, hasBegun(session, ctx.now), change)
  const data: AttendanceView = {
    session: id,
    ...{ on, time, mode, step },
    organisations: await commissionOf(ctx, session),
    ...(chair && { chair }),
  }
  const about = { collection: 'sessions', doc: session }
  return { view: viewOf('attendance', data, about, step === 'form', again({ session: id })) }
}

/** What the inputs of the card say: `presence-<organisation>` and `person-<organisation>`. */
type Given = Readonly<Record<string, unknown>>

const presenceSchema = z.enum(presences)

/** The presence of each organisation that was filled in, with who came for it: one of its people in the commission. */
const attendanceIn = (given: Given, organisations: readonly Attending[]): Session['attendance'] => {
  const entries = organisations.flatMap(({ organisation, people }): [OrganisationId, Attendance][] => {
    const stated = given[`presence-${organisation}`]
    if (stated === undefined || stated === '') return []
    const presence = presenceSchema.safeParse(stated)
    holds(presence.success, 'payload', { field: 'presence', problem: '' })
    const there = presence.data === 'present' || presence.data === 'remote'
    const named = given[`person-${organisation}`]
    const person =
      typeof named === 'string' && named !== '' ? named : people.length === 1 ? people[0]?.id : undefined
    holds(person === undefined || people.some(({ id }) => id === person), 'not-found')
    return [[organisation, { presence: presence.data, ...(there && person !== undefined && { person }) }]]
  })
  return Object.fromEntries(entries)
}

export const attendanceActs = [
  verb({
    verb: 'attendance.show',
    payload: z.object({ session: sessionId, change: z.literal('yes').optional() }),
    permission: 'record-attendance',
    run: (ctx, { session, change }) => attendanceShown(ctx, session, change === 'yes'),
  }),

  verb({
    verb: 'attendance.record',
    payload: z
      .object({ session: sessionId, chair: z.string().optional() })
      .catchall(z.union([z.string(), z.number()])),
    permission: 'record-attendance',
    again,
    run: async (ctx, { session: id, chair, ...given }) => {
      await changeSession(ctx, id, async session => {
        const organisations = await commissionOf(ctx, session)
        const presides = organisations.find(({ organisation }) => organisation === chair)
        holds(presides !== undefined || !chair, 'not-found')
        const { now, today } = ctx
        return recordAttendance(session, attendanceIn(given, organisations), {
          now,
          today,
          ...(presides && { chair: presides.organisation }),
        })
      })
      return attendanceShown(ctx, id)
    },
  }),
]
