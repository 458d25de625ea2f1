/** A commission of as many members as wanted, each with a voice of its own, and a session with its dossiers: not convened. */
import { personId } from '../../src/domain/people'
import { type Change, all } from '../../src/store/store'
import { TENANT, personBy } from '../../scripts/demo/partners'
import { planWith, putReady } from './commission'
import type { Who } from './http'
import type { World } from './world'

/** Entra object id of the n-th member. */
export const memberObject = (n: number): string =>
  `00000000-0000-4000-8000-${String(700_000 + n).padStart(12, '0')}`

/** Somebody who writes to the bot, as the HTTP client knows them. */
export const memberWho = (n: number): Who => ({ object: memberObject(n), name: `Membre ${n} Exemple` })

/** The sample partners keep their other roles and lose their voices. */
const withoutVoices = async ({ store }: World): Promise<readonly Change[]> => {
  const [organisations, people] = await Promise.all([
    all(store, 'organisations', { index: 'id' }),
    all(store, 'people', { index: 'id' }),
  ])
  return [
    ...organisations.map(doc => ({ do: 'put', in: 'organisations', doc: { ...doc, voice: 0 } }) as const),
    ...people.map(doc => {
      const posts = doc.posts.filter(({ role }) => role !== 'member' && role !== 'chair')
      return { do: 'put', in: 'people', doc: { ...doc, posts } } as const
    }),
  ]
}

const member = (n: number): readonly Change[] => {
  const { key: _, ...sample } = personBy('member')
  const [object, organisation] = [memberObject(n), `voix-${n}`]
  const posts = [{ role: 'member', organisation }] as const
  const name = `Membre ${n} Exemple`
  return [
    {
      do: 'add',
      in: 'organisations',
      doc: { id: organisation, name: `Organisme ${n} Exemple`, kind: 'other', voice: 1 },
    },
    { do: 'add', in: 'people', doc: { ...sample, id: personId(TENANT, object), object, name, posts } },
  ]
}

/** Members 1 to `members`, dossiers `d1` to `d<dossiers>` on the agenda of the session `s1`. */
export const putCommission = async (world: World, members: number, dossiers: number): Promise<void> => {
  await world.store.commit(await withoutVoices(world))
  const numbers = Array.from({ length: members }, (_, n) => n + 1)
  await world.store.commit(numbers.flatMap(member))
  const ids: string[] = []
  for (let n = 1; n <= dossiers; n += 1)
    ids.push(await putReady(world, n, { code: `M-2026-${String(n).padStart(3, '0')}` }))
  await planWith(world, [])
  await world.act('secretariat', 'agenda.change', { session: 's1', dossiers: ids.join(',') })
}
