/** The digest, and *à faire*: what waits for this person, as it is now. */
import { z } from 'zod'
import { followsFor } from '../domain/announce'
import type { Day } from '../domain/calendar'
import type { AnswerKind, Dossier } from '../domain/dossier'
import { quarterOf } from '../domain/calendar'
import {
  type Around,
  type MatterKind,
  matterDay,
  mattersOf,
  rankOf,
  taskMatter,
  taskRank,
} from '../domain/matters'
import type { Person, PersonId, Role } from '../domain/people'
import { absentFor } from '../domain/preferences'
import { Refused } from '../domain/refused'
import { escalatedTo, openWindow } from '../domain/window'
import { type Stage, supported, undecided } from '../domain/workflow'
import { type Doc, all, pages } from '../store/store'
import { concernedPages } from './concerned'
import { type People, everyone } from './posts'
import { sessionMattersOf } from './sessionMatters'
import { readTasks } from './tasks'
import { type Answer, type Ctx, verb } from './verb'
import { viewOf } from './views'
import { type WindowBar, barOf } from './window'

export interface MatterView {
  readonly kind: MatterKind
  /** Absent for an action about none. */
  readonly dossier?: string
  readonly code?: string
  readonly need?: Pick<Dossier['profile'], 'size' | 'territory'>
  /** A task of the reader's own, with what is to be done. */
  readonly task?: { readonly id: string; readonly text?: string }
  /** A session that waits, about no dossier. */
  readonly session?: { readonly id: string; readonly on: Day }
  /** Since when it waits, or until when. */
  readonly day: Day
  readonly round?: string
  /** The absent person whose matter it is: the reader stands in for them. */
  readonly for?: string
  readonly quarter?: string
  readonly window?: WindowBar & {
    readonly remindedOn?: Day
    readonly answered?: { readonly kind: AnswerKind; readonly on: Day }
    /** The last reminder waits for an answer. */
    readonly waiting: boolean
    readonly escalated: boolean
  }
}

export interface MattersView {
  readonly name: string
  readonly today: Day
  readonly items: readonly MatterView[]
  /** Matters that the card leaves out. */
  readonly more: number
}

/** Matters on one card. */
const SHOWN = 8

const stagesFor: Readonly<Partial<Record<Role, readonly Stage[]>>> = {
  secretariat: [...undecided, ...supported, 'interrupted'],
  ddets: ['ready', 'agenda', ...supported, 'interrupted'],
  siao: ['siao', 'evaluation'],
  member: ['agenda'],
  chair: ['agenda'],
  referrer: ['evaluation'],
  provider: ['evaluation'],
}

/** Whose matters they are. */
interface Reader extends Pick<Person, 'posts'> {
  readonly id: PersonId
  /** Name of the absent person that the reader stands in for. */
  readonly name?: string
}

interface Reading {
  readonly index: string
  readonly equals: readonly string[]
}

const readingsFor = ({ id, posts }: Reader): readonly Reading[] => {
  const readings = new Map<string, Reading>()
  const read = (index: string, ...equals: readonly string[]) =>
    readings.set([index, ...equals].join(' '), { index, equals })
  for (const { role, organisation } of posts) {
    for (const stage of stagesFor[role] ?? []) read('stage', stage)
    if (role === 'provider') for (const stage of supported) read('provider', organisation, stage)
    if (role === 'landlord')
      for (const stage of ['accepted', 'window', 'allocated', 'housed', 'interrupted'])
        read('landlord', organisation, stage)
    if (role === 'referrer') read('referrer', id)
  }
  return [...readings.values()]
}

/** Every dossier that may wait for these readers, a page at a time; one may come twice. */
async function* candidates(
  { app }: Ctx,
  readers: readonly Reader[],
): AsyncGenerator<readonly Doc<'dossiers'>[]> {
  const readings = new Map(
    readers.flatMap(readingsFor).map(reading => [[reading.index, ...reading.equals].join(' '), reading]),
  )
  for (const reading of readings.values()) yield* pages(app.store, 'dossiers', reading)
  const landlords = readers.flatMap(({ posts }) => posts).filter(({ role }) => role === 'landlord')
  for (const landlord of new Set(landlords.map(({ organisation }) => organisation)))
    yield* concernedPages(app.store, landlord)
}

/** The person, and those for whom they stand in today: with the person’s own rights. */
const readersOf = ({ person, today }: Ctx, people: People): readonly Reader[] => {
  const { id, posts } = person
  const away = absentFor(id, people, today).map(each => ({ id: each.id, posts, name: each.name }))
  return [{ id, posts }, ...away]
}

