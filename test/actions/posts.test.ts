/** A member changes organisation, sits differently or leaves; and what becomes of voices, proxies, tasks and stand-ins. */
import { personBy } from '../../scripts/demo/partners'
import { act } from '../../src/actions/act'
import { actAsStranger } from '../../src/actions/join'
import type { Person } from '../../src/domain/people'
import { all } from '../../src/store/store'
import { planWith, putReady, voters } from '../support/commission'
import { refusalOf } from '../support/refusal'
import { type World, makeWorld } from '../support/world'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(() => world.close())

const idOf = (who: string): string => personBy(who).id
const now = async (who: string): Promise<Person> => {
  const person = await world.store.get('people', idOf(who))
  if (!person) throw new Error(`nobody called ${who}`)
  return person
}
/** What somebody does as they are now, as the bot reads them at each turn. */
const actNow = async (who: string, verb: string, payload: unknown = {}) =>
  act(world.app, await now(who), verb, payload)
const change = (
  who: string,
  post: string | undefined,
  organisation: string,
  more: object = {},
  by = 'secretariat',
) =>
  world.act(by, 'person.change', {
    person: idOf(who),
    ...(post && { post }),
    role: 'member',
    organisation,
    ...more,
  })
const end = (who: string, post: string) => world.act('secretariat', 'person.end', { person: idOf(who), post })
const roundOf = async (dossier = 'd1') => {
  const found = await world.store.get('rounds', `${dossier}.1`)
  if (!found) throw new Error('no round')
  return found
}
const ballot = (more: object = {}) => ({ dossier: 'd1', round: 'd1.1', choice: 'favourable', ...more })
const inSession = async () => planWith(world, [await putReady(world)])
const factsOf = async (who: string) =>
  (await all(world.store, 'facts', { index: 'subject', equals: [`people/${idOf(who)}`] })).map(
    ({ kind, data }) => [kind, data],
  )
const toldOf = async (who: string) =>
  (await world.told(who)).map(({ say }) => ('show' in say ? say.show : 'fact'))

describe('a member who changes organisation', () => {
  beforeEach(inSession)

  it('leaves the voice behind: it stays the organisation’s, and a colleague may change it', async () => {
    await world.act('member2', 'vote.cast', ballot())
    await change('member2', 'member.metropole', 'siao')
    expect((await roundOf()).voices.metropole).toMatchObject({ choice: 'favourable', by: idOf('member2') })
    await change('referrer', undefined, 'metropole')
    await actNow('referrer', 'vote.cast', ballot({ choice: 'abstain', organisation: 'metropole' }))
    expect((await roundOf()).voices.metropole).toMatchObject({ choice: 'abstain', by: idOf('referrer') })
    expect((await roundOf()).history).toHaveLength(2)
  })

  it('is named at the round as somebody who sits there no more', async () => {
    await world.act('member2', 'vote.cast', ballot())
    await change('member2', 'member.metropole', 'siao')
    const { view } = await world.act('secretariat', 'round.show', { dossier: 'd1' })
    if (view?.card !== 'round') throw new Error('no round card')
    expect(view.data.voices.find(({ by }) => by === personBy('member2').name)).toMatchObject({ left: true })
  })

  it('votes for the new one from then on, and no more for the old one', async () => {
    await change('member2', 'member.metropole', 'logis-sureau')
    const outcome = await actNow('member2', 'vote.cast', ballot({ organisation: 'metropole' }))
    expect('refused' in outcome && outcome.refused.code).toBe('no-voice')
    await actNow('member2', 'vote.cast', ballot())
    expect(Object.keys((await roundOf()).voices)).toEqual(['logis-sureau'])
  })

  it('cannot vote with a card that was drawn before: its voice is refused, never given to the new organisation', async () => {
    await change('member2', 'member.metropole', 'logis-sureau')
    // The person as they were when they pressed, and the button as it was drawn.
    const outcome = await world.act('member2', 'vote.cast', ballot({ organisation: 'metropole' }))
    expect('refused' in outcome && outcome.refused.code).toBe('no-voice')
    expect((await roundOf()).voices).toEqual({})
  })

  it('keeps nothing of the old organisation’s proxies, which stay as they were', async () => {
    await world.act('member3', 'proxy.give', { session: 's1', from: 'toits-aubepine', to: 'metropole' })
    await change('member2', 'member.metropole', 'logis-sureau')
    expect((await world.store.get('sessions', 's1'))?.proxies).toEqual({ 'toits-aubepine': 'metropole' })
    const cast = await actNow('member2', 'vote.cast', ballot({ organisation: 'toits-aubepine' }))
    expect('refused' in cast && cast.refused.code).toBe('no-voice')
    const give = { session: 's1', from: 'metropole', to: 'maisons-cassis' }
    expect(await refusalOf(world.act('member2', 'proxy.give', give))).toBe('not-allowed')
  })

  it('is told nothing again but of the posts: the cards that they have change with them', async () => {
    const before = await toldOf('member2')
    await change('member2', 'member.metropole', 'logis-sureau')
    expect(await toldOf('member2')).toEqual([...before, 'posts.show'])
    expect(world.changed).toContain(`posts/${idOf('member2')}`)
    // The votes go on: nobody else's card is drawn again for it.
    expect(world.changed.at(-1)).toBe(`posts/${idOf('member2')}`)
  })

  it('is journalled by role and organisation, without a name', async () => {
    await change('member2', 'member.metropole', 'logis-sureau', { seat: 'deputy' })
    await end('member2', 'member.logis-sureau')
    expect(await factsOf('member2')).toEqual([
      [
        'post-changed',
        {
          role: 'member',
          organisation: 'logis-sureau',
          seat: 'deputy',
          fromRole: 'member',
          fromOrganisation: 'metropole',
        },
      ],
      ['post-ended', { role: 'member', organisation: 'logis-sureau', seat: 'deputy' }],
    ])
  })
})

