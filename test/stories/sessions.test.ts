/** A session from its plan to its cancelling, over HTTP: what the secretariat presses, and what a member reads. */
import { personBy } from '../../scripts/demo/partners'
import { runDue } from '../../src/jobs'
import { putReady } from '../support/commission'
import { brokenRules, propertiesOf, textOf } from '../support/calendar'
import { type HttpBot, startHttpBot, textIn } from '../support/http'
import { type Someone, someone } from '../support/someone'

const keys = ['secretariat', 'member', 'member2', 'provider'] as const
let bot: HttpBot
let people: Readonly<Record<(typeof keys)[number], Someone>>

beforeAll(async () => {
  bot = await startHttpBot({ start: '2026-03-02' })
  await bot.install(...keys)
  people = Object.fromEntries(keys.map(key => [key, someone(bot, key)])) as typeof people
  for (const n of [1, 2, 3]) await putReady(bot.world, n)
})
afterAll(() => bot.close())

const delivered = async () => {
  await bot.deliver.drain()
  await bot.refresh.drain()
}
/** The invitation behind the link that a member is offered now. */
const invitation = async (
  who: 'member' | 'member2',
  session: string,
  of = 'convocation.show',
): Promise<string> => {
  const data = { v: 1, of, format: 'ics', session }
  const { body } = await bot.press(who, { verb: 'paper.link', data })
  const [url = ''] = /https:[^"]*papiers[^"]*/.exec(JSON.stringify(body)) ?? []
  const response = await fetch(url.replace(bot.app.settings.publicUrl, bot.url))
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'text/calendar; charset=utf-8',
  ])
  return response.text()
}
const sessionId = async () =>
  (await bot.world.store.find('sessions', { index: 'id', limit: 1 })).docs[0]?.id ?? ''

test('1. the secretariat plans with two dossiers, and postpones one for the third', async () => {
  await people.secretariat.says('séance')
  expect(people.secretariat.newest()).toContain('manque : accord du ménage pour la commission')
  await people.secretariat.presses('Planifier la séance', {
    ...{ on: '2026-03-12', time: '14:30', place: 'Salle Exemple', dossiers: 'd1,d2' },
  })
  await people.secretariat.presses('Modifier (1 prêt)')
  await people.secretariat.presses('Enregistrer l’ordre du jour', { postponed: 'd2', dossiers: 'd3' })
  expect(people.secretariat.newest()).toContain('M-2026-003')
  expect(people.secretariat.newest()).not.toContain('M-2026-002')
  expect(people.secretariat.newest()).toContain('À convoquer le 7 mars 2026 au plus tard')
})

test('1b. a member has the date at once, for their calendar; and finds it under séance', async () => {
  await delivered()
  expect(people.member.newest()).toContain('Retenez la date')
  expect(people.member.newest()).not.toContain('M-2026')
  const file = await invitation('member', await sessionId(), 'dates.show')
  expect(brokenRules(file)).toEqual([])
  expect(textOf(propertiesOf(file), 'SEQUENCE')).toBe('0')
  await people.member.says('séance')
  expect(people.member.newest()).toContain('convocation à venir')
})

test('2. what is missing is looked at twice; then every member is convened, once', async () => {
  await people.secretariat.presses('Convoquer et ouvrir les votes')
  expect(people.secretariat.newest()).toContain('2 dossiers sur 2 sont incomplets')
  await people.secretariat.presses('Convoquer et ouvrir les votes')
  await people.secretariat.again()
  await delivered()
  const convocations = bot
    .inbox('member2')
    .filter(({ activity }) => String(activity.summary).includes('Convocation'))
  expect(convocations).toHaveLength(1)
  expect(people.provider.sees()).not.toContain('M-2026-001')
})

test('3. a member reads a sheet, goes to the next, and comes back; never a name', async () => {
  await people.member.says('séance')
  await people.member.presses('Ouvrir')
  expect(people.member.sees()).toContain('jeudi 12 mars 2026 à 14 h 30')
  await people.member.presses('M-2026-001')
  expect(people.member.sees()).toContain('Famille de quatre personnes, sans nom.')
  await people.member.presses('Suivant ›')
  expect(people.member.sees()).toContain('M-2026-003 · 2 sur 2')
  await people.member.presses('Convocation')
  expect(people.member.sees()).not.toContain('Secretname')
})

