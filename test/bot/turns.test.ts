/** What a person gets for what they type and press: always 200, always a card or a clear sentence. */
import { personBy } from '../../scripts/demo/partners'
import type { Converse, Heard } from '../../src/bot/turn'
import type { Dossier } from '../../src/domain/dossier'
import { Refused } from '../../src/domain/refused'
import { putReady } from '../support/commission'
import {
  type HttpBot,
  type HttpOptions,
  type Reply,
  cardIn,
  startHttpBot,
  textIn,
  withVerbs,
} from '../support/http'

let bot: HttpBot
const start = async (options?: HttpOptions) => void (bot = await startHttpBot(options))
afterEach(() => bot.close())

const CARD = 'application/vnd.microsoft.card.adaptive'
const MESSAGE = 'application/vnd.microsoft.activity.message'

/** A dossier that waits for SIAO. */
const forSiao = (n = 1) =>
  putReady(bot.world, n, { stage: 'siao', diagnosis: undefined, orientation: undefined } as Partial<Dossier>)

const sentence = (reply: Reply): string => {
  expect(reply).toMatchObject({ status: 200, body: { statusCode: 200, type: MESSAGE } })
  return (reply.body as { value: string }).value
}
const card = (reply: Reply): string => {
  expect(reply).toMatchObject({ status: 200, body: { statusCode: 200, type: CARD } })
  return textIn(cardIn(reply))
}
const last = (who: string) => bot.inbox(who).at(-1)

describe('a message', () => {
  test('that is a command is answered with its card', async () => {
    await start()
    await bot.say('secretariat', 'inviter')
    expect(textIn(cardIn(last('secretariat')))).toContain('Inviter une personne')
  })

  test('that names a dossier shows it; the card is remembered', async () => {
    await start()
    const id = await forSiao()
    await bot.say('siao', 'm-2026-001')
    expect(textIn(cardIn(last('siao')))).toContain('M-2026-001')
    const { docs } = await bot.world.store.find('cards', {
      index: 'subject',
      equals: [`dossiers/${id}`],
      limit: 9,
    })
    expect(docs).toMatchObject([
      { activity: 'm1', conversation: bot.chat('siao'), shown: 1, reader: expect.stringMatching(/^29:/) },
    ])
  })

  test('that names a dossier that does not exist is told so', async () => {
    await start()
    await bot.say('siao', 'M-1999-999')
    expect(textIn(last('siao')?.activity)).toContain('Je ne trouve pas ce dossier')
  })

  test('that is not understood is answered kindly, with what can be done', async () => {
    await start()
    await bot.say('secretariat', 'quel temps fait-il ?')
    expect(textIn(cardIn(last('secretariat')))).toMatch(/Je n’ai pas compris[^]*Inviter/)
  })

  test.each(['${x}', '`', '**gras** <b>x</b>', '‮עברית 🏠', 'x'.repeat(20_000), '', '{"verb":1}'])(
    'with %j in it is answered',
    async text => {
      await start()
      expect((await bot.say('secretariat', text)).status).toBe(200)
      expect(bot.inbox('secretariat')).toHaveLength(1)
    },
  )

  test('with the value of an Action.Submit is a press', async () => {
    await start()
    await bot.say('secretariat', '', { value: { verb: 'invite.show' } })
    expect(textIn(cardIn(last('secretariat')))).toContain('Inviter une personne')
  })

  test('is understood without the mention of the bot', async () => {
    await start()
    const entities = [{ type: 'mention', text: '<at>Passerelle</at>', mentioned: { id: '28:bot' } }]
    await bot.say('secretariat', '<at>Passerelle</at> inviter', { entities })
    expect(textIn(cardIn(last('secretariat')))).toContain('Inviter une personne')
  })

  test('delivered twice under two ids is harmless', async () => {
    await start()
    await forSiao()
    await bot.press('siao', {
      verb: 'siao.diagnosis',
      data: { dossier: 'd1', outcome: 'validated', on: '2026-03-01' },
    })
    const data = { dossier: 'd1', outcome: 'here', on: '2026-03-01' }
    const twice = [
      { verb: 'siao.orientation', data },
      { verb: 'siao.orientation', data },
    ]
    const replies = await Promise.all(twice.map(action => bot.press('siao', action)))
    expect(replies.map(card)).toEqual([expect.any(String), expect.any(String)])
    expect((await bot.world.facts('d1')).map(({ kind }) => kind)).toEqual([
      'diagnosis-validated',
      'oriented-here',
    ])
  })
})

