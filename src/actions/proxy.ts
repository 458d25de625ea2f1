/** Proxies of a session: an organisation gives its voice to another by card, and takes it back; all see who acts for whom. */
import { z } from 'zod'
import type { Day } from '../domain/calendar'
import { type Organisation, type OrganisationId, speaksFor } from '../domain/people'
import { may } from '../domain/permissions'
import {
  type ProxiesDecided,
  type ProxyChange,
  giveProxy,
  holdersFor,
  mayGive,
  withdrawProxy,
} from '../domain/proxies'
import { holds } from '../domain/refused'
import type { Session } from '../domain/session'
import { type Doc, all } from '../store/store'
import { changeSession, loadSession, nextSession, roundsOf, sessionId } from './sessions'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { viewOf } from './views'

interface Named {
  readonly id: OrganisationId
  readonly name: string
}

/** The voice of one of this person's organisations. */
export interface ProxyOf extends Named {
  /** Name of the organisation to which it was given. */
  readonly to?: string
  /** Names of those whose voices it holds: it then cannot give its own. */
  readonly holds: readonly string[]
}

export interface ProxyView {
  readonly session: string
  readonly on: Day
  readonly time: string
  readonly mode: Session['mode']
  /** No change any more: it was held or cancelled. */
  readonly over: boolean
  /** Those of this person's organisations that have a voice. */
  readonly mine: readonly ProxyOf[]
  /** The one whose proxy is being given, and to whom it may go. */
  readonly giving?: Named & { readonly choices: readonly Named[] }
  /** All of the session; `paper`: recorded by the secretariat from a signed paper. */
  readonly all: readonly { readonly from: string; readonly to: string; readonly paper?: true }[]
  /** The reader may record what came on paper. */
  readonly records: boolean
  /** The form for it: who may give, who may hold, and what may be taken back. */
  readonly paper?: {
    readonly givers: readonly Named[]
    readonly holders: readonly Named[]
    readonly recorded: readonly Named[]
  }
}

type Organisations = readonly Doc<'organisations'>[]

/** Organisations with a voice, as the next round would have them. */
const votingOf = (organisations: Organisations): readonly OrganisationId[] =>
  organisations.filter(({ voice }: Organisation) => voice > 0).map(({ id }) => id)

const again = ({ session }: { session: string }): Press => ({ verb: 'proxy.show', payload: { session } })

const allOf = ({ proxies, onPaper = [] }: Session, nameOf: (id: OrganisationId) => Named): ProxyView['all'] =>
  Object.entries(proxies).map(([giver, to]) => ({
    from: nameOf(giver).name,
    to: nameOf(to).name,
    ...(onPaper.includes(giver) && { paper: true }),
  }))

/** Whom a paper may be from and to: the same rules as for a card. */
const paperForm = (
  ctx: Ctx,
  { proxies, onPaper = [] }: Session,
  voting: readonly OrganisationId[],
  nameOf: (id: OrganisationId) => Named,
): NonNullable<ProxyView['paper']> => {
  const { commission: rules } = ctx.app.settings.rules
  const givers = voting.filter(each => proxies[each] === undefined && mayGive(proxies, each))
  const holders = voting.filter(to =>
    givers.some(from => holdersFor(proxies, from, { rules, voting }).includes(to)),
  )
  return {
    givers: givers.map(nameOf),
    holders: holders.map(nameOf),
    recorded: onPaper.map(nameOf),
  }
}

const proxyShown = async (ctx: Ctx, id: string | undefined, paper = false): Promise<Answer> => {
  const session = id === undefined ? await nextSession(ctx) : await loadSession(ctx, id)
  const organisations = await all(ctx.app.store, 'organisations', { index: 'id' })
  const names = new Map(organisations.map(each => [each.id, each.name]))
  const nameOf = (organisation: OrganisationId): Named => ({
    id: organisation,
    name: names.get(organisation) ?? organisation,
  })
  const { proxies } = session
  const voting = votingOf(organisations)
  const own = may(ctx.person, 'give-proxy') ? speaksFor(ctx.person).filter(each => voting.includes(each)) : []
  const over = session.state !== 'planned'
  const records = !over && may(ctx.person, 'record-proxy')
  const from =
    over || paper ? undefined : own.find(each => proxies[each] === undefined && mayGive(proxies, each))
  const { commission: rules } = ctx.app.settings.rules
  const data: ProxyView = {
    session: session.id,
    on: session.on,
    time: session.time,
    mode: session.mode,
    over,
    mine: [...new Set(own)].map(each => {
      const to = proxies[each]
      const given = Object.keys(proxies).filter(giver => proxies[giver] === each)
      return { ...nameOf(each), ...(to && { to: nameOf(to).name }), holds: given.map(g => nameOf(g).name) }
    }),
    ...(from && {
      giving: { ...nameOf(from), choices: holdersFor(proxies, from, { rules, voting }).map(nameOf) },
    }),
    all: allOf(session, nameOf),
    records,
    ...(records && paper && { paper: paperForm(ctx, session, voting, nameOf) }),
  }
  const about = { collection: 'sessions', doc: session }
  const asks = from !== undefined || data.paper !== undefined
  return { view: viewOf('proxy', data, about, asks, again({ session: session.id })) }
}

