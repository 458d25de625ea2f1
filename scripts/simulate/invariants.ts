/** What must hold at the end of every day, whatever people did. Each says in a sentence what does not. */
import { dayOf } from '../../src/domain/calendar'
import { lifeOf } from '../../src/domain/life'
import { capacityOn } from '../../src/domain/programme'
import { holdingOf } from '../../src/domain/proposal'
import { interruptionDay } from '../../src/domain/window'
import { supported } from '../../src/domain/workflow'
import { type Chronicle, type Fact, withoutDecision } from './chronicle'
import { namesSomebody } from './households'
import { isDigest } from './teams'
import { windowsTold } from './windows'

export interface Broken {
  readonly what: string
  /** Code of the dossier that it is about. */
  readonly dossier?: string
}

export interface Invariant {
  readonly name: string
  check(chronicle: Chronicle): readonly Broken[]
}

type Dossier = Chronicle['dossiers'][number]

const factsOf = ({ facts }: Pick<Chronicle, 'facts'>, { id }: Dossier): readonly Fact[] =>
  facts.get(`dossiers/${id}`) ?? []

const twice = (list: readonly string[]): readonly string[] => [
  ...new Set(list.filter((each, at) => list.indexOf(each) !== at)),
]

const ofDossiers =
  (check: (dossier: Dossier, chronicle: Chronicle) => readonly string[]) =>
  (chronicle: Chronicle): readonly Broken[] =>
    chronicle.dossiers.flatMap(dossier =>
      check(dossier, chronicle).map(what => ({ what, dossier: dossier.code })),
    )

/** What the stage of a dossier says of its last window. */
const endByStage = ({ stage, window }: Dossier): string | undefined => {
  if (stage === 'window') return 'open'
  if (stage === 'allocated' || stage === 'housed') return 'allocated'
  if (stage === 'interrupted') return 'interrupted'
  return { open: 'left', stopped: 'allocated', interrupted: 'interrupted' }[window?.state ?? 'open']
}

const kept = { open: ['open', 'left'], stopped: ['allocated'], interrupted: ['interrupted'] } as const

const oneState = ofDossiers((dossier, chronicle) => {
  const { window, stage } = dossier
  const told = windowsTold(factsOf(chronicle, dossier)).at(-1)
  if (!window) return stage === 'window' ? ['is in its window and has none'] : []
  if (told?.opensOn !== window.opensOn) return [`has a window that no fact opened on ${window.opensOn}`]
  const agree = told.end === endByStage(dossier) && kept[window.state].some(end => end === told.end)
  const late = stage === 'window' && interruptionDay(window) <= chronicle.day
  return [
    ...(agree ? [] : [`its window is ${told.end} by its facts, ${window.state} as kept, at stage ${stage}`]),
    ...(late ? [`its window was to be interrupted on ${interruptionDay(window)} and is open`] : []),
  ]
})

/** After days on which nothing ran, only the latest that was missed goes out. */
const remindedOnce = ofDossiers((dossier, chronicle) => {
  const facts = factsOf(chronicle, dossier)
  const days = facts.filter(({ kind }) => kind === 'reminder-due').map(({ on }) => on)
  return [
    ...windowsTold(facts).flatMap(({ reminders, opensOn }) =>
      twice(reminders).map(key => `reminder ${key} of the window of ${opensOn} went twice`),
    ),
    ...twice(days).map(day => `two reminders went on ${day}`),
  ]
})

const noDaySkipped = ({ undone, leftDue }: Chronicle): readonly Broken[] => [
  ...undone.map(name => ({ what: `the job ${name} did not go through` })),
  ...leftDue.map(dossier => ({ what: 'was due, and still is after the night’s job', dossier })),
]

const oneDigest = ({ tried, fresh }: Chronicle): readonly Broken[] =>
  twice(
    tried
      .slice(fresh)
      .filter(each => isDigest(each) && 'place' in each.sent)
      .map(({ to, at }) => `${to.name} on ${dayOf(at)}`),
  ).map(what => ({ what: `two digests arrived for ${what}` }))

const oneVoice = ({ rounds }: Chronicle): readonly Broken[] =>
  rounds.flatMap(({ voices, voters, proxies, code }) =>
    Object.entries(voices).flatMap(([key, { organisation, under }]) => [
      ...(key === organisation && voters[key] !== undefined
        ? []
        : [{ what: `a voice of ${organisation} counts as that of ${key}`, dossier: code }]),
      ...(under === undefined || proxies[key] === under
        ? []
        : [{ what: `${under} votes for ${key} without its proxy`, dossier: code }]),
    ]),
  )

const closedStays = ({ rounds, closed }: Chronicle): readonly Broken[] =>
  rounds.flatMap(round => {
    const before = closed.get(round.id)
    return before === undefined || before === withoutDecision(round)
      ? []
      : [{ what: `the closed round ${round.id} has changed`, dossier: round.code }]
  })

const oneHome = ({ dossiers, dwellings }: Chronicle): readonly Broken[] => {
  const held = dossiers.flatMap(dossier => {
    const holding = holdingOf(dossier.id, dossier)
    return holding
      ? [{ code: dossier.code, id: dossier.id, home: holding.dwelling, holding: holding.holding }]
      : []
  })
  return [
    ...twice(held.map(({ home }) => home)).map(home => ({ what: `the home ${home} is two households'` })),
    ...held
      .filter(({ id, home }) => dwellings.find(each => each.id === home)?.heldBy?.dossier !== id)
      .map(({ code, home }) => ({ what: `the home ${home} is not held for it`, dossier: code })),
    ...dwellings
      .filter(
        ({ id, heldBy }) => heldBy && !held.some(each => each.id === heldBy.dossier && each.home === id),
      )
      .map(({ id, heldBy }) => ({ what: `the home ${id} is held for ${heldBy?.dossier}, which has it not` })),
  ]
}