describe('a press', () => {
  test('is answered with the card as it is then', async () => {
    await start()
    await forSiao()
    const data = { v: 1, dossier: 'd1', outcome: 'validated', on: '2026-03-01' }
    expect(card(await bot.press('siao', { verb: 'siao.diagnosis', data }, 'm7'))).toContain('M-2026-001')
  })

  test('and the message itself is edited, so that the old card does not come back', async () => {
    await start()
    await forSiao()
    await bot.say('siao', 'M-2026-001')
    const data = { dossier: 'd1', outcome: 'validated', on: '2026-03-01' }
    const reply = await bot.press('siao', { verb: 'siao.diagnosis', data }, 'm1')
    await bot.refresh.drain()
    expect(last('siao')).toMatchObject({ id: 'm1', kind: 'edited' })
    expect(cardIn(last('siao'))).toEqual(cardIn(reply))
    const stored = await bot.world.store.get('cards', `${bot.chat('siao')}|m1`)
    expect(stored).toMatchObject({ shown: 2, card: 'siao' })
  })

  test('that Teams made by itself is answered with a card, and nothing is sent or edited', async () => {
    await start()
    await forSiao()
    const value = {
      action: { type: 'Action.Execute', verb: 'siao.show', data: { dossier: 'd1' } },
      trigger: 'automatic',
    }
    card(await bot.press('siao', { verb: '' }, 'm7', { value }))
    await bot.refresh.drain()
    expect(bot.connector.requests).toHaveLength(0)
  })

  test('that Teams made by itself gets a card even when it is refused', async () => {
    await start()
    const value = {
      action: { type: 'Action.Execute', verb: 'siao.show', data: { dossier: 'x' } },
      trigger: 'automatic',
    }
    expect(card(await bot.press('siao', { verb: '' }, 'm7', { value }))).toContain(
      'Je ne trouve pas ce dossier',
    )
  })

  test.each<[string, string, string, object, RegExp]>([
    ['an unknown verb', 'siao', 'nothing.known', {}, /Je ne connais pas ce bouton/],
    ['no verb', 'siao', '', {}, /Je ne connais pas ce bouton/],
    ['a verb out of every object', 'siao', 'constructor', {}, /Je ne connais pas ce bouton/],
    [
      'a payload that does not fit',
      'siao',
      'siao.diagnosis',
      { dossier: 'd1', outcome: 'yes', on: '2026-03-01' },
      /À revoir/,
    ],
    [
      'a day that does not exist',
      'siao',
      'siao.diagnosis',
      { dossier: 'd1', outcome: 'validated', on: '2026-02-30' },
      /date/,
    ],
    ['a payload of another kind', 'siao', 'siao.show', { dossier: { $ne: null } }, /À revoir/],
    ['a tampered id', 'siao', 'siao.show', { dossier: '../people' }, /Je ne trouve pas ce dossier/],
    ['an id of another length', 'siao', 'siao.show', { dossier: '' }, /Je ne trouve pas ce dossier|À revoir/],
    ['a role that may not', 'provider', 'siao.show', { dossier: 'd1' }, /Votre rôle ne permet pas/],
  ])('%s is a clear sentence', async (_, who, verb, data, expected) => {
    await start()
    await forSiao()
    expect(sentence(await bot.press(who, { verb, data: data as Record<string, unknown> }))).toMatch(expected)
    expect(bot.logged.filter(({ event }) => event === 'fault')).toEqual([])
  })

  test('of a card that is no longer true gets the card as it is, and why', async () => {
    await start()
    await forSiao()
    const press = (outcome: string) =>
      bot.press('siao', {
        verb: 'siao.diagnosis',
        data: { dossier: 'd1', outcome, on: '2026-03-01', missing: 'tout' },
      })
    await press('validated')
    await bot.press('siao', {
      verb: 'siao.orientation',
      data: { dossier: 'd1', outcome: 'here', on: '2026-03-01' },
    })
    expect(card(await press('returned'))).toContain('Le dossier a avancé entre-temps')
  })

  test.each([
    ['without a value', undefined],
    ['with a value that is no press', { action: 'x' }],
    ['with data that is no object', { action: { type: 'Action.Execute', verb: 'help.show', data: 'x' } }],
  ])('%s is a clear sentence', async (_, value) => {
    await start()
    expect(sentence(await bot.press('siao', { verb: '' }, 'm1', { value }))).toMatch(
      /Je ne connais pas ce bouton/,
    )
  })

  test('of a kind that we do not have is told so', async () => {
    await start()
    const reply = await bot.post(
      bot.activity('siao', { type: 'invoke', name: 'composeExtension/query', value: {} }),
    )
    expect(reply).toEqual({ status: 501, body: { message: expect.any(String) } })
  })

  test('that meets a fault is given a reference, and the log has the same and no text', async () => {
    await start({
      store: store =>
        withVerbs(store, {
          find: () => Promise.reject(new TypeError('Camille Exemple cannot be read')),
        }),
    })
    const said = sentence(await bot.press('secretariat', { verb: 'invite.show' }))
    const { about } = bot.logged.find(({ event }) => event === 'fault') ?? {}
    expect(said).toContain(String(about?.reference))
    expect(about).toMatchObject({
      verb: 'invite.show',
      error: 'TypeError',
      person: personBy('secretariat').id,
    })
    expect(JSON.stringify(bot.logged)).not.toContain('Camille')
  })
})

