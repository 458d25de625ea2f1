import { organisations } from '../../scripts/demo/partners'
import { actAsStranger } from '../../src/actions/join'
import { refusal } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

const stranger = {
  tenant: 'tenant-exemple',
  object: 'objet-exemple',
  name: 'Nora Nouvelle-Exemple',
  language: 'fr',
} as const

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(() => world.close())

const invite = async (role = 'member', organisation = 'metropole'): Promise<string> => {
  const { view } = await world.act('secretariat', 'invite.make', { role, organisation })
  if (view?.card !== 'invite' || !view.data.made) throw new Error('no code')
  return view.data.made.code
}

describe('joining by an invitation code', () => {
  it('shows an unknown person how to join, whatever they press', async () => {
    const { view } = await actAsStranger(world.app, stranger, 'dossiers.show', {})
    expect(view?.card).toBe('join')
    expect(await world.store.get('people', 'tenant-exemple.objet-exemple')).toBeUndefined()
  })

  it('makes the person known by tenant and object, in the role and organisation of the code', async () => {
    const code = await invite()
    const { view } = await actAsStranger(world.app, stranger, 'join.use', {
      code: ` ${code.slice(0, 4)}-${code.slice(4)} `.toLowerCase(),
    })
    expect(view?.card).toBe('help')
    expect(await world.store.get('people', 'tenant-exemple.objet-exemple')).toMatchObject({
      name: stranger.name,
      posts: [{ role: 'member', organisation: 'metropole' }],
    })
  })

  it('lets a code be used once: a second person is refused, the same person pressing twice is not', async () => {
    const code = await invite()
    await actAsStranger(world.app, stranger, 'join.use', { code })
    expect(await refusal(actAsStranger(world.app, stranger, 'join.use', { code }))).toBe('accepted')
    expect(
      await refusal(actAsStranger(world.app, { ...stranger, object: 'autre' }, 'join.use', { code })),
    ).toBe('code-used')
  })

  it('counts one of two people who use the same code at once', async () => {
    const code = await invite()
    const outcomes = await Promise.all(
      ['a', 'b'].map(object =>
        refusal(actAsStranger(world.app, { ...stranger, object }, 'join.use', { code })),
      ),
    )
    expect(outcomes.sort()).toEqual(['accepted', 'code-used'])
  })

  test.each([
    [6, 'accepted'],
    [7, 'accepted'],
    [8, 'code-expired'],
  ])('a code used %i days later is %s', async (days, outcome) => {
    const code = await invite()
    world.wait(days)
    expect(await refusal(actAsStranger(world.app, stranger, 'join.use', { code }))).toBe(outcome)
  })

  test.each(['', 'ABCD', 'ZZZZ-9999', '${code}', '🙂🙂🙂🙂🙂🙂🙂🙂'])(
    'refuses the invented code %p',
    async code => {
      expect(await refusal(actAsStranger(world.app, stranger, 'join.use', { code }))).toBe('code-unknown')
    },
  )

  it('adds a second role to somebody known', async () => {
    const code = await invite('provider', 'passeurs')
    await world.act('member', 'join.use', { code })
    const { view } = await world.act('member', 'help.show')
    expect(view?.card).toBe('help')
    expect(
      await refusal(world.act('member', 'join.use', { code: await invite('member', 'departement') })),
    ).toBe('already-known')
  })

  it('keeps no code: only its hash', async () => {
    const code = await invite()
    const { docs } = await world.store.find('invitations', { index: 'id', limit: 10 })
    expect(JSON.stringify(docs)).not.toContain(code)
  })

  test.each(['referrer', 'member', 'provider', 'siao', 'ddets', 'landlord'])(
    '%s cannot invite',
    async who => {
      expect(
        await refusal(world.act(who, 'invite.make', { role: 'member', organisation: 'metropole' })),
      ).toBe('not-allowed')
    },
  )

  it('knows only organisations of the programme', async () => {
    expect(organisations.some(({ id }) => id === 'inventee')).toBe(false)
    expect(
      await refusal(world.act('secretariat', 'invite.make', { role: 'member', organisation: 'inventee' })),
    ).toBe('not-found')
  })
})
