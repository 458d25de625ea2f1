/**
 * The life of a dossier read off its facts: at which stage it stood from which day on, with what indicators count it by.
 * Pure and tolerant: what was recorded is never refused, whatever its order.
 */
import type { Day, Instant } from './calendar'
import { type Funder, type Typology, funders, typologies } from './dossier'
import { type Territory, territories } from './people'
import type { Stage } from './workflow'

/** A fact as indicators read it: `on` when it is true, `at` when it was recorded. */
export interface Told {
  readonly seq: number
  readonly kind: string
  readonly on: Day
  readonly at: Instant
  readonly data: Readonly<Record<string, string | number | boolean>>
}

/** What a dossier is counted by; an empty text is *not known* (yet). */
export interface Traits {
  readonly typology: Typology
  readonly territory: Territory | ''
  readonly provider: string
  readonly landlord: string
  readonly months: number
  readonly funding: Funder | ''
}

/** A fact that changes the stage, as of its day. */
export interface Turn {
  readonly on: Day
  readonly seq: number
  readonly stage: Stage
  readonly fact: Told
  readonly traits: Traits
}

export interface Life {
  /** In the order of their days: what stood on a day is the last turn up to it. */
  readonly turns: readonly Turn[]
  /** Every fact with what the dossier is counted by once it is told, in the order they were recorded. */
  readonly told: readonly (Told & { readonly traits: Traits })[]
}

const oneOf = <T extends string>(list: readonly T[], value: unknown): T | undefined =>
  list.find(each => each === value)

const unknown: Traits = {
  typology: 'other',
  territory: '',
  provider: '',
  landlord: '',
  months: 0,
  funding: '',
}

const without = (traits: Traits, field: 'provider' | 'landlord'): Traits => ({ ...traits, [field]: '' })

/** What a fact says of the dossier; the others leave it as it was. */
const learn = (traits: Traits, { kind, data }: Told): Traits => {
  const typology = oneOf(typologies, data.typology) ?? traits.typology
  const territory = oneOf(territories, data.territory) ?? traits.territory
  switch (kind) {
    case 'referred':
      return { ...traits, typology, territory }
    case 'integrated':
      return {
        ...traits,
        territory,
        provider: String(data.provider ?? ''),
        months: Number(data.months ?? 0),
        funding: oneOf(funders, data.funding) ?? '',
      }
    case 'provider-asked':
    case 'mandate-accepted':
      return { ...traits, provider: String(data.provider ?? traits.provider) }
    case 'mandate-declined':
      return without(traits, 'provider')
    case 'allocated':
      return {
        ...traits,
        landlord: String(data.landlord ?? traits.landlord),
        months: Number(data.months ?? traits.months),
      }
    case 'allocation-cancelled':
      return without(traits, 'landlord')
    case 'reactivated':
      // Taken up again without a home: the one it had was given back.
      return data.housed === false ? without(traits, 'landlord') : traits
    default:
      return traits
  }
}

/** The stage that a fact leads to; undefined for facts that change none. A measure resumed in a home has no window. */
const stageAfter = ({ kind, data }: Told, before: Stage | undefined, traits: Traits): Stage | undefined => {
  switch (kind) {
    case 'measure-in-place':
      if (data.window === true) return 'window'
      return traits.landlord ? 'housed' : before === 'accepted' ? 'accepted' : before
    case 'allocation-cancelled':
      return data.window === false ? 'accepted' : 'window'
    case 'reconsidered':
      return data.to === 'ready' ? 'ready' : 'siao'
    default:
      return leadsTo[kind]
  }
}

const leadsTo: Readonly<Record<string, Stage>> = {
  referred: 'siao',
  'evaluator-named': 'evaluation',
  'diagnosis-returned': 'incomplete',
  completed: 'siao',
  'oriented-here': 'ready',
  'oriented-elsewhere': 'elsewhere',
  'put-on-agenda': 'agenda',
  'taken-off-agenda': 'ready',
  integrated: 'mandated',
  refused: 'refused',
  adjourned: 'ready',
  'provider-asked': 'mandated',
  'mandate-accepted': 'accepted',
  'mandate-declined': 'provider',
  allocated: 'allocated',
  interrupted: 'interrupted',
  entered: 'housed',
  reactivated: 'ready',
  'support-ended': 'ended',
  exited: 'exited',
  withdrawn: 'withdrawn',
}

/**
 * What was recorded later wins over what it is dated before: an allocation dated in time, typed after the interruption,
 * stands and the interruption does not. So of what follows each other by day, that is left out which a later record precedes.
 */
export const standingOf = <T extends { readonly on: Day; readonly seq: number }>(
  turns: readonly T[],
): readonly T[] => {
  const byDay = [...turns].sort((one, other) =>
    one.on === other.on ? one.seq - other.seq : one.on < other.on ? -1 : 1,
  )
  let newest = 0
  return byDay.filter(({ seq }) => {
    if (seq < newest) return false
    newest = seq
    return true
  })
}

/** The last turn of a kind on another day, with what else its fact then says; it keeps its place among the records. */
const redate = (turns: Turn[], kind: string, on: Day, data: Told['data'] = {}): void => {
  const at = turns.findLastIndex(({ fact }) => fact.kind === kind)
  const turn = turns[at]
  if (turn) turns[at] = { ...turn, on, fact: { ...turn.fact, on, data: { ...turn.fact.data, ...data } } }
}

/** A corrected day puts the turn that was mistyped where it belongs; gives back the stage where an interruption falls by it. */
const correct = (turns: Turn[], { kind, on, data }: Told): Stage | undefined => {
  if (kind === 'entry-corrected') redate(turns, 'entered', on)
  if (kind !== 'start-corrected') return undefined
  redate(turns, 'measure-in-place', on, data.lastDay === undefined ? {} : { lastDay: data.lastDay })
  if (data.interruptedOn !== undefined) redate(turns, 'interrupted', String(data.interruptedOn) as Day)
  if (data.annuls !== true || turns.at(-1)?.stage !== 'interrupted') return undefined
  turns.pop()
  return 'window'
}

/** The life that some facts of one dossier tell: all of them, or those known by an instant, in the order of `seq`. */
export const lifeOf = (facts: readonly Told[]): Life => {
  const turns: Turn[] = []
  const told: (Told & { readonly traits: Traits })[] = []
  let traits = unknown
  let stage: Stage | undefined
  for (const fact of facts) {
    traits = learn(traits, fact)
    told.push({ ...fact, traits })
    stage = correct(turns, fact) ?? stage
    const after = stageAfter(fact, stage, traits)
    if (!after) continue
    stage = after
    turns.push({ on: fact.on, seq: fact.seq, stage, fact, traits })
  }
  return { turns: standingOf(turns), told }
}