test.each(['typing', 'messageReaction', 'conversationUpdate', 'endOfConversation', 'event', 'somethingNew'])(
  'an activity of the kind %s is taken and nothing is said',
  async type => {
    await start()
    expect(await bot.post(bot.activity('siao', { type }))).toEqual({ status: 200, body: undefined })
    expect(bot.connector.requests).toHaveLength(0)
  },
)

describe('language', () => {
  test.each([
    ['fr-FR', 'Bonjour'],
    ['en-US', 'Hello'],
    ['en', 'Hello'],
    ['de-DE', 'Bonjour'],
    [undefined, 'Bonjour'],
  ])('a person whose Teams is in %s is answered with %s', async (locale, word) => {
    await start()
    await bot.say('secretariat', 'aide', { locale })
    expect(textIn(cardIn(last('secretariat')))).toContain(word)
  })

  test('is kept, so that what is sent later is in it too', async () => {
    await start()
    await bot.say('secretariat', 'aide', { locale: 'en-GB' })
    const kept = () => bot.world.store.get('people', personBy('secretariat').id)
    expect((await kept())?.language).toBe('en')
    await bot.say('secretariat', 'aide', { locale: undefined })
    expect(textIn(cardIn(last('secretariat')))).toContain('Hello')
  })
})

describe('somebody unknown', () => {
  const newcomer = { object: '00000000-0000-4000-8000-00000000aaaa', name: 'Nadia Nouvelle-Exemple' }
  const shown = () => textIn(bot.inbox(newcomer).at(-1)?.activity)
  const invitation = async () => {
    const made = await bot.press('secretariat', {
      verb: 'invite.make',
      data: { role: 'provider', organisation: 'passeurs' },
    })
    const [code] = /\bCODE\d{4}\b/.exec(card(made).replace(/[ -]/g, '')) ?? []
    return code ?? ''
  }

  test('is told how to join, whatever they write or press', async () => {
    await start()
    await bot.say(newcomer, 'orienter')
    expect(shown()).toContain('invitation')
    card(await bot.press(newcomer, { verb: 'dossiers.show' }))
    expect(await bot.world.store.get('references', `x.${newcomer.object}`)).toBeUndefined()
  })

  test('joins with a code of the secretariat, on the card', async () => {
    await start()
    const code = await invitation()
    card(await bot.press(newcomer, { verb: 'join.use', data: { code } }))
    await bot.say(newcomer, 'aide')
    expect(shown()).toContain('Bonjour')
  })

  test('joins with a code typed as a message, and can be written to from then on', async () => {
    await start()
    const code = await invitation()
    await bot.say(newcomer, ` ${code.slice(0, 4)} ${code.slice(4)} `.toLowerCase())
    expect(shown()).toContain('Bonjour')
    expect(await bot.world.store.count('references', { index: 'id' })).toBeGreaterThan(0)
  })

  test('is told when the code is wrong, with the card to try again', async () => {
    await start()
    expect(card(await bot.press(newcomer, { verb: 'join.use', data: { code: 'WRNG2345' } }))).toContain(
      'Je ne reconnais pas ce code',
    )
  })

  test('without an Entra id is told that they cannot be recognised', async () => {
    await start()
    await bot.say('siao', 'aide', { from: { id: '29:somebody' } })
    expect(textIn(last('siao')?.activity)).toContain('Je ne peux pas savoir qui vous êtes')
  })
})

