/** The secretariat between sessions: likely duplicates, another provider, what landlords did not type, exits, reactivations. */
import { type Day, addDays, earliest } from '../../../src/domain/calendar'
import { lapsedAllocation } from '../../../src/domain/offer'
import { labelState } from '../../../src/domain/labels'
import { toConfirm } from '../../../src/domain/terms'
import { reconsiderReasons } from '../../../src/domain/withdrawal'
import { undecided } from '../../../src/domain/workflow'
import { all } from '../../../src/store/store'
import type { Dossier, Habit, Scene } from '../scene'

const secretary = (scene: Scene) => scene.oneOf('secretariat')

const duplicates = async (dossier: Dossier, scene: Scene): Promise<void> => {
  const verdict = scene.random.weighted({ same: 2, different: 1 })
  const other = dossier.maybeKnown[0]
  const settled = await scene.on(dossier, secretary(scene), 'duplicates.settle', { verdict, other })
  if (verdict === 'same' && settled) await scene.on(dossier, secretary(scene), 'duplicates.withdraw')
}

const anotherProvider = async (dossier: Dossier, scene: Scene): Promise<void> => {
  const who = secretary(scene)
  const shown = await scene.on(dossier, who, 'provider.choose')
  const ranked = shown?.view?.card === 'choose-provider' ? shown.view.data.ranked : []
  if (ranked.length === 0) return
  const { organisation } = scene.random.chance(0.8)
    ? (ranked[0] ?? scene.random.pick(ranked))
    : scene.random.pick(ranked)
  await scene.on(dossier, who, 'provider.ask', {
    provider: organisation,
    ...(scene.random.chance(0.8) && { reason: 'Connaît le secteur.' }),
  })
}

/** A CAL that nobody typed in time: dated by the CAL, days or weeks ago. */
const record = (dossier: Dossier, scene: Scene, on: Day): Promise<unknown> =>
  scene.on(dossier, secretary(scene), 'allocation.record', {
    ...{ on, outcome: scene.random.weighted({ 'rank-1': 3, condition: 1 }), awaited: 'Une pièce.' },
    ...{ landlord: `landlord-${scene.random.between(1, 9)}`, reason: 'Reçu par courrier.' },
  })

/** Before the last day of the window, and never in the future. */
const inTime = ({ window, decision, referredOn }: Dossier, scene: Scene): Day => {
  const last = earliest([window?.lastDay, scene.today]) ?? scene.today
  const day = addDays(last, -scene.random.between(0, 6))
  const from = decision?.on ?? referredOn
  return day < from ? from : day
}

const exit = (dossier: Dossier, scene: Scene): Promise<unknown> =>
  scene.on(dossier, secretary(scene), 'exit.record', {
    kind: scene.random.weighted({
      ...{ 'own-lease': 3, 'ordinary-stock': 2, 'moved-away': 2, 'adhesion-withdrawn': 1 },
      ...{ death: 1, other: 1 },
    }),
    on: scene.today,
    reason: 'Ce que la référente en dit.',
  })

const decideChange = (dossier: Dossier, scene: Scene): Promise<unknown> =>
  scene.on(dossier, secretary(scene), 'support.decide', {
    accept: scene.random.weighted({ yes: 3, no: 1 }),
    on: scene.today,
    reason: 'Avis de l’instance.',
  })

const reactivate = async (dossier: Dossier, scene: Scene): Promise<void> => {
  const [session] = await all(scene.app.store, 'sessions', {
    index: 'date',
    equals: ['planned'],
    from: addDays(scene.today, 1),
  })
  await scene.on(dossier, secretary(scene), 'reactivation.ask', {
    ...(session && scene.random.chance(0.5) && { session: session.id }),
  })
}

