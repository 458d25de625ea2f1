/** The digest, and *à faire*: what waits for this person, as it is now. */
import { z } from 'zod'
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
import { type Doc, all } from '../store/store'
import { concernedDossiers } from './concerned'
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
/** Dossiers read of one stage: what waits longest comes first. */
const READ = 100

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

const candidates = async ({ app }: Ctx, readers: readonly Reader[]): Promise<readonly Doc<'dossiers'>[]> => {
  const readings = new Map(
    readers.flatMap(readingsFor).map(reading => [[reading.index, ...reading.equals].join(' '), reading]),
  )
  const pages = await Promise.all(
    [...readings.values()].map(reading => app.store.find('dossiers', { ...reading, limit: READ })),
  )
  const landlords = readers.flatMap(({ posts }) => posts).filter(({ role }) => role === 'landlord')
  const before = await Promise.all(
    [...new Set(landlords.map(({ organisation }) => organisation))].map(landlord =>
      concernedDossiers(app.store, landlord),
    ),
  )
  const found = [...pages.flatMap(({ docs }) => docs), ...before.flat()]
  return [...new Map(found.map(dossier => [dossier.id, dossier])).values()]
}

/** The person, and those for whom they stand in today: with the person’s own rights. */
const readersOf = async ({ app, person, today }: Ctx): Promise<readonly Reader[]> => {
  const people = await all(app.store, 'people', { index: 'id' })
  const { id, posts } = person
  const away = absentFor(id, people, today).map(each => ({ id: each.id, posts, name: each.name }))
  return [{ id, posts }, ...away]
}

/** Rounds and session days of the dossiers on an agenda. */
const surroundings = async (
  { app, today }: Ctx,
  dossiers: readonly Doc<'dossiers'>[],
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
    return { today, ...(round && { round }), ...(session && { session }) }
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

interface Ranked {
  readonly rank: string
  readonly view: MatterView
}

/** The reader's own open tasks. */
const tasksOf = async ({ app, person, today }: Ctx): Promise<readonly Ranked[]> => {
  const { docs } = await app.store.find('tasks', {
    index: 'owner',
    equals: [person.id, 'open'],
    limit: READ,
  })
  return (await readTasks(app, docs)).map(({ task, text, code }) => ({
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

const mattersShown = async (ctx: Ctx, digest: boolean): Promise<Answer> => {
  const readers = await readersOf(ctx)
  const dossiers = await candidates(ctx, readers)
  const around = await surroundings(ctx, dossiers)
  const ofDossiers = dossiers
    .flatMap(dossier => mattersHere(dossier, readers, around(dossier)))
    .map((matter): Ranked => ({
      rank: rankOf(matter.kind, matter.dossier, matter.around),
      view: matterView(matter),
    }))
  const found = [...ofDossiers, ...(await tasksOf(ctx))].sort((one, other) =>
    one.rank.localeCompare(other.rank),
  )
  // A digest that has nothing left to say when it leaves is not sent.
  if (digest && found.length === 0) throw new Refused('not-now')
  const data: MattersView = {
    name: ctx.person.name,
    today: ctx.today,
    items: found.slice(0, SHOWN).map(({ view }) => view),
    more: Math.max(0, found.length - SHOWN),
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
