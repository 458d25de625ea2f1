import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PartnersWrong, readPartners } from '../../src/partners'

const folder = mkdtempSync(join(tmpdir(), 'passerelle-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const partners = (...voices: readonly unknown[]): string => {
  const file = join(folder, 'partners.json')
  const list = voices.map((voice, n) => ({
    id: `partner-${n}`,
    name: `Partenaire ${n}`,
    kind: 'landlord',
    voice,
  }))
  writeFileSync(file, JSON.stringify(list))
  return file
}

describe('the voices in the file of partners', () => {
  test('are whole numbers, 0 for who has none', () => {
    expect(readPartners(partners(1, 3, 0)).map(({ voice }) => voice)).toEqual([1, 3, 0])
  })

  // A third of a voice would round to none: shares are written as a college, in the rules.
  test.each([0.5, 1 / 3, -1, 101, '1'])('%s stops the start, by its place in the file', voice => {
    expect(() => readPartners(partners(1, voice))).toThrow(PartnersWrong)
    expect(() => readPartners(partners(1, voice))).toThrow(/PARTNERS_FILE .*: 1\.voice/)
  })
})