describe('at the same second as a voice, in two processes', () => {
  const RACES = 6
  let other: World
  beforeEach(async () => {
    other = await makeWorld({ beside: world })
    const dossiers: string[] = []
    for (let n = 1; n <= RACES; n += 1) dossiers.push(await putReady(world, n))
    await planWith(world, dossiers)
  })
  afterEach(() => other.close())

  it('the voice is in or out, never half: whatever was answered is what stands', async () => {
    const cast = Array.from({ length: RACES }, (_, n) =>
      act(other.app, personBy('member2'), 'vote.cast', {
        dossier: `d${n + 1}`,
        round: `d${n + 1}.1`,
        choice: 'favourable',
        organisation: 'metropole',
      }),
    )
    const [outcomes] = await Promise.all([
      Promise.all(cast),
      change('member2', 'member.metropole', 'logis-sureau'),
    ])
    for (const [n, outcome] of outcomes.entries()) {
      const { voices, history, moved } = await roundOf(`d${n + 1}`)
      const stands = !('refused' in outcome)
      expect(Object.keys(voices)).toEqual(stands ? ['metropole'] : [])
      expect(history).toHaveLength(stands ? 1 : 0)
      expect(moved).toEqual([idOf('member2')])
    }
    // From the change on, nothing more goes in under the old post, even by a turn that began before it.
    const late = await act(other.app, personBy('member2'), 'vote.cast', {
      ...ballot({ organisation: 'metropole', choice: 'abstain' }),
    })
    expect('refused' in late && late.refused.code).toBe('no-voice')
  })

  it('the change comes through while all the others vote', async () => {
    const votes = Object.entries(voters)
      .filter(([organisation]) => organisation !== 'metropole')
      .flatMap(([organisation, who]) =>
        Array.from({ length: RACES }, (_, n) =>
          other.act(who, 'vote.cast', {
            dossier: `d${n + 1}`,
            round: `d${n + 1}.1`,
            choice: 'favourable',
            organisation,
          }),
        ),
      )
    await Promise.all([...votes, end('member2', 'member.metropole')])
    for (let n = 1; n <= RACES; n += 1) expect(Object.keys((await roundOf(`d${n}`)).voices)).toHaveLength(8)
    expect((await now('member2')).posts).toEqual([])
  })
})

