/**
 * The figures of the scheme counted again, by going through every fact with a pencil. Nothing of how the bot counts is
 * used: where the two differ, one of them is wrong.
 */
import type { Day } from '../../src/domain/calendar'
import { capacityOn } from '../../src/domain/programme'
import { supported } from '../../src/domain/workflow'
import type { Chronicle, Fact } from './chronicle'
import { count } from './tally'

/** A stage on a day, as one fact says it. */
interface Step {
  readonly on: Day
  readonly stage: string
  readonly fact: Fact
}

const plainly: Readonly<Record<string, string>> = {
  referred: 'siao',
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
  entered: 'housed',
  interrupted: 'interrupted',
  reactivated: 'ready',
  'support-ended': 'ended',
  exited: 'exited',
  withdrawn: 'withdrawn',
  'evaluator-named': 'evaluation',
  'diagnosis-returned': 'incomplete',
  completed: 'siao',
}

const stageOf = ({ kind, data }: Fact, housed: boolean, before: string): string | undefined => {
  if (kind === 'measure-in-place') return data.window === true ? 'window' : housed ? 'housed' : before
  if (kind === 'reconsidered') return data.to === 'ready' ? 'ready' : 'siao'
  if (kind === 'allocation-cancelled') return data.window === false ? 'accepted' : 'window'
  return plainly[kind]
}

/** What stood when: a fact that is dated before others that were recorded earlier takes their place. */
const stepsOf = (facts: readonly Fact[]): readonly Step[] => {
  const steps: Step[] = []
  let housed = false
  let stage = ''
  for (const fact of facts) {
    if (fact.kind === 'allocated') housed = true
    if (fact.kind === 'allocation-cancelled') housed = false
    const after = stageOf(fact, housed, stage)
    if (after === undefined) continue
    stage = after
    while ((steps.at(-1)?.on ?? '') > fact.on) steps.pop()
    steps.push({ on: fact.on, stage, fact })
  }
  return steps
}

export type Counts = ReadonlyMap<string, number>

/** How a window ended, by the stage that follows it. */
const windowEnd = (stage: string): string =>
  stage === 'allocated' || stage === 'housed' ? 'allocated' : stage === 'interrupted' ? 'interrupted' : 'left'

const ofDossier = (counts: Map<string, number>, facts: readonly Fact[], from: Day): void => {
  const steps = stepsOf(facts)
  const now = steps.at(-1)?.stage ?? ''
  if (supported.some(stage => stage === now)) count(counts, 'households')
  if (now === 'window') count(counts, 'windows')
  if (['window', 'allocated', 'housed'].includes(now)) count(counts, 'measures')
  steps.forEach(({ on, stage, fact }, at) => {
    if (on < from) return
    const before = steps[at - 1]?.stage ?? ''
    if (before === 'window' && stage !== 'window') {
      count(counts, 'closed')
      count(counts, `closed:${windowEnd(stage)}`)
    }
    if (['integrated', 'refused', 'adjourned'].includes(fact.kind)) count(counts, 'decided')
    if (fact.kind === 'integrated') count(counts, 'decided:integrate')
    if (fact.kind === 'refused') count(counts, 'decided:refuse')
    if (fact.kind === 'adjourned') count(counts, 'decided:adjourn')
    if (fact.kind === 'allocation-cancelled') count(counts, 'cancelled')
    // A home given back after silence had counted is the one that was allocated before.
    const again = fact.kind === 'allocated' && before === 'allocated'
    if (['referred', 'allocated', 'entered'].includes(fact.kind) && !again) count(counts, fact.kind)
    if (stage === 'exited') count(counts, 'exited')
    if (stage === 'exited') count(counts, `exited:${String(fact.data.exit)}`)
  })
}

/** What is counted whether or not something recorded later stands in its place. */
const told = (counts: Map<string, number>, facts: readonly Fact[], from: Day): void => {
  let waits = false
  for (const { kind, on, data } of facts) {
    const counted = on >= from
    if (kind === 'reminder-due') waits = true
    const answers = kind === 'reminder-answered' && data.answer !== 'remind-me'
    if (counted && answers && waits) count(counts, 'reminders answered')
    if (answers) waits = false
    if (!counted) continue
    if (kind === 'reminder-due') count(counts, 'reminders sent')
    if (kind === 'reminder-answered') count(counts, 'answers')
    if (kind === 'reminder-unanswered') count(counts, 'escalated')
    if (kind === 'reminder-unanswered') count(counts, `escalated:${String(data.to)}`)
    if (kind === 'passeport-sent') count(counts, 'passeports')
    if (kind === 'round-closed') count(counts, 'voices asked', Number(data.asked))
    if (kind === 'round-closed') count(counts, 'voices cast', Number(data.cast))
  }
}

const attributions: readonly unknown[] = ['rank-1', 'condition']

/** One a meeting of a CAL: neither what follows from its rank later, nor what is given back after silence had counted. */
const cals = (counts: Map<string, number>, facts: readonly Fact[], from: Day): void =>
  facts.forEach(({ kind, on, data }, at) => {
    if (on < from) return
    const known = data.rank !== undefined || facts[at - 1]?.kind === 'offer-accepted'
    const decided = kind === 'cal-decided' || (kind === 'allocated' && !known)
    if (!decided) return
    const outcome = kind === 'allocated' || attributions.includes(data.outcome) ? 'attributed' : data.outcome
    count(counts, 'cal')
    count(counts, `cal:${String(outcome)}`)
  })

/** Every count by the name of its indicator, from a day on up to the last. */
export const recount = ({ dossiers, dwellings, facts, rules, day }: Chronicle, from: Day): Counts => {
  const counts = new Map<string, number>()
  for (const { id } of dossiers) {
    const own = facts.get(`dossiers/${id}`) ?? []
    ofDossier(counts, own, from)
    told(counts, own, from)
    cals(counts, own, from)
  }
  for (const { state, retired } of dwellings)
    if (!retired && (state === 'existing' || state === 'delivered')) count(counts, 'dwellings')
  for (const [subject, own] of facts)
    if (subject.startsWith('messages/')) {
      count(counts, 'failed', own.filter(({ kind, on }) => kind === 'message-failed' && on >= from).length)
      if (own.at(-1)?.kind === 'message-failed') count(counts, 'undelivered')
    }
  counts.set('places', capacityOn(rules, day))
  return counts
}
