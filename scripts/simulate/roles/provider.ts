/** Providers accept mandates, put measures in place, answer reminders or not, propose homes, send passeports. */
import { type Day, addDays, earliest } from '../../../src/domain/calendar'
import { homeSizes, missingKinds } from '../../../src/domain/dossier'
import { NOT_ASSESSED, engagements, passeportMissing } from '../../../src/domain/passeport'
import { openCandidatures } from '../../../src/domain/candidature'
import type { Person } from '../../../src/domain/people'
import { measured } from '../../../src/domain/workflow'
import type { Dossier, Habit, Scene } from '../scene'
import { defaultRules } from '../../../src/domain/rules'

const levels = [NOT_ASSESSED, ...defaultRules.passeportLevels.map(({ key }) => key)]

/** How likely a provider answers on a day: most are diligent, every fourth is slow, two hardly ever do. */
const diligence = (provider: string): number => {
  const n = Number(provider.split('-')[1])
  if (n === 5 || n === 10) return 0.02
  return n % 4 === 0 ? 0.12 : 0.45
}

const anyOf = (dossier: Dossier, scene: Scene): Person => scene.oneOf('provider', dossier.provider)

/** The référent mostly, a colleague now and then. */
const follower = (dossier: Dossier, scene: Scene): Person => {
  const referent = scene.town.people.find(({ id }) => id === dossier.mandate?.referent)
  return referent && scene.random.chance(0.9) ? referent : anyOf(dossier, scene)
}

const lately = (scene: Scene, most: number, from: Day | undefined): Day => {
  const day = addDays(scene.today, -scene.random.between(0, most))
  return from && day < from ? from : day
}

const mandate = (dossier: Dossier, scene: Scene): Promise<unknown> => {
  if (scene.random.chance(0.18))
    return scene.on(dossier, anyOf(dossier, scene), 'mandate.decline', {
      reason: 'Toutes les places de l’équipe sont prises.',
    })
  const referent = scene.random.pick(scene.town.of('provider', dossier.provider)).id
  return scene.on(dossier, anyOf(dossier, scene), 'mandate.accept', { referent })
}

const adhesion = (dossier: Dossier, scene: Scene): Promise<unknown> =>
  scene.on(dossier, follower(dossier, scene), 'adhesion.record', {
    state: scene.random.weighted({ given: 9, refused: 1, sought: 1 }),
    on: lately(scene, 3, dossier.referredOn),
    presence: 'Une référente',
  })

/** Whether the last reminder waits for an answer. */
const waits = ({ window }: Dossier): boolean => {
  const answered = window?.answers.findLast(({ kind }) => kind !== 'remind-me')?.on ?? ''
  return (window?.remindedOn ?? '') > answered
}

const candidateLandlord = ({ proposal }: Dossier, scene: Scene): string =>
  proposal?.landlord ?? `landlord-${scene.random.between(1, 9)}`

/** What each answer needs beside itself. */
const answers = {
  'home-proposed': () => ({ home: 'Une maison vue en ville' }),
  'cal-on': (dossier: Dossier, scene: Scene) => ({
    day: addDays(scene.today, scene.random.between(1, 18)),
    landlord: candidateLandlord(dossier, scene),
  }),
  allocated: (dossier: Dossier, scene: Scene) => ({
    day: scene.today,
    landlord: candidateLandlord(dossier, scene),
  }),
  'household-hesitates': () => ({}),
  'no-suited-home': (_: Dossier, { random }: Scene) => ({
    missing: random.pick(missingKinds),
    size: random.pick(homeSizes),
    territory: random.pick(['metropole', 'departement']),
  }),
  'need-help': () => ({}),
  'remind-me': ({ window }: Dossier, scene: Scene) => ({
    day: earliest([addDays(scene.today, scene.random.between(1, 25)), window?.lastDay]),
  }),
} as const

const answer = (dossier: Dossier, scene: Scene): Promise<unknown> => {
  const kind = scene.random.weighted({
    ...{ 'cal-on': 8, 'no-suited-home': 4, 'home-proposed': 3, 'household-hesitates': 3 },
    ...{ 'remind-me': 2, 'need-help': 1, allocated: 1 },
  })
  return scene.on(dossier, follower(dossier, scene), 'window.answer', {
    kind,
    ...answers[kind](dossier, scene),
  })
}

