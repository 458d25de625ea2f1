import { aReferral } from '../support/make'
import { Chat, buttonsOf, wordsOf } from '../support/chat'
import type { AdaptiveCard } from '../../src/cards/card'
import { type World, makeWorld } from '../support/world'
import { questions } from '../../src/dialogs/questions'
import { fieldNames } from '../../src/domain/referralFields'
import { loadDraft } from '../../src/actions/draft'
import { contextOf } from '../../src/actions/act'
import { personBy } from '../../scripts/demo/partners'

let world: World
let chat: Chat
beforeEach(async () => {
  world = await makeWorld()
  chat = new Chat(world, 'referrer')
})
afterEach(() => world.close())

const draft = (who = 'referrer') => loadDraft(contextOf(world.app, personBy(who)))
const everything = async () => JSON.stringify(await draft())

/** Begins step by step. */
const begin = async (): Promise<void> => {
  await chat.say('orienter', 'referral')
  await chat.press('Pas à pas')
}

/** The question that waits: the step of the newest card's buttons. */
const step = (): string => {
  const asked = JSON.stringify(chat.last.card)
  return /"step":"([a-z]+)"/.exec(asked)?.[1] ?? ''
}

/** The same store, vault and clock under an app that knows nothing of the first: what a restart leaves, or a second process. */
const restarted = async (before: World): Promise<World> => ({ ...before, app: { ...before.app } })

const given = aReferral()
/** The draft that a card's buttons carry. */
const draftIn = (card: AdaptiveCard | undefined): string =>
  String((buttonsOf(card)[0]?.data as Record<string, unknown>).draft)

const payloadOf = (key: string) =>
  Object.fromEntries(
    (questions.find(question => question.key === key)?.fields ?? []).map(name => [name, given[name] ?? '']),
  )

/** Answers by the card until a question comes up. */
const answerUpTo = async (wanted: string): Promise<void> => {
  for (let at = step(); at !== wanted; at = step()) {
    const before = chat.last
    const id = draftIn(before.card)
    await chat.send('draft.answer', { v: 1, draft: id, step: at, ...payloadOf(at) })
    if (chat.last === before) throw new Error(`${at} was not accepted: ${chat.beside.at(-1)}`)
  }
}

