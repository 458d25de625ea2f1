/** Facts as they are shown: a line of a history, or a notice. */
import { isOwnCal } from '../domain/announce'
import { type Day, dayOf } from '../domain/calendar'
import { type FactKind, factKinds } from '../domain/facts'
import { knownOf } from '../domain/history'
import type { OrganisationId, Person } from '../domain/people'
import { type Session, type SessionFactKind, sessionFactKinds } from '../domain/session'
import type { Fact } from '../store/documents'
import { all } from '../store/store'
import { loadDossier } from './commit'
import { withDeliveries } from './reminded'
import type { Ctx } from './verb'
import { type View, viewOf } from './views'
import { holds } from '../domain/refused'
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

export type SessionFactView = Omit<FactView, 'kind'> & { readonly kind: SessionFactKind }

/** A fact of a session, with the session as it is now: what changed is read there. */
export interface SessionNoticeView extends Pick<Session, 'on' | 'time' | 'place' | 'mode' | 'state'> {
  readonly session: string
  readonly convened: boolean
  readonly fact: SessionFactView
}

/** Names of organisations by id; the list is short and read whole. */
export const organisationNames = async ({
  app,
}: Pick<Ctx, 'app'>): Promise<ReadonlyMap<OrganisationId, string>> => {
  const organisations = await all(app.store, 'organisations', { index: 'id' })
  return new Map(organisations.map(({ id, name }) => [id, name]))
}

/** Data of facts that are ids of organisations: shown by name. `from` and `to` are the giver and the holder of a proxy. */
const organisationFields = ['provider', 'landlord', 'evaluator', 'organisation']
const proxyFields = ['from', 'to']

interface Names {
  readonly people: ReadonlyMap<Person['id'], string>
  readonly organisations: ReadonlyMap<OrganisationId, string>
}

const namesFor = async (ctx: Ctx, facts: readonly Fact[]): Promise<Names> => {
  const authors = [...new Set(facts.map(({ by }) => by).filter(by => by !== 'time'))]
  const people = await ctx.app.store.getMany('people', authors)
  return {
    people: new Map(people.map(({ id, name }) => [id, name])),
    organisations: await organisationNames(ctx),
  }
}

/** Facts with the names they need, in the order given. */
export const factViews = async (ctx: Ctx, facts: readonly DossierFact[]): Promise<readonly FactView[]> => {
  const names = await namesFor(ctx, facts)
  return withDeliveries(
    ctx.app,
    facts.map(fact => factView(fact, names)),
  )
}

const factView = <K extends Fact['kind']>(
  { kind, on, at, by, data }: Fact & { readonly kind: K },
  { people, organisations }: Names,
): Omit<FactView, 'kind'> & { readonly kind: K } => {
  const named = Object.entries(data).map(([field, value]) => {
    const name = organisations.get(String(value))
    if (organisationFields.includes(field)) return [field, name ?? '']
    return [field, proxyFields.includes(field) ? (name ?? value) : value]
  })
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

/** The notice of a fact, as it is sent to somebody who is told of it; refused when they may no longer see it. */
export const noticeOf = async (ctx: Ctx, id: string): Promise<View> => {
  const fact = await ctx.app.store.get('facts', id)
  holds(fact, 'not-found')
  const [told] = dossierFacts([fact])
  if (told) return dossierNotice(ctx, told)
  holds(isSessionFact(fact), 'not-found')
  return sessionNotice(ctx, fact)
}

const dossierNotice = async (ctx: Ctx, told: DossierFact): Promise<View> => {
  const dossier = await loadDossier(ctx, told.subject.slice('dossiers/'.length))
  holds(may(ctx.person, 'see-dossier', dossier) || isOwnCal(ctx.person, told), 'not-allowed')
  const known = knownOf(ctx.person, told)
  holds(known, 'not-allowed')
  const fact = factView(known, await namesFor(ctx, [known]))
  return viewOf('notice', { code: dossier.code, dossier: dossier.id, fact }, undefined, false)
}

const isSessionFact = (fact: Fact): fact is Fact & { readonly kind: SessionFactKind } =>
  (sessionFactKinds as readonly string[]).includes(fact.kind)

const sessionNotice = async (ctx: Ctx, told: Fact & { readonly kind: SessionFactKind }): Promise<View> => {
  holds(may(ctx.person, 'see-session'), 'not-allowed')
  const session = await ctx.app.store.get('sessions', told.subject.slice('sessions/'.length))
  holds(session, 'not-found')
  const { id, on, time, place, mode, state, convened } = session
  const fact = factView(told, await namesFor(ctx, [told]))
  const data = { session: id, on, time, place, mode, state, convened: convened !== undefined, fact }
  return viewOf('session-notice', data, undefined, false)
}
