/** A whole session with its nine organisations, over HTTP: every voice, a proxy, a conflict of interest, the closing, the decision, the minutes. */
import { personBy } from '../../scripts/demo/partners'
import { putReady, voters } from '../support/commission'
import { type HttpBot, startHttpBot } from '../support/http'
import { type Someone, someone } from '../support/someone'

type Organisation = keyof typeof voters
const organisations = Object.keys(voters) as readonly Organisation[]

let bot: HttpBot
let secretariat: Someone
let provider: Someone
let referrer: Someone
let members: Readonly<Record<Organisation, Someone>>

beforeAll(async () => {
  bot = await startHttpBot({ start: '2026-03-02' })
  await bot.install('secretariat', 'provider', 'referrer', ...Object.values(voters))
  ;[secretariat, provider, referrer] = ['secretariat', 'provider', 'referrer'].map(key =>
    someone(bot, key),
  ) as [Someone, Someone, Someone]
  members = Object.fromEntries(
    organisations.map(organisation => [organisation, someone(bot, voters[organisation])]),
  ) as typeof members
  for (const n of [1, 2]) await putReady(bot.world, n)
})
afterAll(() => bot.close())

/** Everything is sent, and every card follows. */
const settled = async (): Promise<void> => {
  await bot.deliver.drain()
  await bot.refresh.drain()
}

/** A member opens a dossier by its code, and its vote. */
const opensVote = async (organisation: Organisation, code: string): Promise<Someone> => {
  const member = members[organisation]
  await member.says(code)
  await member.presses('Voter')
  return member
}

/** The card of a vote that was cast already. */
const opensVoteAgain = async (organisation: Organisation): Promise<Someone> => {
  const member = members[organisation]
  await member.says('M-2026-001')
  await member.presses('Voir le vote')
  return member
}

test('1. the session is planned and convened in the chat: nine organisations, each told once', async () => {
  await secretariat.says('séance')
  await secretariat.presses('Planifier la séance', {
    ...{ on: '2026-03-12', time: '14:30', place: 'Salle Exemple', dossiers: 'd1,d2' },
  })
  await secretariat.presses('Convoquer et ouvrir les votes')
  await secretariat.presses('Convoquer et ouvrir les votes')
  await settled()
  for (const who of Object.values(voters)) {
    const told = bot.inbox(who).filter(({ activity }) => String(activity.summary).includes('Convocation'))
    expect([who, told.length]).toEqual([who, 1])
    expect(someone(bot, who).sees()).not.toContain('Secretname')
  }
})

test('2. one gives its proxy, one has a conflict of interest, the others vote; an unfavourable voice says why', async () => {
  await members['foyers-noisette'].says('pouvoir')
  await members['foyers-noisette'].presses(/^Donner/, { to: 'residences-glycine' })
  await settled()
  expect(members['residences-glycine'].sees()).toContain('Foyers Noisette')
  for (const organisation of ['prefecture', 'departement', 'metropole', 'habitat-tilleul'] as const)
    expect(await (await opensVote(organisation, 'M-2026-001')).presses('Favorable')).toContain(
      'Votre voix : favorable',
    )
  const against = await opensVote('logis-sureau', 'M-2026-001')
  await against.presses('Défavorable')
  expect(await against.presses('Voter défavorable', { reason: '' })).toContain('motif')
  expect(await against.presses('Voter défavorable', { reason: 'Le besoin est ailleurs.' })).toContain(
    'Votre voix : défavorable',
  )
  const aside = await opensVote('toits-aubepine', 'M-2026-001')
  expect(await aside.presses('Je me déporte')).toContain('Votre voix : se déporte')
  const abstains = await opensVote('maisons-cassis', 'M-2026-001')
  expect(await abstains.presses('Abstention')).toContain('Votre voix : abstention')
})

test('3. the tally is hidden before one’s own voice; the holder votes for itself and by proxy; both are counted', async () => {
  const holder = await opensVote('residences-glycine', 'M-2026-001')
  expect(holder.newest()).toContain('Le décompte s’affiche quand vous avez voté.')
  expect(holder.newest()).not.toContain('4 favorables')
  expect(await holder.presses('Favorable')).toContain('5 favorables')
  await bot.press('member5', {
    verb: 'vote.cast',
    data: { v: 1, dossier: 'd1', round: 'd1.1', choice: 'favourable', organisation: 'foyers-noisette' },
  })
  await settled()
  const round = await bot.world.store.get('rounds', 'd1.1')
  expect(Object.keys(round?.voices ?? {}).sort()).toEqual([...organisations].sort())
  expect(round?.voices['foyers-noisette']?.by).toBe(personBy('member5').id)
})