export const habits: readonly Habit[] = [
  {
    name: 'likely duplicates are compared',
    stages: undecided,
    percent: 30,
    when: ({ maybeKnown }) => maybeKnown.length > 0,
    happens: duplicates,
  },
  {
    name: 'what was over is taken up again',
    stages: ['elsewhere', 'refused', 'withdrawn'],
    percent: 0.5,
    happens: (dossier, scene) =>
      scene.on(dossier, secretary(scene), 'withdrawal.reconsider', {
        reason: scene.random.pick(reconsiderReasons),
      }),
  },
  { name: 'another provider is asked', stages: ['provider'], percent: 40, happens: anotherProvider },
  {
    name: 'an allocation without a label is recorded',
    stages: ['window'],
    percent: 0.4,
    when: dossier => labelState(dossier) !== 'both',
    happens: (dossier, scene) => record(dossier, scene, inTime(dossier, scene)),
  },
  {
    name: 'an allocation before any measure is recorded',
    stages: ['accepted'],
    percent: 0.8,
    happens: (dossier, scene) => record(dossier, scene, inTime(dossier, scene)),
  },
  {
    name: 'an allocation dated in time is typed after the interruption',
    stages: ['interrupted'],
    percent: 2,
    happens: (dossier, scene) => record(dossier, scene, inTime(dossier, scene)),
  },
  {
    name: 'an allocation dated too late is typed after the interruption',
    stages: ['interrupted'],
    percent: 0.5,
    happens: (dossier, scene) => record(dossier, scene, scene.today),
  },
  {
    name: 'an acceptance is typed after silence had counted',
    stages: ['accepted', 'window', 'interrupted'],
    percent: 4,
    when: dossier => lapsedAllocation(dossier) !== undefined,
    happens: (dossier, scene) =>
      scene.on(dossier, secretary(scene), 'offer.accept-after-all', {
        on: lapsedAllocation(dossier)?.offer?.dueOn ?? scene.today,
        reason: 'La lettre s’était perdue.',
      }),
  },
  {
    name: 'duration and conditions are confirmed',
    stages: ['allocated', 'housed'],
    percent: 8,
    when: toConfirm,
    happens: (dossier, scene) =>
      scene.on(dossier, secretary(scene), 'terms.confirm', {
        months: scene.random.pick([dossier.measure?.months || 12, 18]),
        conditions: '',
      }),
  },
  {
    name: 'what the provider asks for is decided',
    stages: ['window', 'allocated', 'housed'],
    percent: 15,
    when: ({ measureAsked }) => measureAsked !== undefined,
    happens: decideChange,
  },
  {
    name: 'the support ends',
    stages: ['housed'],
    percent: 0.6,
    happens: (dossier, scene) => scene.on(dossier, secretary(scene), 'exit.end-support', { on: scene.today }),
  },
  {
    name: 'a household without adhesion leaves',
    stages: ['accepted', 'window', 'allocated', 'housed'],
    percent: 5,
    when: ({ adhesion }) => adhesion.state === 'withdrawn',
    happens: exit,
  },
  {
    name: 'a household leaves',
    stages: ['accepted', 'window', 'allocated', 'housed', 'interrupted', 'ended'],
    percent: 0.3,
    happens: exit,
  },
  {
    name: 'the commission is asked again',
    stages: ['interrupted', 'ended', 'exited'],
    percent: 2,
    happens: reactivate,
  },
]

/** What reached nobody is tried again now and then; figures and reports are looked at, signed and sent. */
export const everyDay = async (scene: Scene): Promise<void> => {
  const who = secretary(scene)
  if (scene.random.chance(0.2)) {
    const shown = await scene.does(who, 'deliveries.show')
    const failed = shown?.view?.card === 'deliveries' ? shown.view.data.failed : []
    for (const { message } of scene.random.some(failed, 0.5))
      await scene.does(who, 'deliveries.retry', { message })
  }
  if (scene.random.chance(0.05)) await scene.does(who, 'indicators.show')
  for (const report of await all(scene.app.store, 'reports', { index: 'state', equals: ['open'] })) {
    // The secretariat sends the committee's only; the technical body's is read.
    if (!scene.random.chance(0.1) || report.kind.startsWith('body')) continue
    const signer = report.organisation ? scene.oneOf('provider', report.organisation) : who
    await scene.does(signer, report.organisation ? 'report.sign' : 'report.send', { report: report.id })
  }
}