describe('a referral step by step', () => {
  it('offers two ways, says what is never entered here, and asks one question at a time', async () => {
    await chat.say('orienter', 'referral')
    expect(wordsOf(chat.last.card)).toMatch(/119/)
    await chat.press('Pas à pas')
    expect(chat.title).toBe('Étape 1 sur 12 · Origine · Par quelle instance ce ménage est-il repéré ?')
    await chat.press('CCAPEX')
    expect(chat.title).toMatch('référence')
    expect(wordsOf(chat.seen[1]!.card)).toBe('✓  | Ménage repéré par :  | CCAPEX')
  })

  it('ends in a summary, and then in a dossier at SIAO that nobody else has', async () => {
    await begin()
    await answerUpTo('check')
    expect(chat.title).toMatch('Votre demande est prête')
    expect(wordsOf(chat.last.card)).not.toMatch(
      /Ariane|Exemple-Martin|021123456789012ABC|maison individuelle ;/,
    )
    await chat.press('Envoyer au SIAO')
    expect(wordsOf(chat.last.card)).toMatch('M-2026-001')
    const { docs } = await world.store.find('dossiers', { index: 'code', equals: ['M-2026-001'], limit: 1 })
    expect(docs[0]).toMatchObject({
      stage: 'siao',
      referrerOrganisation: 'ccas',
      profile: { size: 'T5', dalo: true },
    })
    expect(await draft()).toBeUndefined()
    expect((await world.told('siao')).map(({ say }) => say)).toEqual([
      { show: 'siao.show', payload: { dossier: docs[0]!.id } },
    ])
    expect(await chat.say('bonjour')).toBe('not-mine')
  })

  it('takes typed answers where nothing identifies: a choice by its words, a line, a number, a day as people write it', async () => {
    await begin()
    await chat.say('ccapex')
    expect(step()).toBe('reference')
    await chat.say('CCAPEX du 3 février')
    await answerUpTo('adults')
    await chat.say('2')
    await chat.say('3, 7 et 12 ans')
    await chat.say('deux chiens')
    await answerUpTo('since')
    await chat.say('01/06/2019')
    expect(step()).toBe('eviction')
    expect((await draft())?.answers).toMatchObject({
      origin: 'ccapex',
      reference: 'CCAPEX du 3 février',
      adults: '2',
      since: '2019-06-01',
    })
    await answerUpTo('check')
    await chat.press('Envoyer au SIAO')
    expect(wordsOf(chat.last.card)).toMatch('M-2026-001')
  })

  test.each([
    ['person', 'Ariane Exemple-Martin, née le 12/04/1988'],
    ['partner', 'Basile Exemple-Durand'],
    ['request', '021123456789012ABC'],
    ['diagnosis', 'Famille en grande difficulté depuis dix ans, suivie par le service'],
    ['precisions', 'il boit beaucoup'],
  ])(
    'does not keep what is typed at the question %s, and asks for the card and to delete the message',
    async (at, typed) => {
      await begin()
      await answerUpTo(at)
      await chat.say(typed)
      expect(step()).toBe(at)
      expect(wordsOf(chat.last.card)).toMatch('supprimez votre message')
      expect(JSON.stringify(chat.seen)).not.toContain(typed)
      expect(await everything()).not.toContain(typed)
    },
  )

  test.each([
    ['origin', 'la mairie', 'Choisissez l’une des réponses'],
    ['adults', 'deux', 'indiquez un nombre'],
    ['adults', '0', 'trop petit'],
    ['adults', '25', 'trop grand'],
    ['adults', '1', 'second adulte'],
    ['children', 'trois', 'indiquez des âges'],
    ['children', '3, 45', 'indiquez des âges'],
    ['since', '31/02/2019', 'date qui existe'],
    ['since', '2031-01-01', 'à venir'],
    ['monthly', 'mille', 'indiquez un nombre'],
    ['monthly', '-5', 'nombre'],
    ['incomes', 'rsa', 'champs de la carte'],
    ['animals', 'x'.repeat(300), 'trop long'],
  ])('asks %s again with the reason when it is answered %p', async (at, typed, reason) => {
    await begin()
    await answerUpTo(at)
    await chat.say(typed)
    expect(step()).toBe(at)
    expect(wordsOf(chat.last.card)).toMatch(reason)
  })

  test.each([
    ['person', { birthDate: '2020-01-01' }, '16 à 110 ans'],
    ['person', { birthDate: '2031-01-01' }, 'à venir'],
    ['person', { birthDate: '1990-02-31' }, 'date qui existe'],
    ['person', { lastName: ' ' }, 'Nom — à remplir'],
    ['partner', { lastName2: '' }, 'Nom du second adulte — à remplir'],
    ['information', { informedOn: '2026-03-03' }, 'à venir'],
    ['agreement', { agreedTo: 'commission' }, 'accord du ménage pour le SIAO'],
    ['request', { requestNumber: '123' }, '18 caractères'],
    ['request', { daloOn: '' }, 'date de la décision DALO'],
    ['children', { childrenAges: '' }, 'âge de chaque enfant'],
    ['diagnosis', { diagnosisText: 'court' }, 'trop court'],
    ['summary', { summary: 'La famille exemple martin doit être relogée rapidement.' }, 'retirez-le'],
  ])(
    'a card answer to %s with %j stays where it is, with the reason beside it',
    async (at, wrong, reason) => {
      await begin()
      await answerUpTo(at)
      const before = chat.last.card
      await chat.press('Suivant', { ...payloadOf(at), ...wrong })
      expect(chat.beside.at(-1)).toMatch(reason)
      expect(chat.last.card).toBe(before)
      expect(step()).toBe(at)
    },
  )

  it('passes what is optional, and only that', async () => {
    await begin()
    await chat.press('CCAPEX')
    await chat.say('passer')
    expect(step()).toBe('information')
    await chat.say('Passer')
    expect(step()).toBe('information')
    expect(wordsOf(chat.last.card)).toMatch('nécessaire')
  })

  it('goes back, shows what was answered, and returns to where it stood', async () => {
    await begin()
    await answerUpTo('size')
    await chat.say('retour')
    expect(step()).toBe('home')
    await chat.press('Retour')
    expect(step()).toBe('support')
    await chat.press('Passer')
    expect(step()).toBe('size')
    expect((await draft())?.answers.follower).toBe('')
  })

  it('says at the first question that nothing comes before it', async () => {
    await begin()
    await chat.say('retour')
    expect(wordsOf(chat.last.card)).toMatch('première question')
  })

  it('corrects a section from the summary, and comes back to it', async () => {
    await begin()
    await answerUpTo('check')
    const id = draftIn(chat.last.card)
    await chat.send('draft.correct', { draft: id, step: 'check', section: 'composition' })
    expect(step()).toBe('typology')
    await chat.press('Famille monoparentale')
    expect(step()).toBe('adults')
    for (const key of ['adults', 'children', 'animals', 'guardianship']) {
      expect(step()).toBe(key)
      await chat.send('draft.answer', { draft: id, step: key, ...payloadOf(key) })
    }
    expect(step()).toBe('check')
    expect(wordsOf(chat.last.card)).toMatch('Famille monoparentale')
  })

  it('explains itself in the middle, and asks again', async () => {
    await begin()
    await chat.say('aide')
    expect(chat.seen.some(({ text }) => text?.includes('une question à la fois'))).toBe(true)
    expect(step()).toBe('origin')
    await chat.press('Aide')
    expect(chat.beside.at(-1)).toMatch('une question à la fois')
  })

  it('stops when told to, keeps the draft, and goes on from it', async () => {
    await begin()
    await chat.press('CCAPEX')
    await chat.say('annuler')
    expect(chat.title).toMatch('mise de côté')
    expect(await chat.say('CCAPEX du 3 février')).toBe('not-mine')
    await chat.press('Reprendre')
    expect(step()).toBe('reference')
  })

  it('starts again from nothing, or erases everything', async () => {
    await begin()
    await chat.press('CCAPEX')
    const before = await draft()
    await chat.say('orienter', 'referral')
    await chat.press('Recommencer')
    expect(step()).toBe('origin')
    expect((await draft())?.dossier).not.toBe(before?.dossier)
    await chat.press('SIAO')
    await chat.say('orienter', 'referral')
    await chat.press('Effacer')
    expect(await draft()).toBeUndefined()
    expect(await chat.say('x')).toBe('not-mine')
  })

  it('an old question’s button gives the question of now', async () => {
    await begin()
    const [, old] = chat.seen
    const id = draftIn(old!.card)
    await chat.press('CCAPEX')
    await chat.send('draft.answer', { draft: id, step: 'origin', origin: 'siao' }, old!.id)
    expect(wordsOf(old!.card)).toMatch('Cette question est passée')
    expect(wordsOf(old!.card)).toMatch('référence')
    expect((await draft())?.answers.origin).toBe('ccapex')
  })

  it('the same button pressed twice counts once and shows what it answered', async () => {
    await begin()
    const [, asked] = chat.seen
    const id = draftIn(asked!.card)
    const press = { draft: id, step: 'origin', origin: 'ccapex' }
    await Promise.all([
      chat.send('draft.answer', press, asked!.id),
      chat.send('draft.answer', press, asked!.id),
    ])
    expect(chat.seen).toHaveLength(3)
    expect(wordsOf(asked!.card)).toMatch('CCAPEX')
    expect(step()).toBe('reference')
  })

  it('closes the card of a question that was answered by a message', async () => {
    await begin()
    await chat.say('ccapex')
    expect(wordsOf(chat.seen[1]!.card)).toBe('✓  | Ménage repéré par :  | CCAPEX')
  })

  it('leaves commands and codes to the bot, and stays where it is', async () => {
    await begin()
    expect(await chat.say('mes dossiers')).toBe('not-mine')
    expect(await chat.say('M-2026-014')).toBe('not-mine')
    expect(await chat.say('demo avancer 15 jours')).toBe('not-mine')
    await chat.say('ccapex')
    expect(step()).toBe('reference')
  })

  it('is there after a restart: new objects over the same store', async () => {
    await begin()
    await answerUpTo('home')
    const again = await restarted(world)
    const later = new Chat(again, 'referrer')
    later.seen.push(chat.last)
    await later.press('Maison individuelle')
    expect(wordsOf(later.last.card)).toMatch('De quelle taille ?')
    await later.say('T5')
    expect(wordsOf(later.last.card)).toMatch('Sur quel territoire ?')
    expect((await loadDraft(contextOf(again.app, personBy('referrer'))))?.answers).toMatchObject({
      lastName: 'Exemple-Martin',
      home: 'house',
      size: 'T5',
    })
  })

  it('goes on from the store when two processes hear the person at once: nothing is lost or asked twice', async () => {
    await begin()
    const other = new Chat(await restarted(world), 'referrer')
    other.seen.push(...chat.seen)
    const press = buttonsOf(chat.last.card).find(({ title }) => title === 'CCAPEX')!.data as Record<
      string,
      unknown
    >
    await Promise.all([
      chat.send('draft.answer', press, chat.last.id),
      other.send('draft.answer', press, chat.last.id),
    ])
    expect((await draft())?.answers).toEqual({ origin: 'ccapex' })
    const asked = [...chat.seen.slice(2), ...other.seen.slice(2)]
    expect(asked).toHaveLength(1)
    expect(wordsOf(asked[0]!.card)).toMatch('référence')
  })

  it('is there the next day', async () => {
    await begin()
    await answerUpTo('home')
    world.wait(1)
    await chat.press('Maison individuelle')
    expect(step()).toBe('size')
  })

  it('goes on in another window', async () => {
    await begin()
    await answerUpTo('home')
    const other = new Chat(world, 'referrer', 'fr', 'a:another')
    await other.say('orienter', 'referral')
    await other.press('Reprendre')
    expect(wordsOf(other.last.card)).toMatch('Quel logement individuel')
  })

  it('speaks English to those whose Teams does', async () => {
    chat = new Chat(world, 'referrer', 'en')
    await chat.say('refer', 'referral')
    await chat.press('Step by step')
    expect(chat.title).toBe('Step 1 of 12 · Origin · Which body spotted this household?')
    await chat.say('skip')
    expect(wordsOf(chat.last.card)).toMatch('needed')
  })

  it('starts an older conversation again where its answers end, when the questions have changed', async () => {
    await begin()
    await chat.press('CCAPEX')
    const { docs } = await world.store.find('dialogs', { index: 'id', limit: 1 })
    const doc = docs[0]!
    const place = { collection: 'dialogs', id: doc.id, field: 'state' }
    const state = world.app.vault.open(doc.key, place, doc.state) as { stack: { id: string }[] }
    state.stack[0]!.id = 'referral.older'
    await world.store.commit([
      { do: 'put', in: 'dialogs', doc: { ...doc, state: world.app.vault.seal(doc.key, place, state) } },
    ])
    await chat.say('quelque chose')
    expect(step()).toBe('reference')
    expect(wordsOf(chat.last.card)).toMatch('Les questions ont changé')
  })

  it('keeps answers and position sealed: nothing of them stands in the store', async () => {
    await begin()
    await answerUpTo('check')
    const kept = JSON.stringify([
      await world.store.find('drafts', { index: 'id', limit: 10 }),
      await world.store.find('dialogs', { index: 'id', limit: 10 }),
    ])
    expect(kept).not.toMatch(/Ariane|Exemple|ccapex|lastName|check/)
  })

  it('shows what was typed as typed', async () => {
    await begin()
    await chat.press('CCAPEX')
    const typed = '*gras* `code` ${rien} <b>x</b> \u202eenvers 🙂'
    await chat.say(typed)
    expect(JSON.stringify(chat.seen[2]!.card)).toContain(JSON.stringify(typed).slice(1, -1))
  })

  it('asks for health nowhere when health fields are off', async () => {
    await world.close()
    world = await makeWorld({ health: false })
    chat = new Chat(world, 'referrer')
    await begin()
    await answerUpTo('difficulties')
    expect(wordsOf(chat.last.card)).not.toMatch(/Santé|Addictions/)
    await answerUpTo('precisions')
    expect(wordsOf(chat.last.card)).not.toMatch('Santé')
    await answerUpTo('check')
    await chat.press('Envoyer au SIAO')
    const { docs } = await world.store.find('dossiers', { index: 'id', limit: 1 })
    const household = await world.store.get('households', docs[0]!.id)
    const place = { collection: 'households', id: docs[0]!.id, field: 'health' }
    expect(world.app.vault.open(household!.key, place, household!.sealed.health!)).toEqual({
      difficulties: [],
    })
  })

  it('asks for every field of the referral once', () => {
    const all = questions.flatMap(({ fields }) => fields)
    expect([...all].sort()).toEqual([...fieldNames].sort())
  })
})
