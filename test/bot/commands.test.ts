import { acts } from '../../src/actions'
import { commands, oneTypo, plain, understand } from '../../src/bot/commands'

const meaning = (text: string) => {
  const { command, ...rest } = understand(text) ?? {}
  return command && { verb: command.verb, ...rest }
}

describe('a text', () => {
  test.each([
    ['aide', { verb: 'help.show' }],
    ['help', { verb: 'help.show' }],
    ['  AIDE !  ', { verb: 'help.show' }],
    ['Aide.', { verb: 'help.show' }],
    ['aid', { verb: 'help.show' }],
    ['adie', { verb: 'help.show' }],
    ['bonjour', { verb: 'help.show' }],
    ['mes dossiers', { verb: 'dossiers.show' }],
    ['Mes  dossiers', { verb: 'dossiers.show' }],
    ['mes dosiers', { verb: 'dossiers.show' }],
    ['my dossiers', { verb: 'dossiers.show' }],
    ['dossier', { verb: 'dossiers.show' }],
    ['M-2026-014', { verb: 'dossier.show', code: 'M-2026-014' }],
    ['m-2026-014', { verb: 'dossier.show', code: 'M-2026-014' }],
    ['m 2026 14', { verb: 'dossier.show', code: 'M-2026-014' }],
    ['M2026-014', { verb: 'dossier.show', code: 'M-2026-014' }],
    ['M–2026–014', { verb: 'dossier.show', code: 'M-2026-014' }],
    ['dossier M-2026-014', { verb: 'dossier.show', code: 'M-2026-014' }],
    ['Dossier : M-2026-014 ?', { verb: 'dossier.show', code: 'M-2026-014' }],
    ['passeport M-2026-014', { verb: 'passeport.show', code: 'M-2026-014' }],
    ['M-2026-014 passeport', { verb: 'passeport.show', code: 'M-2026-014' }],
    ['paseport M-2026-014', { verb: 'passeport.show', code: 'M-2026-014' }],
    ['passeport', { verb: 'dossiers.show' }],
    ['séance', { verb: 'session.show' }],
    ['seance', { verb: 'session.show' }],
    ['SÉANCE', { verb: 'session.show' }],
    ['session', { verb: 'session.show' }],
    ['ordre du jour', { verb: 'agenda.show' }],
    ['inviter', { verb: 'invite.show' }],
    ['invite', { verb: 'invite.show' }],
    ['envois', { verb: 'deliveries.show' }],
    ['orienter', { verb: 'referral.show' }],
    ['refer', { verb: 'referral.show' }],
    ['indicateurs', { verb: 'indicators.show' }],
    ['Indicateurs T3 2026 Métropole', { verb: 'indicators.show', words: 't3 2026 metropole' }],
    ['indicateur 2026', { verb: 'indicators.show', words: '2026' }],
    ['tableau de bord Habitat Tilleul', { verb: 'indicators.show', words: 'habitat tilleul' }],
    ['figures Q3 2026', { verb: 'indicators.show', words: 'q3 2026' }],
    ['demo avancer 15 jours', { verb: 'demo.advance', days: 15 }],
    ['démo avancer 1 jour', { verb: 'demo.advance', days: 1 }],
    ['demo avancer 15', { verb: 'demo.advance', days: 15 }],
    ['demo advance 15 days', { verb: 'demo.advance', days: 15 }],
  ])('%j means %j', (text, expected) => expect(meaning(text)).toEqual(expected))

  test.each([
    [''],
    ['?!'],
    ['Je voudrais savoir où en est le ménage'],
    ['M-2026'],
    ['je parle de M-2026-014 avec vous'],
    ['demo avancer'],
    ['demo avancer beaucoup'],
    ['ide mes'],
    [`aide ${'x'.repeat(20_000)}`],
  ])('%j means nothing', text => expect(understand(text)).toBeUndefined())
})

test.each([
  ['aide', 'aide', true],
  ['aide', 'aie', true],
  ['aide', 'aidee', true],
  ['aide', 'aire', true],
  ['aide', 'aied', true],
  ['aide', 'ai', false],
  ['aide', 'eadi', false],
])('%s and %s differ by one letter at most: %s', (a, b, expected) => {
  expect(oneTypo(a, b)).toBe(expected)
  expect(oneTypo(b, a)).toBe(expected)
})

describe('the table', () => {
  test('no two commands share their words', () => {
    const owners = new Map<string, string>()
    for (const { verb, words, takes, starts } of commands)
      for (const phrase of new Set([...words.fr, ...words.en].map(plain))) {
        const key = `${takes ?? ''} ${phrase}`
        expect([key, owners.get(key)]).toEqual([key, undefined])
        owners.set(key, `${verb}${starts ?? ''}`)
      }
  })

  test('no word is one letter away from another command’s', () => {
    const plainOnes = commands.filter(({ takes }) => takes === undefined)
    for (const a of plainOnes)
      for (const b of plainOnes)
        if (a.verb !== b.verb)
          for (const one of [...a.words.fr, ...a.words.en].map(plain))
            for (const other of [...b.words.fr, ...b.words.en].map(plain))
              expect([one, other, oneTypo(one, other)]).toEqual([one, other, false])
  })

  test('every command has an act', () => {
    expect(commands.map(({ verb }) => verb).filter(verb => !acts.has(verb))).toEqual([])
  })
})
