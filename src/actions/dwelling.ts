/** A landlord's home: its card, and the form by which the landlord adds or changes it. */
import { z } from 'zod'
import { type Day, daySchema } from '../domain/calendar'
import {
  type Dwelling,
  type DwellingDecided,
  type DwellingFactKind,
  addDwelling,
  changeDwelling,
  confirmVacancy,
  dwellingFactKinds,
  restoreDwelling,
  retireDwelling,
  retirements,
  vacancyAnswers,
} from '../domain/dwelling'
import { homeNamed, traitsSchema } from '../domain/traits'
import { landlordsFor, seesDwelling } from '../domain/dwellingReaders'
import { endProposal } from '../domain/proposal'
import { holds } from '../domain/refused'
import type { Fact } from '../store/documents'
import type { Change, Doc } from '../store/store'
import { commit, dossierChanges, handle } from './commit'
import { type DwellingData, dwellingData } from './dwellingData'
import { organisationNames } from './facts'
import { dwellingChanges, homesByReference, loadDwelling } from './holdings'
import { orEmpty } from './inputs'
import { vacancyMessages } from './suited'
import { type Answer, type Ctx, type Press, type Saying, verb } from './verb'
import { viewOf } from './views'

export interface DwellingFactView {
  readonly kind: DwellingFactKind
  readonly on: Day
  readonly data: Fact['data']
}

export interface DwellingView {
  readonly home: DwellingData
  readonly step: 'read' | 'retire' | 'restore'
  /** It is the reader's own organisation's. */
  readonly mine: boolean
  readonly history: readonly DwellingFactView[]
}

export interface DwellingFormView {
  readonly dwelling: string
  readonly today: Day
  /** Absent when a home is added. */
  readonly home?: DwellingData
  /** To choose from, when somebody works for several landlords. */
  readonly landlords: readonly { readonly id: string; readonly name: string }[]
}

const SHOWN = 5

const historyOf = async ({ app }: Ctx, id: string): Promise<DwellingView['history']> => {
  const { docs } = await app.store.find('facts', {
    index: 'subject',
    equals: [`dwellings/${id}`],
    descending: true,
    limit: SHOWN,
  })
  return docs.flatMap(({ kind, on, data }) => {
    const known = dwellingFactKinds.find(each => each === kind)
    return known ? [{ kind: known, on, data }] : []
  })
}

/** Whether it is held for a household that the reader's provider follows: then they see it though it is no longer vacant. */
const isTheirs = async ({ app, person }: Ctx, { heldBy }: Dwelling): Promise<boolean> => {
  const dossier = heldBy && (await app.store.get('dossiers', heldBy.dossier))
  return person.posts.some(
    ({ role, organisation }) => role === 'provider' && organisation === dossier?.provider,
  )
}

export const dwellingShown = async (
  ctx: Ctx,
  id: string,
  step: DwellingView['step'] = 'read',
  say?: Saying,
): Promise<Answer> => {
  const dwelling = await loadDwelling(ctx.app, id)
  holds(seesDwelling(ctx.person, dwelling) || (await isTheirs(ctx, dwelling)), 'not-found', {
    what: 'dwelling',
  })
  const data: DwellingView = {
    home: dwellingData(ctx, dwelling, await organisationNames(ctx)),
    step,
    mine: landlordsFor(ctx.person).includes(dwelling.landlord),
    history: await historyOf(ctx, id),
  }
  const about = { collection: 'dwellings', doc: dwelling }
  const view = viewOf('dwelling', data, about, false, again({ dwelling: id }))
  return { view, ...(say && { say }) }
}

const again = ({ dwelling }: { dwelling: string }): Press => ({
  verb: 'dwelling.show',
  payload: { dwelling },
})

/** A home of the person's own organisation; another's is not found. */
const loadOwn = async (ctx: Ctx, id: string): Promise<Doc<'dwellings'>> => {
  const dwelling = await loadDwelling(ctx.app, id)
  holds(landlordsFor(ctx.person).includes(dwelling.landlord), 'not-found', { what: 'dwelling' })
  return dwelling
}

const formShown = async (ctx: Ctx, id?: string): Promise<Answer> => {
  const dwelling = id === undefined ? undefined : await loadOwn(ctx, id)
  const names = await organisationNames(ctx)
  const own = landlordsFor(ctx.person)
  const data: DwellingFormView = {
    dwelling: dwelling?.id ?? ctx.app.ids.unique(),
    today: ctx.today,
    ...(dwelling && { home: dwellingData(ctx, dwelling, names) }),
    landlords:
      dwelling || own.length < 2 ? [] : own.map(each => ({ id: each, name: names.get(each) ?? each })),
  }
  return { view: viewOf('dwelling-form', data, undefined, true) }
}

/** A home that is no longer to be had ends the proposal that held it, in the same commit. */
export const endOfProposal = async (
  ctx: Ctx,
  { heldBy }: Dwelling,
  next: Dwelling,
): Promise<readonly Change[]> => {
  if (heldBy?.why !== 'proposal' || next.heldBy) return []
  const dossier = await ctx.app.store.get('dossiers', heldBy.dossier)
  if (!dossier) return []
  const ended = endProposal(dossier, 'no-longer-vacant', ctx.today)
  return dossierChanges(ctx.app, dossier, ended, { by: ctx.person.id, now: ctx.now, holdings: false })
}

