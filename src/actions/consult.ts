/** The secretariat asks organisations to follow the examination of one dossier: its sheet and its vote, no voice. */
import { z } from 'zod'
import { consult } from '../domain/agenda'
import type { Dossier, DossierId } from '../domain/dossier'
import { type OrganisationId, type Person, inCommission } from '../domain/people'
import { may } from '../domain/permissions'
import { holds } from '../domain/refused'
import { type Doc, all } from '../store/store'
import { chosenDossiers as chosenIds } from './agenda'
import { changeDossier, loadDossier } from './commit'
import { sheetShown } from './sheet'
import { type Answer, type Ctx, type Press, verb } from './verb'
import { viewOf } from './views'

export interface ConsultView {
  readonly dossier: DossierId
  readonly code: string
  /** Names of the organisations that follow it already. */
  readonly consulted: readonly string[]
  readonly candidates: readonly { readonly organisation: OrganisationId; readonly name: string }[]
}

/** Whether asking this organisation would let one of its people see the dossier who does not see it anyway. */
const wouldFollow = (dossier: Dossier, organisation: OrganisationId, people: readonly Person[]): boolean => {
  const own = people
    .map(person => ({ posts: person.posts.filter(post => post.organisation === organisation) }))
    .filter(({ posts }) => posts.length > 0)
  return (
    !own.some(person => inCommission(person).length > 0) &&
    own.some(person => may(person, 'see-round', { ...dossier, consulted: [organisation] }))
  )
}

const candidatesFor = async ({ app }: Ctx, dossier: Dossier): Promise<readonly Doc<'organisations'>[]> => {
  const [organisations, people] = await Promise.all([
    all(app.store, 'organisations', { index: 'id' }),
    all(app.store, 'people', { index: 'id' }),
  ])
  return organisations.filter(
    ({ id }) => !dossier.consulted?.includes(id) && wouldFollow(dossier, id, people),
  )
}

const again = ({ dossier }: { dossier: string }): Press => ({ verb: 'consult.show', payload: { dossier } })

const consultShown = async (ctx: Ctx, id: DossierId): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  holds(may(ctx.person, 'consult', dossier), 'moved-on', { stage: dossier.stage })
  const [candidates, consulted] = await Promise.all([
    candidatesFor(ctx, dossier),
    ctx.app.store.getMany('organisations', dossier.consulted ?? []),
  ])
  const data: ConsultView = {
    dossier: id,
    code: dossier.code,
    consulted: consulted.map(({ name }) => name),
    candidates: candidates.map(({ id: organisation, name }) => ({ organisation, name })),
  }
  const about = { collection: 'dossiers', doc: dossier }
  return { view: viewOf('consult', data, about, candidates.length > 0, again({ dossier: id })) }
}

export const consultActs = [
  verb({
    verb: 'consult.show',
    payload: z.object({ dossier: z.string() }),
    permission: 'consult',
    run: (ctx, { dossier }) => consultShown(ctx, dossier),
  }),

  verb({
    verb: 'consult.ask',
    payload: z.object({ dossier: z.string(), organisations: chosenIds }),
    permission: 'consult',
    again,
    run: async (ctx, { dossier: id, organisations }) => {
      await changeDossier(ctx, id, async dossier => {
        holds(may(ctx.person, 'consult', dossier), 'moved-on', { stage: dossier.stage })
        holds(organisations.length > 0, 'payload', { field: 'organisations', problem: 'empty' })
        const asked = organisations.filter(each => !dossier.consulted?.includes(each))
        const possible = (await candidatesFor(ctx, dossier)).map(each => each.id)
        holds(
          asked.every(each => possible.includes(each)),
          'not-found',
        )
        return consult(dossier, asked, ctx.today)
      })
      return sheetShown(ctx, id)
    },
  }),
]