test('4. the session goes into a calendar, and the calendar follows when it moves over the clock change', async () => {
  const id = await sessionId()
  const first = await invitation('member', id)
  expect(brokenRules(first)).toEqual([])
  const before = bot.inbox('member2').length
  await people.secretariat.says('séance')
  await people.secretariat.presses('Ouvrir')
  await people.secretariat.presses('Déplacer ou annuler')
  await people.secretariat.presses('Déplacer la séance', { on: '2026-03-31' })
  await delivered()
  expect(bot.inbox('member2')).toHaveLength(before + 1)
  expect(people.member2.newest()).toContain('est déplacée au mardi 31 mars 2026')
  const later = await invitation('member2', id)
  expect(brokenRules(later)).toEqual([])
  const [one, two] = [propertiesOf(first), propertiesOf(later)]
  expect(textOf(two, 'UID')).toBe(textOf(one, 'UID'))
  expect([textOf(one, 'SEQUENCE'), textOf(two, 'SEQUENCE')]).toEqual(['0', '1'])
  // 14:30 in Paris is 13:30 in UTC before the clocks change, 12:30 after.
  expect([textOf(one, 'DTSTART'), textOf(two, 'DTSTART')]).toEqual(['20260312T133000Z', '20260331T123000Z'])
})

test('5. a partner is asked about one dossier, and sees that one alone', async () => {
  await people.secretariat.says('séance')
  await bot.press('secretariat', {
    verb: 'consult.ask',
    data: { v: 1, dossier: 'd1', organisations: 'passeurs' },
  })
  await delivered()
  expect(people.provider.newest()).toContain('Fiche pour la commission')
  expect(people.provider.sees()).not.toContain('M-2026-003')
})

test('6. who has not voted is reminded two working days ahead, in one message', async () => {
  await bot.press('member', {
    verb: 'vote.cast',
    data: { v: 1, dossier: 'd1', round: 'd1.1', choice: 'favourable' },
  })
  await bot.press('member', {
    verb: 'vote.cast',
    data: { v: 1, dossier: 'd3', round: 'd3.1', choice: 'favourable' },
  })
  const before = { member: bot.inbox('member').length, member2: bot.inbox('member2').length }
  bot.world.on('2026-03-27')
  await runDue(bot.app)
  await runDue(bot.app)
  await delivered()
  expect(bot.inbox('member2')).toHaveLength(before.member2 + 1)
  expect(people.member2.newest()).toContain('2 dossiers vous attendent')
  expect(bot.inbox('member')).toHaveLength(before.member)
})

test('7. in a group the agenda shows codes and progress, no more', async () => {
  const group = {
    conversation: { id: '19:group', conversationType: 'groupChat', tenantId: personBy('secretariat').tenant },
  }
  const press = { verb: 'agenda.show', data: { v: 1, session: await sessionId() } }
  for (const who of ['secretariat', 'member2'] as const) {
    const shown = textIn((await bot.press(who, press, 'm1', group)).body)
    expect(shown).toContain('M-2026-001')
    expect(shown).toContain('1 / 9 votes')
    expect(shown).not.toMatch(/manque|Couple|Métropole|T4|enfant/)
  }
})

test('8. cancelled, its dossiers wait for another, and the invitation takes itself out', async () => {
  const id = await sessionId()
  await people.secretariat.says('séance')
  await people.secretariat.presses('Ouvrir')
  await people.secretariat.presses('Déplacer ou annuler')
  await people.secretariat.presses('Annuler la séance…')
  await people.secretariat.presses('Annuler la séance', { reason: 'unavailable' })
  await delivered()
  expect(people.member2.newest()).toContain('La séance est annulée : trop de membres indisponibles')
  expect((await bot.world.dossier('d1')).stage).toBe('ready')
  const file = await invitation('member2', id)
  expect(brokenRules(file)).toEqual([])
  const properties = propertiesOf(file)
  expect(['METHOD', 'STATUS', 'SEQUENCE'].map(name => textOf(properties, name))).toEqual([
    'CANCEL',
    'CANCELLED',
    '2',
  ])
})
