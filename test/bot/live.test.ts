/** Cards of a vote follow it: each shows its reader's own state, the agenda how far all are, and nobody's fingers are in the way. */
import { act } from '../../src/actions/act'
import type { View } from '../../src/actions/views'
import { makeRefresh } from '../../src/jobs/refresh'
import { cardId } from '../../src/jobs/sent'
import type { Content, Place, Teams } from '../../src/jobs/teams'
import { personBy } from '../../scripts/demo/partners'
import { planWith, putReady, voters } from '../support/commission'
import { type HttpBot, cardIn, startHttpBot, textIn } from '../support/http'

let bot: HttpBot
beforeEach(async () => {
  bot = await startHttpBot()
  await planWith(bot.world, [await putReady(bot.world)])
  bot.connector.received.splice(0)
})
afterEach(() => bot.close())

const group = {
  conversation: { id: '19:group', conversationType: 'groupChat', tenantId: personBy('member').tenant },
}

/** Somebody opens their vote card, as message `mine` of their chat. */
const open = async (...who: readonly string[]) => {
  for (const each of who) await bot.press(each, { verb: 'vote.show', data: { dossier: 'd1' } }, 'mine')
  await settle()
}
const vote = (who: string, choice = 'favourable', on = 'mine') =>
  bot.press(who, { verb: 'vote.cast', data: { dossier: 'd1', round: 'd1.1', choice } }, on)
/** Elsewhere, in another process or window. */
const elsewhere = async (who: string, verb: string, payload: object) => {
  await bot.world.act(who, verb, payload)
  bot.app.changed(['rounds/d1.1', 'sessions/s1', 'dossiers/d1'])
}
const settle = async () => {
  await bot.refresh.drain()
  await bot.refresh.drain()
}
/** What somebody's message shows now; undefined when it was never edited. */
const shows = (who: string): string | undefined => {
  const card = bot.inbox(who).find(({ id }) => id === 'mine')
  return card && textIn(cardIn(card))
}
/** Edits of these messages and of the group’s; what was sent to them besides has a life of its own. */
const edits = () =>
  bot.connector.received.filter(
    ({ kind, id, conversation }) => kind === 'edited' && (id === 'mine' || conversation === '19:group'),
  )

test('who has voted sees the count move; who has not is not disturbed', async () => {
  await open('member2', 'member')
  await vote('member2')
  await settle()
  expect(shows('member2')).toContain('1 vote exprimé sur 9')
  bot.connector.received.splice(0)
  await elsewhere('member3', 'vote.cast', { dossier: 'd1', round: 'd1.1', choice: 'abstain' })
  await settle()
  expect(edits().map(({ conversation }) => conversation)).toEqual([bot.chat('member2')])
  expect(shows('member2')).toContain('2 votes exprimés sur 9')
})

test('a colleague’s vote is on one’s own card at once', async () => {
  await open('chair')
  await elsewhere('ddets', 'vote.cast', { dossier: 'd1', round: 'd1.1', choice: 'favourable' })
  await settle()
  expect(shows('chair')).toContain(`Votre voix : favorable`)
  expect(shows('chair')).toContain(personBy('ddets').name)
})

test('a vote that is being changed is left under its owner’s fingers, and closed when the round is', async () => {
  await open('member2')
  await vote('member2')
  await bot.press('member2', { verb: 'vote.show', data: { dossier: 'd1', change: 'yes' } }, 'mine')
  await settle()
  bot.connector.received.splice(0)
  await elsewhere('member3', 'vote.cast', { dossier: 'd1', round: 'd1.1', choice: 'abstain' })
  await settle()
  expect(edits()).toEqual([])
  await elsewhere('secretariat', 'round.close', { dossier: 'd1', round: 'd1.1' })
  await settle()
  expect(shows('member2')).toContain('Vote clos')
})

test('the round closes: every member’s card says so, open or not', async () => {
  const everybody = Object.values(voters)
  await open(...everybody)
  await vote('member2')
  await elsewhere('secretariat', 'round.close', { dossier: 'd1', round: 'd1.1' })
  await settle()
  for (const who of everybody) expect(shows(who)).toContain('Vote clos')
})

test('a proxy given and taken back is on the giver’s card and on the holder’s', async () => {
  await open('member2', 'member3')
  await vote('member3')
  await settle()
  const proxy = { session: 's1', from: 'metropole' }
  await elsewhere('member2', 'proxy.give', { ...proxy, to: 'toits-aubepine' })
  await settle()
  expect(shows('member2')).toContain('Pouvoir donné')
  expect(shows('member3')).toContain('Quelle est la voix de Métropole Exemple, qui a donné pouvoir')
  await elsewhere('member2', 'proxy.withdraw', proxy)
  await settle()
  expect(shows('member2')).toContain('Quelle est la voix de Métropole Exemple ?')
  expect(shows('member3')).not.toContain('Métropole Exemple')
})

test('the agenda in a group follows the votes, with codes and figures only, one edit for many voices', async () => {
  await bot.say('member', 'ordre du jour', group)
  await settle()
  const [sent] = bot.connector.inbox('19:group')
  expect(textIn(cardIn(sent))).toContain('0 / 9 votes')
  bot.connector.received.splice(0)
  for (const who of Object.values(voters).slice(0, 5))
    await elsewhere(who, 'vote.cast', { dossier: 'd1', round: 'd1.1', choice: 'favourable' })
  await settle()
  expect(edits().filter(({ conversation }) => conversation === '19:group')).toHaveLength(1)
  const text = textIn(cardIn(edits().at(-1)))
  expect(text).toContain('M-2026-001')
  expect(text).toContain('5 / 9 votes')
  expect(text).not.toMatch(/Couple|enfants|T4|Métropole|Secretname/)
  expect(JSON.stringify(edits())).not.toContain('"refresh"')
})

