import type { Dossier } from '../../src/domain/dossier'
import { type Role, roles } from '../../src/domain/people'
import { type Permission, may, permissions, relationsOf, stagesSeen } from '../../src/domain/permissions'
import { movedBy } from '../../src/domain/movedBy'
import { type Stage, measured, stages, supported } from '../../src/domain/workflow'
import { makeDossier } from '../support/commission'

const person = (...posts: readonly (readonly [Role, string])[]) => ({
  posts: posts.map(([role, organisation]) => ({ role, organisation })),
})

/** A dossier to which organisations stand in every relation, each named by it. */
const dossierAt = (stage: Stage, state: 'asked' | 'accepted' = 'accepted'): Dossier =>
  makeDossier({
    stage,
    referrerOrganisation: 'referred',
    evaluator: 'evaluates',
    provider: 'mandated',
    mandate: {
      provider: state === 'asked' ? 'asked' : 'mandated',
      askedOn: '2026-03-12',
      state,
      declined: [],
    },
    landlord: 'landlord',
  })

/** Stages at which a role of an organisation (named by its relation) has a permission. */
const stagesOf = (
  permission: Permission,
  role: Role,
  organisation = 'elsewhere',
  state?: 'asked' | 'accepted',
) => stages.filter(stage => may(person([role, organisation]), permission, dossierAt(stage, state)))

const all = [...stages]
const onTheWay: Stage[] = [...supported]
const everMandated: Stage[] = ['accepted', 'window', 'allocated', 'housed', 'interrupted', 'ended', 'exited']