/** Looks at the homes that suit and proposes one of the first. */
const propose = async (dossier: Dossier, scene: Scene): Promise<void> => {
  const who = follower(dossier, scene)
  const shown = await scene.on(dossier, who, 'homes.show')
  const homes = shown?.view?.card === 'homes' ? shown.view.data.homes : []
  if (homes.length === 0) return
  const { home } = scene.random.pick(homes.slice(0, 2))
  await scene.on(dossier, who, 'home.propose', { dwelling: home.dwelling })
}

const passeport = (dossier: Dossier, scene: Scene): Promise<unknown> =>
  scene.on(dossier, follower(dossier, scene), 'passeport.send', {
    number: dossier.passeports + 1,
    engagement: scene.random.pick(engagements),
    seen: addDays(scene.today, -scene.random.between(0, 10)),
    contacts: scene.random.between(0, 12),
    line: 'Une visite à domicile, puis un rendez-vous.',
    ...Object.fromEntries(
      defaultRules.passeportDomains.map(({ key }) => [`level-${key}`, scene.random.pick(levels)]),
    ),
  })

const change = (dossier: Dossier, scene: Scene): Promise<unknown> => {
  const kind = scene.random.weighted({ renew: 3, 'step-down': 2, 'step-up': 1 })
  return scene.on(dossier, follower(dossier, scene), 'support.change', {
    ...{ kind, on: scene.today, reason: 'Le ménage le demande.' },
    ...(kind === 'renew' && { months: 6 }),
  })
}

const early = measured.filter(stage => stage !== 'housed')

export const habits: readonly Habit[] = [
  { name: 'the mandate is answered', stages: ['mandated'], percent: 30, happens: mandate },
  {
    name: 'the measure is put in place',
    stages: ['accepted'],
    percent: 18,
    happens: (dossier, scene) =>
      scene.on(dossier, follower(dossier, scene), 'measure.put-in-place', {
        on: lately(scene, 4, dossier.decision?.on),
      }),
  },
  {
    name: 'the household is asked for its adhesion',
    stages: ['accepted', ...early],
    percent: 12,
    when: dossier => dossier.adhesion.state !== 'given',
    happens: adhesion,
  },
  {
    name: 'the household withdraws its adhesion',
    stages: ['accepted', ...measured],
    percent: 0.15,
    when: dossier => dossier.adhesion.state === 'given',
    happens: (dossier, scene) =>
      scene.on(dossier, follower(dossier, scene), 'adhesion.record', {
        state: 'withdrawn',
        on: scene.today,
      }),
  },
  {
    name: 'a reminder is answered',
    stages: ['window'],
    percent: 100,
    when: (dossier, scene) =>
      waits(dossier) && scene.random.chance(diligence(dossier.provider ?? 'provider-1')),
    happens: answer,
  },
  { name: 'a home is proposed', stages: ['accepted', 'window'], percent: 6, happens: propose },
  {
    name: 'the proposal is given up',
    stages: ['accepted', 'window'],
    percent: 4,
    when: ({ proposal }) => proposal !== undefined,
    happens: (dossier, scene) => scene.on(dossier, follower(dossier, scene), 'home.give-up'),
  },
  {
    name: 'the household goes before the CAL of the home that was proposed',
    stages: ['window'],
    percent: 20,
    when: dossier => dossier.proposal !== undefined && openCandidatures(dossier).length === 0,
    happens: (dossier, scene) =>
      scene.on(dossier, follower(dossier, scene), 'window.answer', {
        kind: 'cal-on',
        ...answers['cal-on'](dossier, scene),
      }),
  },
  {
    name: 'a passeport is sent',
    stages: measured,
    percent: 1.5,
    happens: passeport,
  },
  {
    name: 'the passeport of the quarter is sent',
    stages: measured,
    percent: 15,
    when: (dossier, { today }) => dossier.passeportNudged !== undefined && passeportMissing(dossier, today),
    happens: passeport,
  },
  { name: 'the measure changes', stages: measured, percent: 0.8, happens: change },
  {
    name: 'another référent follows the household',
    stages: measured,
    percent: 0.3,
    happens: (dossier, scene) =>
      scene.on(dossier, follower(dossier, scene), 'support.referent', {
        referent: scene.random.pick(scene.town.of('provider', dossier.provider)).id,
      }),
  },
]
