/** Members vote, change their minds, give a proxy, ask for a discussion; some never vote. */
import { inCommission } from '../../../src/domain/people'
import type { Choice } from '../../../src/domain/round'
import { type Doc, all } from '../../../src/store/store'
import type { Scene } from '../scene'

/** Organisations that vote late or never. */
const lazy = ['landlord-4', 'landlord-8']

const choices: Readonly<Record<Choice, number>> = {
  favourable: 14,
  unfavourable: 2,
  adjourn: 2,
  abstain: 2,
  recuse: 1,
}

const ballot = (scene: Scene) => {
  const choice = scene.random.weighted(choices)
  const reasoned = choice === 'unfavourable' || choice === 'adjourn'
  return { choice, ...(reasoned && { reason: 'Un point de vue manque encore.' }) }
}

const sits = (scene: Scene, organisation: string) =>
  scene.town.people.filter(person => inCommission(person).some(post => post.organisation === organisation))

const voteIn = async (scene: Scene, round: Doc<'rounds'>): Promise<void> => {
  for (const organisation of Object.keys(round.voters)) {
    const chance = lazy.includes(organisation) ? 0.04 : 0.3
    const again = round.voices[organisation] ? 0.1 : 1
    if (!scene.random.chance(chance * again)) continue
    const holder = round.proxies[organisation] ?? organisation
    const who = scene.random.pick(sits(scene, holder))
    await scene.does(who, 'vote.cast', {
      ...{ dossier: round.dossier, round: round.id, organisation },
      ...ballot(scene),
    })
    if (scene.random.chance(0.01))
      await scene.does(who, 'vote.discuss', { dossier: round.dossier, round: round.id })
  }
}

const proxies = async (scene: Scene, session: Doc<'sessions'>): Promise<void> => {
  const voting = scene.town.organisations.filter(({ voice }) => voice > 0).map(({ id }) => id)
  const from = scene.random.pick(voting)
  const who = scene.random.pick(sits(scene, from))
  if (session.proxies[from] && scene.random.chance(0.5))
    await scene.does(who, 'proxy.withdraw', { session: session.id, from })
  // Most give it in the chat; others send a signed paper, which the secretariat enters.
  else {
    const [giver, verb] = scene.random.chance(0.8)
      ? ([who, 'proxy.give'] as const)
      : ([scene.oneOf('secretariat'), 'proxy.record'] as const)
    await scene.does(giver, verb, { session: session.id, from, to: scene.random.pick(voting) })
  }
}

export const everyDay = async (scene: Scene): Promise<void> => {
  const rounds = await all(scene.app.store, 'rounds', { index: 'session' })
  for (const round of rounds) if (round.state === 'open') await voteIn(scene, round)
  const planned = await all(scene.app.store, 'sessions', {
    index: 'date',
    equals: ['planned'],
    from: scene.today,
  })
  for (const session of planned)
    if (session.convened && scene.random.chance(0.3)) await proxies(scene, session)
}
