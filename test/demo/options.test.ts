/** What a newcomer may type after `npm run demo --`. */
import { BadOption, readOptions, usage } from '../../scripts/demo/options'

describe('the demo’s command line', () => {
  it('has six people of the story without being asked', () => {
    expect(readOptions([], {})).toEqual({
      people: ['referrer', 'siao', 'secretariat', 'member', 'member2', 'provider'],
      empty: false,
      reset: false,
      port: 4000,
      data: '.data/demo',
      help: false,
    })
  })

  it('opens windows for others, each once and in the order asked', () => {
    expect(readOptions(['--people', 'landlord, ddets,landlord'], {}).people).toEqual(['landlord', 'ddets'])
  })

  it('takes its switches, a port and a folder', () => {
    expect(readOptions(['--empty', '--reset', '--port', '5000', '--data=elsewhere'], {})).toMatchObject({
      ...{ empty: true, reset: true, port: 5000, data: 'elsewhere' },
    })
  })

  test.each([
    [['--vide'], 'L’option --vide n’existe pas.'],
    [['vide'], '« vide » n’est pas une option de la démo.'],
    [['--port'], 'L’option --port attend une valeur.'],
    [['--empty=oui'], 'L’option --empty ne prend pas de valeur.'],
    [['--people', 'maire'], 'Personne ne s’appelle « maire » dans la démo.'],
    [['--people', ','], '--people attend au moins une personne.'],
    [['--port', '0'], '--port attend un nombre de 1 à 65335, pas « 0 ».'],
    [['--port', '65336'], '--port attend un nombre de 1 à 65335, pas « 65336 ».'],
    [['--port', 'quatre'], '--port attend un nombre de 1 à 65335, pas « quatre ».'],
  ])('answers %j with one sentence', (args, sentence) => {
    expect(() => readOptions(args, {})).toThrow(new BadOption(sentence))
  })

  it('tells where options go when npm kept one for itself', () => {
    expect(() => readOptions([], { npm_config_reset: 'true' })).toThrow(
      new BadOption('Les options se mettent après « -- » : npm run demo -- --reset'),
    )
  })

  it('names every option in its usage', () => {
    for (const option of ['--people', '--empty', '--reset', '--port', '--data', '--help'])
      expect(usage).toContain(option)
  })
})