const isNewlyVacant = ({ facts }: DwellingDecided): boolean =>
  facts.some(({ kind, data }) => kind === 'dwelling-vacant' || (kind === 'dwelling-restored' && data?.vacant))

const write = async (
  ctx: Ctx,
  before: Doc<'dwellings'> | { readonly id: string; readonly v: 0 },
  decided: DwellingDecided,
): Promise<void> => {
  if (decided.facts.length === 0) return
  await commit(ctx.app, [
    ...(await dwellingChanges(ctx.app, before, decided, { by: ctx.person.id, now: ctx.now })),
    ...('status' in before ? await endOfProposal(ctx, before, decided.next) : []),
    ...(isNewlyVacant(decided) ? await vacancyMessages(ctx.app, [decided.next]) : []),
  ])
}

/** Loads a home of one's own, lets `decide` say what becomes of it, and commits. */
export const changeOwn = (
  ctx: Ctx,
  id: string,
  decide: (dwelling: Doc<'dwellings'>) => DwellingDecided,
): Promise<void> =>
  handle(ctx.app, `dwellings/${id}`, async () => {
    const dwelling = await loadOwn(ctx, id)
    await write(ctx, dwelling, decide(dwelling))
  })

const landlordOf = (ctx: Ctx, asked: string | undefined): string => {
  const own = landlordsFor(ctx.person)
  const landlord = own.length === 1 ? own[0] : own.find(each => each === asked)
  holds(landlord, 'payload', { field: 'landlord', problem: 'empty' })
  return landlord
}

/** A reference is one home's; the index guards it when two write at once. */
const holdsReference = async (
  { app }: Ctx,
  landlord: string,
  reference: string,
  id: string,
): Promise<void> => {
  const other = homeNamed(await homesByReference(app, landlord), reference)
  holds(!other || other.id === id, 'reference-used', { reference: other?.reference ?? reference })
}

const saveSchema = traitsSchema.safeExtend({
  dwelling: z.string().min(1).max(100),
  landlord: z.string().optional(),
})

/** The id is the form's: pressing twice adds one home. */
const save = (
  ctx: Ctx,
  { dwelling: id, landlord: asked, ...given }: z.output<typeof saveSchema>,
): Promise<void> =>
  handle(ctx.app, `dwellings/${id}`, async () => {
    const when = { today: ctx.today, at: ctx.now }
    const before = (await ctx.app.store.get('dwellings', id)) && (await loadOwn(ctx, id))
    const landlord = before?.landlord ?? landlordOf(ctx, asked)
    await holdsReference(ctx, landlord, given.reference, id)
    await (before
      ? write(ctx, before, changeDwelling(before, given, when))
      : write(ctx, { id, v: 0 }, addDwelling(landlord, given, when)))
  })

const named = z.object({ dwelling: z.string() })

export const dwellingActs = [
  verb({
    verb: 'dwelling.show',
    payload: named.extend({ step: z.enum(['retire', 'restore']).optional() }),
    permission: 'see-dwellings',
    run: (ctx, { dwelling, step }) => dwellingShown(ctx, dwelling, step),
  }),

  verb({
    verb: 'dwelling.form.show',
    payload: z.object({ dwelling: z.string().optional() }),
    permission: 'manage-dwellings',
    run: (ctx, { dwelling }) => formShown(ctx, dwelling),
  }),

  verb({
    verb: 'dwelling.save',
    payload: saveSchema,
    permission: 'manage-dwellings',
    again,
    run: async (ctx, given) => {
      await save(ctx, given)
      return dwellingShown(ctx, given.dwelling, 'read', { code: 'dwelling-saved' })
    },
  }),

  verb({
    verb: 'dwelling.vacancy',
    payload: named.extend({ vacancy: z.enum(vacancyAnswers) }),
    permission: 'manage-dwellings',
    again,
    run: async (ctx, { dwelling, vacancy }) => {
      await changeOwn(ctx, dwelling, each => confirmVacancy(each, vacancy, { today: ctx.today, at: ctx.now }))
      return dwellingShown(ctx, dwelling)
    },
  }),

  verb({
    verb: 'dwelling.retire',
    payload: named.extend({ reason: z.enum(retirements, 'not-a-choice') }),
    permission: 'manage-dwellings',
    again,
    run: async (ctx, { dwelling, reason }) => {
      await changeOwn(ctx, dwelling, each => retireDwelling(each, reason, { today: ctx.today, at: ctx.now }))
      return dwellingShown(ctx, dwelling, 'read', { code: 'dwelling-retired' })
    },
  }),

  verb({
    verb: 'dwelling.restore',
    payload: named.extend({ vacantFrom: orEmpty(daySchema) }),
    permission: 'manage-dwellings',
    again,
    run: async (ctx, { dwelling, vacantFrom }) => {
      const when = { today: ctx.today, at: ctx.now }
      await changeOwn(ctx, dwelling, each => restoreDwelling(each, vacantFrom, when))
      return dwellingShown(ctx, dwelling, 'read', { code: 'dwelling-restored' })
    },
  }),
]
