/** The passeport's card when the scale has changed since last time. */
import type { PasseportView } from '../../src/actions/passeportForm'
import { passeport } from '../../src/cards/passeport/passeport'
import sample from '../../src/cards/passeport/passeport.sample.json'
import { textOf } from '../../src/text'

test('a level that may not be chosen any more is told as last time’s, and the input holds one that may', () => {
  const samples = sample as unknown as PasseportView[]
  const view = samples.find(({ step, last }) => step === 'form' && last)
  const [domain] = view?.domains ?? []
  if (!view || !domain) throw new Error('no form')
  const retired = view.levels.map(level => ({ ...level, asked: level.key !== 'fragile' }))
  const changed = { ...view, levels: retired, domains: [{ ...domain, last: 'fragile' }] }
  const { domains, levels } = passeport.data(changed, textOf('fr'), 'fr').values as {
    readonly domains: readonly { readonly label: string; readonly value: string }[]
    readonly levels: readonly { readonly value: string }[]
  }
  expect(domains[0]?.label).toMatch(/dernière fois\s:\sfragile/)
  expect(levels.map(({ value }) => value)).toContain(domains[0]?.value)
})