/** Everything that happened to dossiers, in the order in which it was recorded. */
const inOrder = ({ dossiers, facts }: Chronicle): readonly (Fact & { readonly code: string })[] =>
  dossiers
    .flatMap(({ id, code }) => (facts.get(`dossiers/${id}`) ?? []).map(fact => ({ ...fact, code })))
    .sort((one, other) => one.at.localeCompare(other.at) || one.seq - other.seq)

const joins: readonly string[] = ['integrated', 'allocated']
const leaves: readonly string[] = ['interrupted', 'support-ended', 'exited']

/** Who was taken in when all places were taken, by the order of what happened; each with the round that decided it. */
const overPlaces = (chronicle: Chronicle): readonly (Fact & { code: string; round: string })[] => {
  const inside = new Set<string>()
  const rounds = new Map<string, string>()
  return inOrder(chronicle).flatMap(fact => {
    const { kind, subject, data, at } = fact
    if (kind === 'round-opened')
      rounds.set(subject, `${subject.slice('dossiers/'.length)}.${String(data.number)}`)
    const over =
      kind === 'integrated' &&
      !inside.has(subject) &&
      inside.size >= capacityOn(chronicle.rules, dayOf(at)) &&
      dayOf(at) === chronicle.day
    if (joins.includes(kind)) inside.add(subject)
    if (leaves.includes(kind)) inside.delete(subject)
    return over ? [{ ...fact, round: rounds.get(subject) ?? '' }] : []
  })
}

const withinPlaces = (chronicle: Chronicle): readonly Broken[] => {
  const { rounds, dossiers, places } = chronicle
  const taken = dossiers.filter(({ stage }) => supported.includes(stage)).map(({ id }) => id)
  const wrong = [...places.filter(id => !taken.includes(id)), ...taken.filter(id => !places.includes(id))]
  const departs = (id: string): boolean =>
    rounds.find(each => each.id === id)?.decision?.departs?.includes('capacity') === true
  return [
    ...wrong.map(id => ({ what: `the places kept and the households in the scheme differ by ${id}` })),
    ...overPlaces(chronicle)
      .filter(({ round }) => !departs(round))
      .map(({ code }) => ({ what: 'was taken in over the places without a reason', dossier: code })),
  ]
}

/** DDETS looks households up by name, the secretariat compares them: in their own chat, on these cards only. */
const namingCards: readonly string[] = ['labels', 'duplicates']

const noName = ({ tried, fresh, logged }: Chronicle): readonly Broken[] => [
  ...logged.filter(namesSomebody).map(line => ({ what: `the log names a household: ${line.slice(0, 40)}` })),
  ...tried.slice(fresh).flatMap(({ content, activity, preview, to }) => {
    const card = 'view' in content ? content.view.card : 'sentence'
    if (namesSomebody(preview)) return [{ what: `the preview of ${card} to ${to.name} names a household` }]
    return namesSomebody(activity) && !namingCards.includes(card)
      ? [{ what: `the card ${card} to ${to.name} names a household` }]
      : []
  }),
]

const monotonic = ({ facts, dossiers }: Chronicle): readonly Broken[] => [
  ...[...facts].flatMap(([subject, told]) =>
    told.some(({ seq, at }, index) => seq !== index + 1 || at < (told[index - 1]?.at ?? ''))
      ? [{ what: `the facts of ${subject} do not follow each other` }]
      : [],
  ),
  ...dossiers.flatMap(dossier =>
    dossier.facts === factsOf({ facts }, dossier).length
      ? []
      : [{ what: `counts ${dossier.facts} facts`, dossier: dossier.code }],
  ),
]

/** What is due has left, or will be tried again: nothing waits for an hour that has passed. */
const nothingStuck = ({ waiting, now }: Chronicle): readonly Broken[] =>
  waiting
    .filter(({ nextAt }) => nextAt <= now)
    .map(({ id, nextAt }) => ({ what: `the message ${id} has been due since ${nextAt}` }))

const sameLife = ofDossiers((dossier, chronicle) => {
  const told = lifeOf(factsOf(chronicle, dossier)).turns.at(-1)?.stage
  return told === dossier.stage ? [] : [`stands at ${dossier.stage}, and its facts lead to ${told}`]
})

const noFault = ({ faults }: Chronicle): readonly Broken[] =>
  faults.map(fault => ({ what: `the bot logged a fault of its own: ${fault}` }))

export const invariants: readonly Invariant[] = [
  { name: 'exactly one of allocated, interrupted, open for each window', check: oneState },
  { name: 'no reminder twice', check: remindedOnce },
  { name: 'no day skipped', check: noDaySkipped },
  { name: 'one digest a person a day', check: oneDigest },
  { name: 'one voice an organisation', check: oneVoice },
  { name: 'closed rounds never change', check: closedStays },
  { name: 'one household a home', check: oneHome },
  { name: 'capacity passed with a reason only', check: withinPlaces },
  { name: 'no name in a message or the log', check: noName },
  { name: 'facts follow each other', check: monotonic },
  { name: 'no message stuck', check: nothingStuck },
  { name: 'facts and dossier tell the same', check: sameLife },
  { name: 'no fault', check: noFault },
]

export interface Failure extends Broken {
  readonly invariant: string
}

/** The first thing that does not hold; undefined when all is well. */
export const firstBroken = (chronicle: Chronicle): Failure | undefined => {
  for (const { name, check } of invariants) {
    const [broken] = check(chronicle)
    if (broken) return { invariant: name, ...broken }
  }
  return undefined
}