test('4. a voice is changed until the round is closed, and not after', async () => {
  const member = await opensVoteAgain('departement')
  await member.presses('Revoir le dossier, changer mon vote')
  expect(await member.presses('Abstention')).toContain('Votre voix : abstention')
  await settled()
  bot.world.on('2026-03-12')
  await secretariat.says('M-2026-001')
  await secretariat.presses('Suivre le vote')
  await secretariat.presses('Clore le vote')
  await settled()
  expect(secretariat.sees()).toContain('Que décide la commission ?')
  expect(members.departement.sees()).toContain('Vote clos')
  const late = await bot.press('member', {
    verb: 'vote.cast',
    data: { v: 1, dossier: 'd1', round: 'd1.1', choice: 'favourable' },
  })
  expect(JSON.stringify(late.body)).toMatch(/clos/)
})

test('5. the decision is read again, recorded, and sets off what follows: mandate, referrer, landlords', async () => {
  await secretariat.presses('Intégrer')
  const form = {
    provider: 'passeurs',
    months: '18',
    funding: 'fnavdl',
    conditions: 'Une visite par semaine.',
  }
  await secretariat.presses('Continuer…', form)
  expect(secretariat.sees()).toContain('Enregistrer cette décision ?')
  expect((await bot.world.dossier('d1')).stage).toBe('agenda')
  expect(await secretariat.presses('Intégrer et saisir le prestataire')).toContain('Décision enregistrée')
  await settled()
  expect((await bot.world.dossier('d1')).stage).toBe('mandated')
  expect(provider.newest()).toContain('M-2026-001')
  expect(referrer.sees()).toContain('Annoncer la décision au ménage')
  expect(members['habitat-tilleul'].sees()).toContain('Un T4 à trouver')
  expect(members.departement.sees()).toContain('Décision : le ménage est intégré au dispositif.')
})

test('6. the other dossier has no quorum: nothing is decided of it', async () => {
  const member = await opensVote('departement', 'M-2026-002')
  expect(await member.presses('Favorable')).toContain('1 favorable')
  await secretariat.says('M-2026-002')
  await secretariat.presses('Suivre le vote')
  await secretariat.presses('Clore le vote')
  await secretariat.presses(/^Clore/)
  expect(secretariat.newest()).toMatch(/quorum/i)
})

test('7. the minutes say all of it, and each member has them once signed', async () => {
  await secretariat.says('pv')
  expect(secretariat.newest()).toBe(
    'Il n’y a pas encore de procès-verbal : il s’ouvre à l’heure de la séance.',
  )
  bot.world.on('2026-03-13')
  await secretariat.says('pv')
  expect(secretariat.newest()).toContain('5 favorables · 1 défavorable · 2 abstentions · 1 déport')
  expect(secretariat.newest()).toContain('Foyers Noisette à Résidences Glycine')
  await secretariat.presses('Relire et signer')
  await secretariat.presses('Signer')
  await settled()
  for (const member of Object.values(members)) {
    expect(member.newest()).toContain('Procès-verbal signé le 13 mars 2026')
    expect(member.newest()).toContain('vote sans effet, faute de quorum')
  }
})

test('8. it waits for a second session, convened as such, where no quorum is asked', async () => {
  expect((await bot.world.dossier('d2')).stage).toBe('ready')
  await secretariat.says('séance')
  expect(secretariat.newest()).toContain('Quorum non atteint le jeudi 12 mars 2026 : M-2026-002.')
  await secretariat.presses('Convoquer de nouveau')
  expect(secretariat.newest()).toContain('M-2026-002')
  await secretariat.presses(/^Planifier/, { on: '2026-03-26', time: '14:30' })
  await secretariat.presses('Convoquer et ouvrir les votes')
  await secretariat.presses('Convoquer et ouvrir les votes')
  await settled()
  expect(members.departement.sees()).toMatch(/[Ss]econde convocation/)
  const again = await opensVote('departement', 'M-2026-002')
  expect(await again.presses('Favorable')).toContain('1 favorable')
  bot.world.on('2026-03-26')
  await secretariat.says('M-2026-002')
  await secretariat.presses('Suivre le vote')
  await secretariat.presses('Clore le vote')
  await secretariat.presses(/^Clore/)
  expect(secretariat.newest()).toContain('Majorité pour intégrer le ménage')
})
