/** Facts as they are shown: a line of a history, or a notice. */
import { type Day, dayOf } from '../domain/calendar'
import { type FactKind, factKinds } from '../domain/dossier'
import type { OrganisationId, Person } from '../domain/people'
import type { Fact } from '../store/documents'
import { type Doc, all } from '../store/store'
import { loadDossier } from './commit'
import type { Ctx } from './verb'
import { type View, viewOf } from './views'
import { Refused, holds } from '../domain/refused'
import { may } from '../domain/permissions'

/** A fact with the names of the people and organisations that it mentions by id. */
export interface FactView {
  readonly kind: FactKind
  readonly on: Day
  /** When it was recorded, as a day, if that is not the day on which it is true. */
  readonly recordedOn?: Day
  /** Name of who did it; absent when time itself did. */
  readonly by?: string
  readonly data: Readonly<Record<string, string | number | boolean>>
}

/** A fact of a dossier, as the store has it. */
export type DossierFact = Fact & { readonly kind: FactKind }

/** The facts of a dossier among some facts; those of a session have their own sentences. */
export const dossierFacts = <F extends Fact>(facts: readonly F[]): readonly (F & DossierFact)[] =>
  facts.filter((fact): fact is F & DossierFact => (factKinds as readonly string[]).includes(fact.kind))

export interface NoticeView {
  readonly code: string
  readonly dossier: string
  readonly fact: FactView
}

/** Names of organisations by id; the list is short and read whole. */
export const organisationNames = async ({
  app,
}: Pick<Ctx, 'app'>): Promise<ReadonlyMap<OrganisationId, string>> => {
  const organisations = await all(app.store, 'organisations', { index: 'id' })
  return new Map(organisations.map(({ id, name }) => [id, name]))
}

/** Data of facts that are ids of organisations: shown by name. */
const organisationFields = ['provider', 'landlord', 'evaluator', 'organisation']

/** Facts with the names they need, in the order given. */
export const factViews = async (ctx: Ctx, facts: readonly DossierFact[]): Promise<readonly FactView[]> => {
  const authors = [...new Set(facts.map(({ by }) => by).filter(by => by !== 'time'))]
  const people = new Map(
    (await ctx.app.store.getMany('people', authors)).map((person: Doc<'people'>) => [person.id, person.name]),
  )
  const organisations = await organisationNames(ctx)
  return facts.map(fact => factView(fact, people, organisations))
}

const factView = (
  { kind, on, at, by, data }: DossierFact,
  people: ReadonlyMap<Person['id'], string>,
  organisations: ReadonlyMap<OrganisationId, string>,
): FactView => {
  const named = Object.entries(data).map(([field, value]) => [
    field,
    organisationFields.includes(field) ? (organisations.get(String(value)) ?? '') : value,
  ])
  const author = people.get(by)
  const recorded = dayOf(at)
  return {
    kind,
    on,
    ...(recorded !== on && { recordedOn: recorded }),
    ...(author && { by: author }),
    data: Object.fromEntries(named),
  }
}

/** The notice of a fact, as it is sent to somebody who is told of it; refused when they may no longer see the dossier. */
export const noticeOf = async (ctx: Ctx, id: string): Promise<View> => {
  const fact = await ctx.app.store.get('facts', id)
  const [told] = fact ? dossierFacts([fact]) : []
  if (!fact || !told) throw new Refused('not-found')
  const dossier = await loadDossier(ctx, fact.subject.slice('dossiers/'.length))
  holds(may(ctx.person, 'see-dossier', dossier), 'not-allowed')
  const [view] = await factViews(ctx, [told])
  if (!view) throw new Refused('not-found')
  return viewOf('notice', { code: dossier.code, dossier: dossier.id, fact: view }, undefined, false)
}
