/** *préférences* and *absence*: which messages a person gets, in which hours, and who stands in for them. */
import { z } from 'zod'
import { type Day, type Hours, daySchema } from '../domain/calendar'
import { office } from '../domain/digest'
import { type Absence, type MutedKind, type PersonId, type Preferences, mutedKinds } from '../domain/people'
import { absentFor, beAbsent, beBack, candidatesFor, choose } from '../domain/preferences'
import { holds } from '../domain/refused'
import { type Change, type Doc, all } from '../store/store'
import { commit, handle, message } from './commit'
import { type Answer, type Ctx, type Saying, verb } from './verb'
import { viewOf } from './views'

/** An absence as others read it: by name. */
interface NamedAbsence {
  readonly name: string
  readonly from: Day
  readonly to: Day
}

export interface PreferencesView {
  /** `absence`: who stands in, from when to when. */
  readonly step: 'choose' | 'absence'
  readonly today: Day
  readonly muted: readonly MutedKind[]
  readonly hours: Hours
  /** Named by this person: who stands in for them. */
  readonly absence?: NamedAbsence
  /** Those who named this person: for whom they stand in today. */
  readonly standsFor: readonly NamedAbsence[]
  /** Who may stand in: the same role for the same organisation. */
  readonly candidates: readonly { readonly id: PersonId; readonly name: string }[]
}

export interface StandInView {
  /** Who is away. */
  readonly name: string
  /** Absent: the absence was taken back. */
  readonly absence?: Pick<Absence, 'from' | 'to'>
}

const peopleOf = ({ app }: Pick<Ctx, 'app'>): Promise<readonly Doc<'people'>[]> =>
  all(app.store, 'people', { index: 'id' })

const named = (people: readonly Doc<'people'>[], { standIn, from, to }: Absence): NamedAbsence => ({
  name: people.find(({ id }) => id === standIn)?.name ?? '',
  from,
  to,
})

const shown = async (ctx: Ctx, step: PreferencesView['step'], say?: Saying): Promise<Answer> => {
  const people = await peopleOf(ctx)
  // As the store has them now: the person of the turn may have been read before.
  const me = people.find(({ id }) => id === ctx.person.id)
  holds(me, 'not-found')
  const { muted = [], hours = office, absence }: Partial<Preferences> = me.preferences ?? {}
  const data: PreferencesView = {
    step,
    today: ctx.today,
    muted,
    hours,
    ...(absence && absence.to >= ctx.today && { absence: named(people, absence) }),
    standsFor: absentFor(me.id, people, ctx.today).flatMap(({ name, preferences }) =>
      preferences?.absence ? [{ name, from: preferences.absence.from, to: preferences.absence.to }] : [],
    ),
    candidates: candidatesFor(me, people).map(({ id, name }) => ({ id, name })),
  }
  const again = { verb: step === 'absence' ? 'absence.show' : 'preferences.show', payload: {} }
  return { view: viewOf('preferences', data, undefined, true, again), ...(say && { say }) }
}

/** Who names a stand-in, or no longer does, lets them know. */
const toldOf = ({ app, person }: Ctx, ids: readonly (PersonId | undefined)[]): readonly Change[] =>
  [...new Set(ids)].flatMap(to =>
    to === undefined
      ? []
      : [
          message(app, {
            to,
            about: `stand-in|${person.id}`,
            say: { show: 'stand-in.show', payload: { person: person.id } },
            because: 'stand-in',
          }),
        ],
  )

const change = (
  ctx: Ctx,
  decide: (me: Doc<'people'>, people: readonly Doc<'people'>[]) => Preferences,
): Promise<void> =>
  handle(ctx.app, `people/${ctx.person.id}`, async () => {
    const people = await peopleOf(ctx)
    const me = people.find(({ id }) => id === ctx.person.id)
    holds(me, 'not-found')
    const preferences = decide(me, people)
    if (JSON.stringify(preferences) === JSON.stringify(me.preferences)) return
    const [before, after] = [me.preferences?.absence, preferences.absence]
    const same = JSON.stringify(before) === JSON.stringify(after)
    await commit(ctx.app, [
      { do: 'put', in: 'people', doc: { ...me, preferences } },
      ...(same ? [] : toldOf(ctx, [before?.standIn, after?.standIn])),
    ])
  })

/** What the other reads: from when to when they stand in, as it is now. */
const standInShown = async (ctx: Ctx, id: PersonId): Promise<Answer> => {
  const person = await ctx.app.store.get('people', id)
  holds(person, 'not-found', { what: 'person' })
  const absence = person.preferences?.absence
  const mine = absence?.standIn === ctx.person.id && absence.to >= ctx.today
  const data: StandInView = {
    name: person.name,
    ...(mine && { absence: { from: absence.from, to: absence.to } }),
  }
  return { view: viewOf('stand-in', data, undefined, false) }
}

const muted = z
  .string()
  .default('')
  .transform(list => list.split(',').filter(Boolean))
  .pipe(z.array(z.enum(mutedKinds)))
const hour = z.coerce.number().int()

export const preferencesActs = [
  verb({
    verb: 'preferences.show',
    payload: z.object({}),
    permission: 'set-preferences',
    run: ctx => shown(ctx, 'choose'),
  }),

  verb({
    verb: 'absence.show',
    payload: z.object({}),
    permission: 'set-preferences',
    run: ctx => shown(ctx, 'absence'),
  }),

  verb({
    verb: 'preferences.save',
    payload: z.object({ muted, from: hour, to: hour }),
    permission: 'set-preferences',
    run: async (ctx, { muted: kinds, from, to }) => {
      await change(ctx, me => choose(me, { muted: kinds, hours: { from, to } }))
      return shown(ctx, 'choose', { code: 'preferences-kept' })
    },
  }),

  verb({
    verb: 'absence.set',
    payload: z.object({ standIn: z.string(), from: daySchema, to: daySchema }),
    permission: 'set-preferences',
    run: async (ctx, absence) => {
      await change(ctx, (me, people) => beAbsent(me, absence, { people, today: ctx.today }))
      return shown(ctx, 'choose', { code: 'absence-kept' })
    },
  }),

  verb({
    verb: 'absence.end',
    payload: z.object({}),
    permission: 'set-preferences',
    run: async ctx => {
      await change(ctx, beBack)
      return shown(ctx, 'choose', { code: 'absence-ended' })
    },
  }),

  verb({
    verb: 'stand-in.show',
    payload: z.object({ person: z.string() }),
    permission: 'set-preferences',
    run: (ctx, { person }) => standInShown(ctx, person),
  }),
]