/** As the store has them now: who has left an organisation gives nothing in its name. */
const holdsOwn = async (ctx: Ctx, from: OrganisationId): Promise<void> => {
  const person = (await ctx.app.store.get('people', ctx.person.id)) ?? ctx.person
  holds(speaksFor(person).includes(from), 'not-allowed')
}

/** A change of the session's proxies with its open rounds, in one commit: nobody ever votes under half of it. */
const changeProxies = (
  ctx: Ctx,
  id: string,
  from: OrganisationId,
  decide: (session: Session, change: ProxyChange<Doc<'rounds'>>) => Promise<ProxiesDecided<Doc<'rounds'>>>,
  paper = false,
): Promise<void> => {
  return changeSession(ctx, id, async session => {
    if (!paper) await holdsOwn(ctx, from)
    const rounds = await roundsOf(ctx, id)
    const change = { rounds, by: ctx.person.id, at: ctx.now, today: ctx.today, paper }
    const { rounds: changed, ...decided } = await decide(session, change)
    return { ...decided, also: async () => changed.map(doc => ({ do: 'put', in: 'rounds', doc }) as const) }
  })
}

const give = (
  ctx: Ctx,
  { session: id, from, to }: { session: string; from: OrganisationId; to: OrganisationId },
  paper = false,
): Promise<void> => {
  const { commission: rules } = ctx.app.settings.rules
  const decide = async (session: Session, change: ProxyChange<Doc<'rounds'>>) => {
    const voting = votingOf(await all(ctx.app.store, 'organisations', { index: 'id' }))
    return giveProxy(session, { from, to }, { ...change, rules, voting })
  }
  return changeProxies(ctx, id, from, decide, paper)
}

const organisationId = z.string().regex(/^[\w-]{1,64}$/)

export const proxyActs = [
  verb({
    verb: 'proxy.show',
    payload: z.object({ session: sessionId.optional(), step: z.literal('paper').optional() }),
    permission: 'see-session',
    run: (ctx, { session, step }) => proxyShown(ctx, session, step === 'paper'),
  }),

  verb({
    verb: 'proxy.give',
    payload: z.object({ session: sessionId, from: organisationId, to: organisationId }),
    permission: 'give-proxy',
    again,
    run: async (ctx, { session, from, to }) => {
      await give(ctx, { session, from, to })
      return proxyShown(ctx, session)
    },
  }),

  verb({
    verb: 'proxy.withdraw',
    payload: z.object({ session: sessionId, from: organisationId }),
    permission: 'give-proxy',
    again,
    run: async (ctx, { session: id, from }) => {
      await changeProxies(ctx, id, from, async (session, change) => withdrawProxy(session, from, change))
      return proxyShown(ctx, id)
    },
  }),

  verb({
    verb: 'proxy.record',
    payload: z.object({ session: sessionId, from: organisationId, to: organisationId }),
    permission: 'record-proxy',
    again,
    run: async (ctx, { session, from, to }) => {
      await give(ctx, { session, from, to }, true)
      return proxyShown(ctx, session)
    },
  }),

  verb({
    verb: 'proxy.strike',
    payload: z.object({ session: sessionId, from: organisationId }),
    permission: 'record-proxy',
    again,
    run: async (ctx, { session: id, from }) => {
      const strike = async (session: Session, change: ProxyChange<Doc<'rounds'>>) => {
        // What an organisation gave by its own card is its own to take back.
        holds(session.proxies[from] === undefined || session.onPaper?.includes(from), 'proxy-by-card')
        return withdrawProxy(session, from, change)
      }
      await changeProxies(ctx, id, from, strike, true)
      return proxyShown(ctx, id)
    },
  }),
]