describe('how a member sits', () => {
  beforeEach(inSession)

  it('a deputy votes like a titular; who sits without a voice sees and does not vote', async () => {
    await change('member2', 'member.metropole', 'metropole', { seat: 'deputy' })
    await actNow('member2', 'vote.cast', ballot())
    await change('member2', 'member.metropole', 'metropole', { seat: 'consultative' })
    const { view } = await actNow('member2', 'vote.show', { dossier: 'd1' })
    expect(view?.card === 'vote' && view.data.step).toBe('watch')
    const refused = await actNow('member2', 'vote.cast', ballot({ choice: 'abstain' }))
    expect('refused' in refused && refused.refused.code).toBe('no-voice')
    await actNow('member2', 'vote.discuss', { dossier: 'd1', round: 'd1.1' })
    expect((await roundOf()).discuss).toBe(true)
  })

  it('without a voice they give no proxy, get no vote card, and do not make their organisation present', async () => {
    await change('member2', 'member.metropole', 'metropole', { seat: 'consultative' })
    const give = { session: 's1', from: 'metropole', to: 'maisons-cassis' }
    expect(await refusalOf(actNow('member2', 'proxy.give', give))).toBe('not-allowed')
    const before = await toldOf('member2')
    await putReady(world, 2)
    await world.act('secretariat', 'agenda.change', { session: 's1', dossiers: 'd2' })
    expect(await toldOf('member2')).toEqual(before)
    world.on('2026-03-13')
    const { view } = await world.act('secretariat', 'attendance.show', { session: 's1' })
    if (view?.card !== 'attendance') throw new Error('no attendance card')
    expect(view.data.organisations.find(({ organisation }) => organisation === 'metropole')?.people).toEqual(
      [],
    )
  })

  it('a new titular gets the convocation and the votes that wait, once', async () => {
    await change('referrer', undefined, 'metropole')
    expect((await toldOf('referrer')).slice(-3)).toEqual(['convocation.show', 'vote.show', 'posts.show'])
    await change('referrer', 'member.metropole', 'metropole', { seat: 'deputy' })
    expect((await toldOf('referrer')).filter(show => show === 'vote.show')).toHaveLength(1)
  })

  it('so does who joins by a code', async () => {
    const { view } = await world.act('secretariat', 'invite.make', {
      role: 'member',
      organisation: 'metropole',
    })
    if (view?.card !== 'invite' || !view.data.made) throw new Error('no code')
    const { code } = view.data.made
    const newcomer = { tenant: 't', object: 'new', name: 'Nora Nouvelle-Exemple', language: 'fr' as const }
    await actAsStranger(world.app, newcomer, 'join.use', { code })
    const messages = await all(world.store, 'messages', { index: 'due', equals: [1] })
    const told = messages.filter(({ to }) => to === 't.new').map(({ about }) => about)
    expect(told).toEqual(['convocation.show|s1', 'vote.show|d1'])
  })
})