describe('where others read', () => {
  const group = {
    conversation: {
      id: '19:group',
      conversationType: 'groupChat',
      isGroup: true,
      tenantId: personBy('siao').tenant,
    },
  }

  test('a dossier is not shown', async () => {
    await start()
    await forSiao()
    await bot.say('siao', 'M-2026-001', group)
    expect(textIn(bot.connector.inbox('19:group')[0]?.activity)).toContain('conversation personnelle')
  })

  test('nor to a press of a card that somebody forwarded', async () => {
    await start()
    await forSiao()
    expect(
      sentence(await bot.press('siao', { verb: 'siao.show', data: { dossier: 'd1' } }, 'm1', group)),
    ).toContain('conversation personnelle')
  })

  test('and the group is not taken for the person’s own chat', async () => {
    await start()
    await bot.say('siao', 'aide', group)
    expect(await bot.world.store.get('references', personBy('siao').id)).toBeUndefined()
  })
})

describe('where a person can be written to', () => {
  const reference = () => bot.world.store.get('references', personBy('member').id)
  const reach = async () => (await bot.world.store.get('people', personBy('member').id))?.reach

  test('is kept from any activity, and written again only when it changes', async () => {
    await start()
    await bot.say('member', 'aide')
    await bot.say('member', 'aide')
    expect(await reference()).toMatchObject({ v: 1, reference: { serviceUrl: bot.connector.url } })
    const elsewhere = { id: 'a:other', conversationType: 'personal', tenantId: personBy('member').tenant }
    await bot.say('member', 'aide', { conversation: elsewhere })
    expect(await reference()).toMatchObject({ v: 2, reference: { conversation: { id: 'a:other' } } })
  })

  test('installing the bot is answered with what one can do; removing it is noted, coming back too', async () => {
    await start()
    await bot.post(bot.activity('member', { type: 'installationUpdate', action: 'add' }))
    expect(textIn(cardIn(last('member')))).toContain('Bonjour')
    await bot.post(bot.activity('member', { type: 'installationUpdate', action: 'remove' }))
    expect(await reach()).toBe('blocked')
    await bot.say('member', 'aide')
    expect(await reach()).toBe('reached')
  })
})

describe('a dialog', () => {
  const heard: Heard[] = []
  const converse: Converse = async (turn, what) => {
    heard.push(what)
    if (what.start) await turn.answer('Première question')
    else if (what.text === 'non') throw new Refused('draft-gone')
    else if (what.text === 'deux') await turn.context.sendActivity('par le contexte')
    else return 'not-mine'
    return 'handled'
  }
  beforeEach(() => heard.splice(0))

  test('is started by its command, and hears everything before commands do', async () => {
    await start({ converse: () => converse })
    await bot.say('referrer', 'Orienter !')
    await bot.say('referrer', 'deux')
    await bot.say('referrer', 'aide')
    expect(heard).toEqual([{ text: 'Orienter !', start: 'referral' }, { text: 'deux' }, { text: 'aide' }])
    const [first, second, third] = bot.inbox('referrer').map(({ activity }) => textIn(activity))
    expect([first, second]).toEqual(['Première question', 'par le contexte'])
    expect(third).toContain('Bonjour')
  })

  test('hears presses with the message that was pressed, and its refusals are said', async () => {
    await start({ converse: () => converse })
    await bot.press('referrer', { verb: 'help.show', data: { a: '1' } }, 'm9')
    expect(heard).toMatchObject([{ press: { verb: 'help.show', payload: { a: '1' }, activity: 'm9' } }])
    await bot.say('referrer', 'non')
    expect(textIn(last('referrer')?.activity)).toContain('Je ne retrouve pas ce brouillon')
  })

  test('that answers a press by a message only still gives Teams an answer', async () => {
    await start({
      converse: () => async turn => {
        await turn.send('voilà')
        return 'handled'
      },
    })
    expect(sentence(await bot.press('referrer', { verb: 'x' }))).toBe('C’est noté.')
    expect(textIn(last('referrer')?.activity)).toBe('voilà')
  })
})

test('turns of one conversation are taken in order, those of others meanwhile', async () => {
  let open: () => void = () => undefined
  const gate = new Promise<void>(done => (open = done))
  const order: string[] = []
  await start({
    converse:
      () =>
      async (turn, { text = '' }) => {
        order.push(`${text} begins`)
        if (text === 'un') await gate
        order.push(`${text} ends`)
        await turn.answer(text)
        return 'handled'
      },
  })
  const first = bot.say('siao', 'un')
  const second = bot.say('siao', 'deux')
  await bot.say('member', 'autre')
  expect(order).toEqual(['un begins', 'autre begins', 'autre ends'])
  open()
  await Promise.all([first, second])
  expect(order.slice(3)).toEqual(['un ends', 'deux begins', 'deux ends'])
})
