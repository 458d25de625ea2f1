/** A landlord learns that a vacant home of its own suits a household whose window runs out: the need, never the household. */
import { z } from 'zod'
import type { Day } from '../domain/calendar'
import { landlordsFor } from '../domain/dwellingReaders'
import type { Dossier, DossierId } from '../domain/dossier'
import { type Need, needOf } from '../domain/need'
import { Refused } from '../domain/refused'
import { openWindow } from '../domain/window'
import type { Change, Doc } from '../store/store'
import type { App } from './app'
import { loadDossier } from './commit'
import { type DwellingData, dwellingData } from './dwellingData'
import { organisationNames } from './facts'
import { message } from './message'
import { suitedHomes } from './suited'
import { type Answer, type Ctx, verb } from './verb'
import { viewOf } from './views'

export interface WantedView {
  readonly need: Need
  readonly lastDay: Day
  /** Whom the landlord answers: the provider that looks for the home. */
  readonly provider: string
  /** Its own vacant homes that suit, the best first. */
  readonly homes: readonly DwellingData[]
}

/** Homes on one card. */
const SHOWN = 4

const shown = async (ctx: Ctx, id: DossierId): Promise<Answer> => {
  const dossier = await loadDossier(ctx, id)
  const window = openWindow(dossier)
  const own = landlordsFor(ctx.person)
  const homes = window
    ? (await suitedHomes(ctx.app, dossier)).filter(({ dwelling }) => own.includes(dwelling.landlord))
    : []
  // Nothing is said any more once a home was found, or none of theirs is left.
  if (!window || homes.length === 0) throw new Refused('not-now')
  const names = await organisationNames(ctx)
  const data: WantedView = {
    need: needOf(dossier),
    lastDay: window.lastDay,
    provider: names.get(dossier.mandate?.provider ?? '') ?? '',
    homes: homes.slice(0, SHOWN).map(({ dwelling }) => dwellingData(ctx, dwelling, names)),
  }
  return { view: viewOf('wanted', data, undefined, false) }
}

/** The messages to the landlords that have a vacant home which suits, when a reminder stays without an answer. */
export const wantedMessages = async (
  app: App,
  id: DossierId,
  dossier: Dossier,
  people: readonly Doc<'people'>[],
): Promise<readonly Change[]> => {
  const landlords = new Set((await suitedHomes(app, dossier)).map(({ dwelling }) => dwelling.landlord))
  return people
    .filter(person => landlordsFor(person).some(landlord => landlords.has(landlord)))
    .map(({ id: to }) =>
      message(app, {
        to,
        about: `wanted.show|${id}`,
        say: { show: 'wanted.show', payload: { dossier: id } },
        because: 'owner',
      }),
    )
}

export const wantedActs = [
  verb({
    verb: 'wanted.show',
    payload: z.object({ dossier: z.string() }),
    permission: 'see-need',
    run: (ctx, { dossier }) => shown(ctx, dossier),
  }),
]