describe('many cards at once', () => {
  const place = (n: number): Place => ({ conversation: `c${n}`, activity: 'm1', serviceUrl: 'https://x' })
  /** Voted cards of one member in many chats, and a Teams that tells what is edited. */
  const many = async (count: number, restMs?: number) => {
    const { world } = bot
    await world.act('member2', 'vote.cast', { dossier: 'd1', round: 'd1.1', choice: 'favourable' })
    const person = personBy('member2')
    const edited: string[] = []
    const meanwhile: (() => void)[] = []
    const teams: Teams = {
      tell: () => Promise.resolve({ failed: 'gone' }),
      edit: (_, { conversation, ...rest }) => {
        edited.push(conversation)
        meanwhile.shift()?.()
        return Promise.resolve({ place: { conversation, ...rest } })
      },
    }
    const refresh = makeRefresh({ app: bot.app, teams, gatherMs: 1, ...(restMs !== undefined && { restMs }) })
    for (let n = 1; n <= count; n += 1) {
      const { view } = await act(bot.app, person, 'vote.show', { dossier: 'd1' })
      if (view) refresh.pressed(person, place(n), { view })
    }
    await refresh.drain()
    edited.splice(0)
    const another = async (who: string) => {
      await world.act(who, 'vote.cast', { dossier: 'd1', round: 'd1.1', choice: 'abstain' })
      refresh.changed(['rounds/d1.1'])
    }
    return { refresh, edited, meanwhile, another, person }
  }

  test('who presses meanwhile is answered before the rest are told how far the vote is', async () => {
    const { refresh, edited, meanwhile, another, person } = await many(20)
    const { view } = await act(bot.app, person, 'vote.show', { dossier: 'd1' })
    meanwhile.push(() => view && refresh.pressed(person, place(99), { view }))
    await another('member3')
    await refresh.drain()
    expect(edited).toHaveLength(21)
    expect(edited.indexOf('c99')).toBeLessThan(10)
    await refresh.stop()
  })

  test('voices that follow each other closely become one edit of each card, once the vote has rested', async () => {
    const { refresh, edited, another } = await many(5, 3_600_000)
    await another('member3')
    await refresh.drain()
    expect(edited).toHaveLength(5)
    await another('member4')
    await another('member5')
    await new Promise(done => setTimeout(done, 40))
    expect(edited).toHaveLength(5)
    await refresh.drain()
    expect(edited).toHaveLength(10)
    await refresh.stop()
  })

  test('an edit that Teams cannot take is tried again after longer and longer: a short outage loses none', async () => {
    const person = personBy('member2')
    const { view } = await act(bot.app, person, 'vote.show', { dossier: 'd1' })
    let tries = 0
    const teams: Teams = {
      tell: () => Promise.resolve({ failed: 'gone' }),
      edit: () => {
        tries += 1
        return Promise.resolve({ failed: 'http-503' })
      },
    }
    const waits: (number | undefined)[] = []
    const wait = setTimeout
    const timers = jest.spyOn(global, 'setTimeout').mockImplementation(((act: () => void, ms?: number) => {
      waits.push(ms)
      return wait(act, 1)
    }) as typeof setTimeout)
    const refresh = makeRefresh({ app: bot.app, teams, gatherMs: 1 })
    if (view) refresh.pressed(person, place(1), { view: { ...view, open: false } })
    for (let turns = 0; tries < 5 && turns < 100_000; turns += 1) await new Promise(setImmediate)
    timers.mockRestore()
    await refresh.stop()
    expect(tries).toBe(5)
    expect(waits.filter(ms => ms === 1 || (ms ?? 0) >= 1000)).toEqual([1, 1000, 2000, 4000, 8000])
  })

  test('an answer that waits for Teams’ rates stays away once its owner has pressed again', async () => {
    const { app } = bot
    const person = personBy('member2')
    const leave: (() => void)[] = []
    const sent: Content[] = []
    const teams: Teams = {
      tell: () => Promise.resolve({ failed: 'gone' }),
      edit: async (_, place, content, overtaken) => {
        await new Promise<void>(go => leave.push(go))
        if (overtaken?.()) return { failed: 'overtaken' }
        sent.push(content)
        return { place }
      },
    }
    const refresh = makeRefresh({ app, teams, gatherMs: 1 })
    const press = async (verb: string, more: object = {}): Promise<View> => {
      const { view } = await act(app, person, verb, { dossier: 'd1', ...more })
      if (!view) throw new Error('no view')
      refresh.pressed(person, place(1), { view })
      return view
    }
    const voted = await press('vote.cast', { round: 'd1.1', choice: 'favourable' })
    const first = refresh.drain()
    while (leave.length === 0) await new Promise(setImmediate)
    const form = await press('vote.show', { change: 'yes' })
    expect([voted.open, form.open]).toEqual([false, true])
    leave.shift()?.()
    await first
    expect(sent).toEqual([])
    // Its owner is typing into the form that they opened: nothing wipes it.
    await refresh.drain()
    expect(sent).toEqual([])
    expect(await app.store.get('cards', cardId(place(1)))).toMatchObject({ open: true })
    await refresh.stop()
  })
})
