import type { MinutesView } from '../../src/actions/minutes'
import { cards } from '../../src/cards'
import { minutesPdf } from '../../src/papers/minutes'
import { pagesOf } from '../support/pdf'

const now = '2026-03-16T10:00:00.000Z'
const samples = cards.minutes.samples
const made = async (view: MinutesView, language: 'fr' | 'en' = 'fr') => {
  const paper = await minutesPdf(view, { language, now })
  if (!paper || !Buffer.isBuffer(paper.body)) throw new Error('no PDF')
  const pages = pagesOf(paper.body)
  return { name: paper.name, body: paper.body, pages, text: pages.join(' ') }
}
const sample = (wanted: (view: MinutesView) => boolean): MinutesView => {
  const found = samples.find(wanted)
  if (!found) throw new Error('no such sample')
  return found
}
const signed = sample(({ signed: by }) => by?.intact === true)
const draft = sample(({ step, open }) => step === 'draft' && open.length > 0)

/** Everything a string of a view that people wrote or read, but ids. */
const namesIn = ({ minutes, texts }: MinutesView): readonly string[] => [
  minutes.place,
  ...minutes.attendance.flatMap(({ organisation, person }) => [organisation, person ?? organisation]),
  ...minutes.dossiers.map(({ code }) => code),
  ...minutes.actions.map(({ owner }) => owner),
  ...Object.values(texts),
]

let whole: Awaited<ReturnType<typeof made>>
beforeAll(async () => {
  whole = await made(signed)
})

test('says all that the minutes hold: organisations, people, codes, texts', () => {
  const { text } = whole
  for (const name of namesIn(signed)) expect(text).toContain(name)
})

test.each([
  ['when and where', 'Séance du jeudi 12 mars 2026 à 14\u00a0h\u00a030, Salle des délibérations'],
  ['who presided', 'Présidence\u00a0: Préfecture Exemple (DDETS)'],
  ['how who gave a proxy was there, and to whom', 'excusé, pouvoir à Habitat Tilleul'],
  ['a voice cast under it', 'Toits d’Aubépine (pouvoir exercé par Habitat Tilleul)'],
  ['the quorum of a dossier', 'Quorum atteint\u00a0: 8 voix sur 9, 5 nécessaires'],
  ['that there was none', 'Quorum non atteint\u00a0: 3 voix sur 9'],
  ['a decision that departs from the vote', 'Écarts\u00a0: différent du vote'],
  ['to which session it is adjourned', 'Ajourné à la séance du 9 avr. 2026'],
  ['a late dossier', 'ajouté après la convocation'],
  ['an undecided one', 'Sans décision\u00a0: reporté à une autre séance'],
  ['an action that was reviewed', 'fait\u00a0le\u00a03\u00a0mars\u00a02026'],
  ['who signed it', 'Signé par Sabine Secretariat-Exemple le 16 mars 2026'],
  ['its fingerprint, whole', signed.signed?.hash ?? '-'],
])('says %s', (_, sentence) => {
  expect(whole.text).toContain(sentence)
})

test('French before a colon or a question mark: a no-break space in every sentence of ours', async () => {
  const { text } = await made({ ...signed, texts: {} })
  expect(text).not.toMatch(/[\p{L}\d] [:;!?]/u)
})

test('every page has its number, and what it is of', () => {
  const { pages } = whole
  expect(pages.length).toBeGreaterThan(1)
  pages.forEach((page, index) => {
    expect(page).toContain(`Page ${index + 1} sur ${pages.length}`)
    expect(page).toContain('Procès-verbal de la séance du 12 mars 2026')
  })
})

test('a draft says so on every page; signed minutes nowhere', async () => {
  const { pages, name } = await made(draft)
  expect(name).toBe('projet-proces-verbal-2026-03-12.pdf')
  for (const page of pages) expect(page).toMatch(/PROJET.*Projet, non signé|Projet, non signé.*PROJET/)
  expect(whole.name).toBe('proces-verbal-2026-03-12.pdf')
  expect(whole.text).not.toMatch(/projet/i)
})

test('texts that were erased are marked, minutes that were changed warn', async () => {
  const { text } = await made(sample(({ signed: by, step }) => step === 'signed' && by?.intact === false))
  expect(text).toContain('(texte effacé)')
  expect(text).toContain('ne correspond plus à son empreinte')
})

test('thirty dossiers: each one there, in their order', async () => {
  const full = sample(({ minutes }) => minutes.dossiers.length === 30)
  const { text } = await made(full)
  const places = full.minutes.dossiers.map(({ code }, index) => text.indexOf(`${index + 1}. ${code}`))
  expect(places.every(place => place >= 0)).toBe(true)
  expect([...places].sort((a, b) => a - b)).toEqual(places)
})

test('in English for who reads English', async () => {
  const { text, name } = await made(signed, 'en')
  expect(text).toContain('Quorum reached: 8 voices of 9, 5 needed')
  expect(text).toContain('Page 1 of')
  expect(name).toBe('minutes-2026-03-12.pdf')
})

test('the same minutes make the same file: whoever compares two sees no other difference', async () => {
  expect((await made(signed)).body.equals(whole.body)).toBe(true)
})

test('every letter of the French alphabet has its glyph', async () => {
  const letters = 'àâäæçéèêëîïôœùûüÿÀÂÇÉÈÊËÎÏÔŒÙÛÜŸ«»’“”–—…€°²'
  const [ref = ''] = Object.keys(signed.texts)
  const { text } = await made({ ...signed, texts: { ...signed.texts, [ref]: letters } })
  expect([...letters].filter(letter => !text.includes(letter))).toEqual([])
})

test('fonts are in the file, and nothing leads out of it', () => {
  const raw = whole.body.toString('latin1')
  expect(raw).toContain('/FontFile2')
  expect(raw).not.toMatch(/\/URI|\/Launch|\/JavaScript|https?:/)
})