describe('who may, by role, relation and stage', () => {
  const table: [Permission, Role, string, readonly Stage[]][] = [
    ['examine', 'siao', 'elsewhere', ['siao']],
    ['examine', 'secretariat', 'elsewhere', []],
    ['complete', 'referrer', 'referred', ['incomplete']],
    ['complete', 'referrer', 'elsewhere', []],
    ['complete', 'provider', 'evaluates', ['incomplete', 'evaluation']],
    ['settle-condition', 'landlord', 'landlord', []],
    ['label', 'ddets', 'elsewhere', ['ready', 'agenda', ...onTheWay, 'interrupted']],
    ['label', 'secretariat', 'elsewhere', []],
    ['see-labels', 'secretariat', 'elsewhere', all],
    ['set-agenda', 'secretariat', 'elsewhere', ['ready', 'agenda']],
    ['set-agenda', 'chair', 'elsewhere', []],
    ['vote', 'member', 'elsewhere', ['agenda']],
    ['vote', 'chair', 'elsewhere', ['agenda']],
    ['vote', 'secretariat', 'elsewhere', []],
    ['see-voices', 'member', 'elsewhere', []],
    ['close-round', 'secretariat', 'elsewhere', ['agenda']],
    ['close-round', 'chair', 'elsewhere', []],
    ['decide', 'secretariat', 'elsewhere', ['agenda']],
    ['decide', 'admin', 'elsewhere', []],
    ['see-need', 'landlord', 'elsewhere', ['provider', 'mandated', 'accepted', 'window']],
    ['see-need', 'provider', 'mandated', []],
    ['see-need', 'member', 'elsewhere', []],
    ['sign-minutes', 'chair', 'elsewhere', []],
    ['tell-household', 'referrer', 'referred', all],
    ['tell-household', 'referrer', 'elsewhere', []],
    ['tell-household', 'siao', 'elsewhere', all],
    ['tell-household', 'member', 'elsewhere', []],
    ['ask-provider', 'secretariat', 'elsewhere', ['provider']],
    ['answer-mandate', 'provider', 'elsewhere', []],
    ['put-in-place', 'provider', 'mandated', ['accepted']],
    ['record-adhesion', 'provider', 'mandated', ['accepted', ...measured]],
    ['answer-reminder', 'provider', 'mandated', ['window']],
    ['answer-reminder', 'secretariat', 'elsewhere', []],
    ['cancel-allocation', 'landlord', 'landlord', ['allocated']],
    ['cancel-allocation', 'landlord', 'elsewhere', []],
    ['send-passeport', 'provider', 'mandated', [...measured]],
    ['send-passeport', 'provider', 'elsewhere', []],
    ['see-dossier', 'referrer', 'referred', all],
    ['see-dossier', 'referrer', 'elsewhere', []],
    ['see-dossier', 'provider', 'mandated', everMandated],
    ['see-dossier', 'provider', 'elsewhere', []],
    [
      'see-dossier',
      'member',
      'elsewhere',
      ['ready', 'agenda', 'refused', ...onTheWay, 'interrupted', 'ended', 'exited'],
    ],
    ['see-identity', 'ddets', 'elsewhere', ['ready', 'agenda', ...onTheWay, 'interrupted']],
    ['see-identity', 'provider', 'mandated', everMandated],
    ['see-identity', 'landlord', 'landlord', [...onTheWay, 'ended']],
    ['see-identity', 'landlord', 'elsewhere', []],
    ['see-diagnosis', 'siao', 'elsewhere', all],
    ['see-diagnosis', 'referrer', 'referred', all],
    ['see-diagnosis', 'referrer', 'elsewhere', []],
    ['see-diagnosis', 'provider', 'mandated', everMandated],
    ['see-diagnosis', 'provider', 'elsewhere', []],
    ['see-health', 'provider', 'mandated', everMandated],
    ['see-summary', 'member', 'elsewhere', all],
  ]
  test.each(table)('%s: %s of an organisation "%s"', (permission, role, organisation, expected) => {
    expect([...stagesOf(permission, role, organisation)].sort()).toEqual([...expected].sort())
  })

  test('a provider that is asked sees the dossier and may answer, and does not see whose it is', () => {
    expect(stagesOf('answer-mandate', 'provider', 'asked', 'asked')).toEqual(['mandated'])
    expect(stagesOf('see-dossier', 'provider', 'asked', 'asked')).toEqual(['mandated'])
    for (const permission of ['see-identity', 'see-diagnosis', 'see-health'] as const)
      expect(stagesOf(permission, 'provider', 'asked', 'asked')).toEqual([])
  })

  const blind: Role[] = [
    'member',
    'chair',
    'secretariat',
    'ddets',
    'landlord',
    'delegate',
    'steering',
    'admin',
  ]
  test.each(blind)('diagnosis and health are never for a %s, whatever the relation and the stage', role => {
    for (const organisation of ['referred', 'evaluates', 'asked', 'mandated', 'landlord', 'elsewhere'])
      for (const state of ['asked', 'accepted'] as const)
        for (const permission of ['see-diagnosis', 'see-health'] as const)
          expect([organisation, stagesOf(permission, role, organisation, state)]).toEqual([organisation, []])
  })

  test.each<Role>(['member', 'chair', 'steering', 'delegate', 'admin'])(
    'identity is never for a %s',
    role => {
      for (const organisation of ['referred', 'evaluates', 'asked', 'mandated', 'landlord', 'elsewhere'])
        expect([organisation, stagesOf('see-identity', role, organisation)]).toEqual([organisation, []])
    },
  )

  test.each<[Role, readonly Permission[]]>([
    ['steering', ['see-indicators', 'see-reports']],
    // Counts homes; see dwellingReaders.ts.
    ['delegate', ['see-dwellings', 'see-indicators', 'see-needs', 'see-reports']],
  ])('a %s sees help, their preferences and what they were asked to do, and no dossier', (role, more) => {
    const theirs = (Object.keys(permissions) as Permission[]).filter(permission =>
      may(person([role, 'elsewhere']), permission),
    )
    expect([...theirs].sort()).toEqual(['do-task', 'see-help', 'set-preferences', ...more].sort())
  })

  test('a landlord who also has another role keeps the narrower view of what is sealed', () => {
    const dossier = dossierAt('window')
    const provider = person(['provider', 'mandated'])
    const both = person(['provider', 'mandated'], ['landlord', 'elsewhere'])
    for (const permission of ['see-identity', 'see-diagnosis', 'see-health', 'see-series'] as const) {
      expect(may(provider, permission, dossier)).toBe(true)
      expect(may(both, permission, dossier)).toBe(false)
    }
    expect(may(both, 'answer-reminder', dossier)).toBe(true)
  })

  test('a landlord who is a member of the commission votes and reads its summary, no identity', () => {
    const both = person(['landlord', 'elsewhere'], ['member', 'elsewhere'])
    const dossier = dossierAt('agenda')
    expect([
      may(both, 'vote', dossier),
      may(both, 'see-summary', dossier),
      may(both, 'see-identity', dossier),
    ]).toEqual([true, true, false])
  })

  test('without a dossier, a permission says whether it could ever be theirs', () => {
    expect(may(person(['provider', 'x']), 'put-in-place')).toBe(true)
    expect(may(person(['referrer', 'x']), 'put-in-place')).toBe(false)
    expect(may(person(), 'see-help')).toBe(false)
  })

  test('an erased dossier opens no act to anybody', () => {
    const acts = [...new Set(Object.values(movedBy))].filter(by => by !== 'time')
    for (const role of roles)
      for (const permission of acts)
        expect([role, permission, may(person([role, 'referred']), permission, dossierAt('erased'))]).toEqual([
          role,
          permission,
          false,
        ])
  })

  test('relations are those of the organisation, and an asked provider is not a mandated one', () => {
    expect(relationsOf('asked', dossierAt('mandated', 'asked'))).toEqual(['asked'])
    expect(relationsOf('mandated', dossierAt('window'))).toEqual(['mandated'])
    expect(relationsOf('nobody', dossierAt('window'))).toEqual([])
  })
})

describe('stages that a person sees whole', () => {
  test.each(roles)('%s sees every dossier in them, whatever the relation, and in no other', role => {
    const nobody = person([role, 'no-relation'])
    expect(stagesSeen(nobody)).toEqual(stages.filter(stage => may(nobody, 'see-dossier', dossierAt(stage))))
  })
})
