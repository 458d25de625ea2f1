/** *Still vacant?*: once a month a landlord confirms its vacant homes, one tap each. */
import { z } from 'zod'
import { confirmVacancy, vacancyAnswers } from '../domain/dwelling'
import { landlordsFor } from '../domain/dwellingReaders'
import { asksVacancy } from '../domain/vacancies'
import { Refused, holds } from '../domain/refused'
import { type Doc, each } from '../store/store'
import { changeOwn } from './dwelling'
import { type DwellingData, dwellingData } from './dwellingData'
import { organisationNames } from './facts'
import { type Answer, type Ctx, verb } from './verb'
import { viewOf } from './views'

export interface VacanciesView {
  readonly homes: readonly DwellingData[]
  /** Homes to confirm that the card leaves out. */
  readonly more: number
}

/** Homes on one card: each has its three buttons. */
const SHOWN = 5

/** Vacant homes of the person's organisations that were not confirmed this month. */
const toConfirm = async (ctx: Ctx): Promise<readonly Doc<'dwellings'>[]> => {
  const homes: Doc<'dwellings'>[] = []
  for (const landlord of landlordsFor(ctx.person))
    for await (const home of each(ctx.app.store, 'dwellings', {
      index: 'landlord',
      equals: [landlord, 'vacant'],
    }))
      if (asksVacancy(home, ctx.today)) homes.push(home)
  return homes
}

const shown = async (ctx: Ctx, news = false): Promise<Answer> => {
  const homes = await toConfirm(ctx)
  // The month's message is not sent when everything was confirmed meanwhile.
  if (news && homes.length === 0) throw new Refused('not-now')
  const names = await organisationNames(ctx)
  const data: VacanciesView = {
    homes: homes.slice(0, SHOWN).map(home => dwellingData(ctx, home, names)),
    more: Math.max(0, homes.length - SHOWN),
  }
  return { view: viewOf('vacancies', data, undefined, true, { verb: 'vacancies.show', payload: {} }) }
}

const confirm = (ctx: Ctx, dwelling: string, answer: (typeof vacancyAnswers)[number]): Promise<void> =>
  changeOwn(ctx, dwelling, home => confirmVacancy(home, answer, { today: ctx.today, at: ctx.now }))

/** One that is no longer vacant meanwhile needs no answer any more. */
const confirmIfVacant = async (ctx: Ctx, dwelling: string): Promise<void> => {
  try {
    await confirm(ctx, dwelling, 'yes')
  } catch (error) {
    if (!(error instanceof Refused) || error.code === 'busy') throw error
  }
}

export const vacanciesActs = [
  verb({
    verb: 'vacancies.show',
    payload: z.object({ news: z.coerce.number().optional() }),
    permission: 'manage-dwellings',
    run: (ctx, { news }) => shown(ctx, news === 1),
  }),

  verb({
    verb: 'vacancies.answer',
    payload: z.object({ dwelling: z.string(), vacancy: z.enum(vacancyAnswers) }),
    permission: 'manage-dwellings',
    again: () => ({ verb: 'vacancies.show', payload: {} }),
    run: async (ctx, { dwelling, vacancy }) => {
      await confirm(ctx, dwelling, vacancy)
      return shown(ctx)
    },
  }),

  /** All those that the card shows. */
  verb({
    verb: 'vacancies.all',
    payload: z.object({ dwellings: z.string().max(1000) }),
    permission: 'manage-dwellings',
    run: async (ctx, { dwellings }) => {
      const ids = dwellings.split(',').filter(Boolean)
      holds(ids.length <= SHOWN, 'payload', { field: 'dwellings', problem: 'too-many' })
      for (const id of ids) await confirmIfVacant(ctx, id)
      return shown(ctx)
    },
  }),
]
