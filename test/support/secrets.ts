/** A household whose every word can be found again: what the tests of privacy look for, in cards, logs and files. */
import type { Answers } from '../../src/domain/referralFields'
import { aReferral } from './make'

/** What was told, by the part that it belongs to; each text is found nowhere else. */
export const told = {
  identity: {
    lastName: 'Zorglubine',
    firstName: 'Ysoline',
    birthDate: '1987-09-23',
    lastName2: 'Quetzalcourt',
    firstName2: 'Wenceslas',
    birthDate2: '1983-02-11',
    phone: '07 11 22 33 44',
    requestNumber: '021987654321098XYZ',
  },
  referral: {
    reference: 'Xiphias-reference',
    representative: 'Tutrice Umbrelune',
    animals: 'un kinkajou',
    path: 'Parti d’Ombrevallon après des plaintes.',
    precisions: 'Querelles à Ombrevallon au sujet du kinkajou-volant.',
    otherFollower: 'Amicale Glimmerhorn',
    sector: 'Quartier Vertefalaise',
  },
  diagnosis: {
    diagnosisText: 'Diagnostic nyctalope : la famille demande une maison à elle.',
  },
  health: { health: 'Suivi pour narcolepsie-bleue, chaque semaine.' },
  summary: {
    summary: 'Synthèse hippocampe : conflits répétés, prêts à être accompagnés.',
    proposal: 'Proposition ornithorynque : maison individuelle à l’écart.',
  },
} as const satisfies Record<string, Answers>

/** A whole referral in those words. */
export const aSecretReferral = (changed: Answers = {}): Answers =>
  aReferral({
    ...told.identity,
    ...told.referral,
    ...told.diagnosis,
    ...told.health,
    ...told.summary,
    difficulties: 'behaviour,neighbours,mental-health',
    guardianship: 'guardianship',
    ...changed,
  })

/** What gives each part away: words of it, and its dates as people and as documents write them. */
export const marks = {
  identity: [
    'Zorglubine',
    'Ysoline',
    '1987-09-23',
    '23/09/1987',
    '23 septembre 1987',
    'Quetzalcourt',
    'Wenceslas',
    '1983-02-11',
    '11/02/1983',
    '07 11 22 33 44',
    '021987654321098XYZ',
  ],
  referral: ['Xiphias-reference', 'Umbrelune', 'kinkajou', 'Ombrevallon', 'Glimmerhorn', 'Vertefalaise'],
  diagnosis: ['nyctalope'],
  health: ['narcolepsie-bleue'],
  summary: ['hippocampe', 'ornithorynque'],
} as const

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/gu, ' ').toLowerCase()

/** The marks that a text holds, whatever its capitals and spaces. */
export const found = (text: string, wanted: readonly string[]): readonly string[] => {
  const where = plain(text)
  return wanted.filter(mark => where.includes(plain(mark)))
}