/** Rounds and session days of the dossiers on an agenda, and whether a measure's référent is still there. */
const surroundings = async (
  { app, today }: Ctx,
  dossiers: readonly Doc<'dossiers'>[],
  people: People,
): Promise<(dossier: Dossier) => Around> => {
  const agenda = dossiers.filter(({ stage }) => stage === 'agenda')
  const ids = (pick: (dossier: Dossier) => string | undefined) =>
    [...new Set(agenda.map(pick))].filter((id): id is string => id !== undefined)
  const rounds = new Map(
    (
      await app.store.getMany(
        'rounds',
        ids(({ round }) => round),
      )
    ).map(each => [each.id, each]),
  )
  const sessions = new Map(
    (
      await app.store.getMany(
        'sessions',
        ids(({ session }) => session),
      )
    ).map(({ id, on }) => [id, on]),
  )
  return dossier => {
    const [round, session] = [rounds.get(dossier.round ?? ''), sessions.get(dossier.session ?? '')]
    const unfollowed = !people.some(each => followsFor(each, dossier))
    return { today, unfollowed, ...(round && { round }), ...(session && { session }) }
  }
}

const windowOf = (dossier: Dossier, today: Day): Pick<MatterView, 'window'> => {
  const window = openWindow(dossier)
  if (!window) return {}
  const answered = window.answers.findLast(({ kind }) => kind !== 'remind-me')
  return {
    window: {
      ...barOf(window, today),
      ...(window.remindedOn && { remindedOn: window.remindedOn }),
      ...(answered && { answered: { kind: answered.kind, on: answered.on } }),
      waiting: window.awaitingSince !== undefined,
      escalated: escalatedTo(window) !== undefined,
    },
  }
}

interface Matter {
  readonly kind: MatterKind
  readonly dossier: Doc<'dossiers'>
  readonly around: Around
  readonly name?: string
}

const matterView = ({ kind, dossier, around, name }: Matter): MatterView => ({
  kind,
  ...(name && { for: name }),
  dossier: dossier.id,
  code: dossier.code,
  need: { size: dossier.profile.size, territory: dossier.profile.territory },
  day: matterDay(kind, dossier, around),
  ...(dossier.round && { round: dossier.round }),
  ...(kind === 'passeport' && { quarter: quarterOf(around.today).name }),
  ...(kind !== 'passeport' && windowOf(dossier, around.today)),
})

/** What of a dossier waits for these readers; what is the person's own is not an absent one's too. */
const mattersHere = (
  dossier: Doc<'dossiers'>,
  readers: readonly Reader[],
  around: Around,
): readonly Matter[] => {
  const found = new Map<MatterKind, Matter>()
  for (const reader of readers)
    for (const kind of mattersOf(dossier, reader, around))
      if (!found.has(kind))
        found.set(kind, { kind, dossier, around, ...(reader.name && { name: reader.name }) })
  return [...found.values()]
}

/** A matter with its place among the others. */
export interface Ranked {
  readonly rank: string
  readonly view: MatterView
}

/** The reader's own open tasks. */
const tasksOf = async ({ app, person, today }: Ctx): Promise<readonly Ranked[]> => {
  const open = await all(app.store, 'tasks', { index: 'owner', equals: [person.id, 'open'] })
  return (await readTasks(app, open)).map(({ task, text, code }) => ({
    rank: taskRank(task, today),
    view: {
      kind: taskMatter(task),
      day: task.due,
      task: { id: task.id, ...(text !== undefined && { text }) },
      ...(task.dossier !== undefined && { dossier: task.dossier }),
      ...(code && { code }),
    },
  }))
}

/** Those that press most, and how many there are of them all. */
interface Pressing {
  readonly first: readonly Ranked[]
  readonly count: number
}

const add = ({ first, count }: Pressing, more: readonly Ranked[]): Pressing => ({
  first: [...first, ...more].sort((one, other) => one.rank.localeCompare(other.rank)).slice(0, SHOWN),
  count: count + more.length,
})

/** However many dossiers there are: those of one page and the matters to be shown are in memory. */
const pressing = async (ctx: Ctx): Promise<Pressing> => {
  const people = await everyone(ctx)
  const readers = readersOf(ctx, people)
  let found = add({ first: [], count: 0 }, [...(await tasksOf(ctx)), ...(await sessionMattersOf(ctx))])
  const seen = new Set<string>()
  for await (const page of candidates(ctx, readers)) {
    const dossiers = page.filter(({ id }) => !seen.has(id))
    dossiers.forEach(({ id }) => seen.add(id))
    const around = await surroundings(ctx, dossiers, people)
    const matters = dossiers.flatMap(dossier => mattersHere(dossier, readers, around(dossier)))
    found = add(
      found,
      matters.map(matter => ({
        rank: rankOf(matter.kind, matter.dossier, matter.around),
        view: matterView(matter),
      })),
    )
  }
  return found
}

const mattersShown = async (ctx: Ctx, digest: boolean): Promise<Answer> => {
  const { first, count } = await pressing(ctx)
  // A digest that has nothing left to say when it leaves is not sent.
  if (digest && count === 0) throw new Refused('not-now')
  const data: MattersView = {
    name: ctx.person.name,
    today: ctx.today,
    items: first.map(({ view }) => view),
    more: count - first.length,
  }
  return { view: viewOf('matters', data, undefined, false, { verb: 'matters.show', payload: {} }) }
}

export const mattersActs = [
  verb({
    verb: 'matters.show',
    payload: z.object({ digest: z.coerce.number().optional() }),
    permission: 'list-own-dossiers',
    run: (ctx, { digest }) => mattersShown(ctx, digest === 1),
  }),
]
