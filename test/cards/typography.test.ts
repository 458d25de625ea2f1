import { textOf } from '../../src/text'
import { fr } from '../../src/text/fr'
import { unbroken } from '../../src/text/typography'

describe('French typography', () => {
  test.each([
    ['Où en êtes-vous ?', 'Où en êtes-vous\u00a0?'],
    ['Date : lundi ; heure !', 'Date\u00a0: lundi\u00a0; heure\u00a0!'],
    ['Tapez « aide ».', 'Tapez «\u00a0aide\u00a0».'],
    ['à 14:30, https://exemple.fr/?a', 'à 14:30, https://exemple.fr/?a'],
  ])('%s', (typed, read) => {
    expect(unbroken(typed)).toBe(read)
  })

  it('holds for sentences that are functions, at any depth', () => {
    const text = unbroken({ a: { b: (n: number) => `Encore ${n} jours ?` } })
    expect(text.a.b(3)).toBe('Encore 3 jours\u00a0?')
  })

  it('holds for what people read in French, and leaves English alone', () => {
    expect(textOf('fr').vote.title.reason).toBe('Votre motif')
    expect(textOf('fr').window.question).toBe('Où en êtes-vous\u00a0?')
    expect(textOf('en').window.question).not.toContain('\u00a0')
  })

  it('has no typewriter apostrophe in any French sentence', () => {
    const written = (value: unknown): readonly string[] => {
      if (typeof value === 'string') return [value]
      if (typeof value === 'function') return [Function.prototype.toString.call(value)]
      return value && typeof value === 'object' ? Object.values(value).flatMap(written) : []
    }
    const all = written(fr)
    expect(all.length).toBeGreaterThan(1000)
    expect(all.filter(sentence => /\b(?:[cdjlmnst]|qu|aujourd)'[a-zà-ÿ]/i.test(sentence))).toEqual([])
  })
})
