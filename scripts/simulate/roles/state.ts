/** SIAO examines, the State's service labels. */
import { elsewhereReasons, labelNames } from '../../../src/domain/dossier'
import { supported } from '../../../src/domain/workflow'
import { addDays } from '../../../src/domain/calendar'
import type { Dossier, Habit, Scene } from '../scene'

const validated = ({ diagnosis }: Dossier): boolean => diagnosis?.outcome === 'validated'

const examine = (dossier: Dossier, scene: Scene): Promise<unknown> => {
  const outcome = scene.random.weighted({ validated: 6, returned: 1 })
  return scene.on(dossier, scene.oneOf('siao'), 'siao.diagnosis', {
    outcome,
    on: scene.today,
    ...(outcome === 'returned' && { missing: 'Il manque le point de vue de l’école.' }),
  })
}

const orient = (dossier: Dossier, scene: Scene): Promise<unknown> => {
  const outcome = scene.random.weighted({ here: 8, adjourned: 1, elsewhere: 1 })
  return scene.on(dossier, scene.oneOf('siao'), 'siao.orientation', {
    outcome,
    on: scene.today,
    ...(outcome === 'adjourned' && { precision: 'À revoir avec le médecin.' }),
    ...(outcome === 'elsewhere' && { reason: scene.random.pick(elsewhereReasons) }),
  })
}

export const habits: readonly Habit[] = [
  {
    name: 'SIAO names who evaluates',
    stages: ['siao'],
    percent: 40,
    when: ({ kind, evaluator }) => kind === 'landlord' && !evaluator,
    happens: (dossier, scene) =>
      scene.on(dossier, scene.oneOf('siao'), 'siao.evaluator', {
        evaluator: scene.random.pick(['social-1', 'social-2']),
      }),
  },
  {
    name: 'SIAO examines the diagnosis',
    stages: ['siao'],
    percent: 35,
    when: dossier => !validated(dossier) && (dossier.kind === 'referral' || dossier.evaluator !== undefined),
    happens: examine,
  },
  { name: 'SIAO decides the orientation', stages: ['siao'], percent: 35, when: validated, happens: orient },
  ...labelNames.map((label): Habit => ({
    name: `the State's service confirms ${label}`,
    stages: ['ready', 'agenda', ...supported, 'interrupted'],
    percent: 12,
    when: ({ labels }) => !labels[label],
    happens: (dossier, scene) =>
      scene.on(dossier, scene.oneOf('ddets'), 'labels.confirm', {
        label,
        on: addDays(scene.today, -scene.random.between(0, 3)),
        reference: `REF-${dossier.code.slice(-3)}`,
      }),
  })),
]