describe('a post that ends', () => {
  it('says beforehand what follows', async () => {
    await inSession()
    await world.act('member2', 'vote.cast', ballot())
    const { view } = await world.act('secretariat', 'person.show', {
      person: idOf('member2'),
      step: 'end',
      post: 'member.metropole',
    })
    if (view?.card !== 'person') throw new Error('no person card')
    expect(view.data.follows).toEqual({ voices: 1, alone: ['Métropole Exemple'], tasks: [], absent: [] })
  })

  it('hands open tasks to a colleague in the same post, or to the secretariat', async () => {
    const task = (id: string, owner: string) =>
      ({
        do: 'add',
        in: 'tasks',
        doc: {
          id,
          kind: 'action',
          owner: idOf(owner),
          due: '2026-04-01',
          state: 'open',
          setBy: idOf('secretariat'),
          at: world.app.clock.now(),
        },
      }) as const
    await world.store.commit([task('t1', 'provider'), task('t2', 'member2'), task('t3', 'member3')])
    await end('provider', 'provider.passeurs')
    await end('member2', 'member.metropole')
    const owners = (await world.store.getMany('tasks', ['t1', 't2', 't3'])).map(({ owner }) => owner)
    expect(owners).toEqual([idOf('colleague'), idOf('secretariat'), idOf('member3')])
    expect(await toldOf('colleague')).toEqual(['task.show'])
  })

  it('ends the stand-in that rested on it, and whoever is away is told', async () => {
    const absence = { standIn: idOf('colleague'), from: '2026-03-02', to: '2026-03-20' }
    await world.act('provider', 'absence.set', absence)
    await end('colleague', 'provider.passeurs')
    expect((await now('provider')).preferences?.absence).toBeUndefined()
    expect(await toldOf('provider')).toEqual(['absence.show'])
  })

  it('leaves the referrer’s dossiers to those who refer for the same organisation', async () => {
    await inSession()
    await change('steering', undefined, 'ccas', { role: 'referrer' })
    await end('referrer', 'referrer.ccas')
    const before = (await toldOf('steering')).length
    await world.act('secretariat', 'agenda.change', { session: 's1', remove: 'd1' })
    await world.act('secretariat', 'agenda.change', { session: 's1', dossiers: 'd1' })
    expect((await toldOf('steering')).slice(before)).toEqual(['fact', 'fact'])
  })

  it('leaves somebody without a post as unknown as before; a new code brings them back', async () => {
    await end('member2', 'member.metropole')
    expect(await refusalOf(actNow('member2', 'help.show'))).toBe('not-allowed')
    expect(await toldOf('member2')).toEqual([])
    const { view } = await world.act('secretariat', 'invite.make', {
      role: 'member',
      organisation: 'metropole',
    })
    if (view?.card !== 'invite' || !view.data.made) throw new Error('no code')
    const { tenant, object, name, language } = personBy('member2')
    await actAsStranger(world.app, { tenant, object, name, language }, 'join.use', {
      code: view.data.made.code,
    })
    expect((await now('member2')).posts).toEqual([{ role: 'member', organisation: 'metropole' }])
  })

  it('ends once, and is not ended for the last of the secretariat', async () => {
    await end('member2', 'member.metropole')
    await end('member2', 'member.metropole')
    expect(await factsOf('member2')).toHaveLength(1)
    expect(await refusalOf(end('secretariat', 'secretariat.departement'))).toBe('last-secretary')
  })

  it('two who leave the secretariat at once do not leave it empty', async () => {
    const other = await makeWorld({ beside: world })
    await change('member', undefined, 'departement', { role: 'secretariat' })
    const codes = await Promise.all([
      refusalOf(end('secretariat', 'secretariat.departement')),
      refusalOf(
        act(other.app, await now('member'), 'person.end', {
          person: idOf('member'),
          post: 'secretariat.departement',
        }),
      ),
    ])
    expect(codes.filter(code => code === 'last-secretary')).toHaveLength(1)
    await other.close()
  })
})

describe('bad input', () => {
  it.each([
    ['an organisation that does not exist', { organisation: 'nowhere' }, 'payload'],
    ['a role that is the operator’s', { organisation: 'metropole', role: 'admin' }, 'payload'],
    ['a post they have', { organisation: 'metropole' }, 'post-known'],
  ])('%s is refused', async (_, { organisation, ...more }: { organisation: string }, code) => {
    expect(await refusalOf(change('member2', undefined, organisation, more))).toBe(code)
    expect(await factsOf('member2')).toEqual([])
  })

  it('a post that is gone is answered with those there are', async () => {
    const outcome = await change('member2', 'member.siao', 'metropole')
    expect('refused' in outcome && outcome.refused.code).toBe('post-gone')
    expect(outcome.view?.card).toBe('person')
  })

  it('nobody but the secretariat changes posts', async () => {
    for (const who of ['member', 'chair', 'siao', 'provider', 'ddets'])
      expect(await refusalOf(change('member2', 'member.metropole', 'siao', {}, who))).toBe('not-allowed')
  })
})

describe('the list', () => {
  it('shows people a page at a time, of one organisation if asked', async () => {
    const { view } = await world.act('secretariat', 'people.show', { page: 3 })
    if (view?.card !== 'people') throw new Error('no list')
    expect([view.data.page, view.data.pages, view.data.people.length, view.data.total]).toEqual([3, 3, 2, 18])
    const filtered = await world.act('secretariat', 'people.show', { organisation: 'metropole' })
    if (filtered.view?.card !== 'people') throw new Error('no list')
    expect(filtered.view.data.people.map(({ name }) => name)).toEqual([
      'Dora Delegataire-Exemple',
      'Maud Membre-Exemple',
    ])
  })
})
