/** The series of a dossier: how each domain went, passeport after passeport, and what was told. */
import { z } from 'zod'
import { type Day, addDays, daySchema, instantOf } from '../domain/calendar'
import { type Level, domainsAsked } from '../domain/passeport'
import { may } from '../domain/permissions'
import { holds } from '../domain/refused'
import type { Doc } from '../store/store'
import { loadDossier } from './commit'
import { byCode } from './dossier'
import {
  type DomainName,
  type LevelName,
  type Opened,
  type PasseportEntry,
  entriesOf,
  formsOf,
  gone,
  levelNames,
  levelOf,
  readPasseports,
} from './passeports'
import { type Answer, type Ctx, verb } from './verb'
import { viewOf } from './views'

export interface SeriesView {
  readonly code: string
  readonly dossier: string
  /** Health and addictions, and what is free text, are left out for this reader. */
  readonly reduced: boolean
  /** Oldest first, the same number of levels in each domain as there are entries; an empty one was not asked then. */
  readonly domains: readonly (DomainName & { readonly levels: readonly (Level | '')[] })[]
  /** The scale, lowest first. */
  readonly levels: readonly LevelName[]
  readonly entries: readonly PasseportEntry[]
  /** Older passeports that are left out. */
  readonly older: number
  /** As they were known at the end of that day; absent: as they are known now. */
  readonly known?: Day
  readonly maySend: boolean
  readonly mayCorrect: boolean
}

export const dossierNamed = z.object({
  dossier: z.string().optional(),
  code: z.string().max(20).optional(),
})

/** The dossier that a press or a word names. Refused (`not-found`) when there is none. */
export const findDossier = (
  ctx: Ctx,
  { dossier, code }: z.output<typeof dossierNamed>,
): Promise<Doc<'dossiers'>> => (dossier ? loadDossier(ctx, dossier) : byCode(ctx, code ?? ''))

/** Passeports on the card of a series, and in the tab. */
const FEW = 8
const MANY = 60

/**
 * The domains that a reader sees: those asked today, then those that the passeports have from an earlier configuration,
 * in the words of then. What was sealed as health stays with those who see health.
 */
const domainsSeen = async (
  { app }: Ctx,
  passeports: readonly Opened[],
  full: boolean,
): Promise<readonly DomainName[]> => {
  const { rules, health } = app.settings
  const asked = domainsAsked(rules, health).filter(domain => full || !domain.health)
  const hidden = new Set(
    rules.passeportDomains.filter(domain => domain.health && !(full && health)).map(({ key }) => key),
  )
  const keys = new Set(
    passeports.flatMap(({ scale, opened }) => [
      ...Object.keys(scale),
      ...(full && health ? Object.keys(opened.health) : []),
    ]),
  )
  const forms = await formsOf(app, passeports)
  const former = [...rules.passeportDomains, ...gone(rules.passeportDomains, forms, 'domains')].filter(
    ({ key }) => keys.has(key) && !hidden.has(key) && asked.every(domain => domain.key !== key),
  )
  return [...asked, ...former].map(({ key, fr, en }) => ({ key, fr, en }))
}

/** What is seen of the passeports by somebody who sees no health: `scale` alone. */
const openedFor = (full: boolean, passeport: Opened): Opened =>
  full
    ? passeport
    : {
        ...passeport,
        opened: { health: {} },
        ...(passeport.earlier && { earlier: openedFor(full, passeport.earlier) }),
      }

interface Asked {
  readonly most: number
  readonly known?: Day | undefined
}

const seriesOf = async (ctx: Ctx, dossier: Doc<'dossiers'>, { most, known }: Asked): Promise<SeriesView> => {
  // Who may not see health sees no free text either: health may be told in it.
  const full = may(ctx.person, 'see-health', dossier)
  const past = known !== undefined && known < ctx.today ? instantOf(addDays(known, 1), 0) : undefined
  const newest = await readPasseports(ctx, dossier.id, { most: MANY, ...(past && { before: past }) })
  const passeports = newest
    .slice(0, most)
    .map(each => openedFor(full, each))
    .reverse()
  const domains = await domainsSeen(ctx, passeports, full)
  return {
    ...{ code: dossier.code, dossier: dossier.id, reduced: !full },
    domains: domains.map(domain => ({
      ...domain,
      levels: passeports.map(each => levelOf(each, domain.key) ?? ''),
    })),
    levels: levelNames(ctx.app.settings.rules, await formsOf(ctx.app, passeports)),
    entries: await entriesOf(ctx, passeports, { full, domains }),
    older: newest.length - passeports.length,
    ...(past && known && { known }),
    maySend: may(ctx.person, 'send-passeport', dossier),
    mayCorrect: passeports.length > 0 && full && may(ctx.person, 'correct-passeport', dossier),
  }
}

const seriesShown = async (ctx: Ctx, dossier: Doc<'dossiers'>, asked: Asked): Promise<Answer> => {
  holds(may(ctx.person, 'see-dossier', dossier), 'not-found')
  holds(may(ctx.person, 'see-series', dossier), 'not-allowed')
  const press = { verb: 'series.show', payload: { dossier: dossier.id } }
  const about = { collection: 'dossiers', doc: dossier }
  return { view: viewOf('series', await seriesOf(ctx, dossier, asked), about, false, press) }
}

export const seriesActs = [
  verb({
    verb: 'series.show',
    payload: dossierNamed.extend({
      /** As far as the tab shows, not only as many as a card holds. */
      whole: z.literal('yes').optional(),
      known: daySchema.optional(),
    }),
    permission: 'see-series',
    run: async (ctx, { whole, known, ...named }) =>
      seriesShown(ctx, await findDossier(ctx, named), { most: whole ? MANY : FEW, known }),
  }),
]
