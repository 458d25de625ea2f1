/** The passeport and the series of a dossier. */
import type { CorrectionReason, Engagement } from '../../domain/passeport'

/** `2026-T1` -> `1er trimestre 2026` */
const quarter = (name: string) => {
  const [year, number] = name.split('-T')
  return `${number === '1' ? '1er' : `${number}e`} trimestre ${year}`
}
const contacts = (n: number) => (n === 0 ? 'aucun contact' : n === 1 ? '1 contact' : `${n} contacts`)

export const passeport = {
  title: {
    form: 'Passeport',
    sent: 'Passeport envoyé',
    correct: 'Corriger un passeport',
    corrected: 'Passeport corrigé',
  },
  quarter,
  missing: 'Aucun passeport encore ce trimestre : une minute suffit.',
  first: 'Premier passeport de ce ménage.',
  lastOn: (day: string, by: string) =>
    by ? `Dernier passeport : ${day}, par ${by}` : `Dernier passeport : ${day}`,
  same: 'Inchangé depuis la dernière fois',
  sameHint: 'Les contacts ci-dessus sont enregistrés, le reste est repris tel quel.',
  engagement: 'Engagement du ménage',
  engagements: {
    none: 'absent',
    distant: 'distant',
    regular: 'régulier',
    active: 'actif',
  } as Readonly<Record<Engagement, string>>,
  seen: 'Vu pour la dernière fois le',
  contactsLabel: 'Contacts depuis le dernier passeport',
  contacts,
  contactsError: 'Un nombre de 0 à 99.',
  notAssessed: 'non évalué',
  was: (name: string, level: string) => (level ? `${name} (envoyé : ${level})` : name),
  domain: (name: string, last: string) => (last ? `${name} (dernière fois : ${last})` : name),
  line: 'Une ligne de faits',
  lineHint: 'Sans nom',
  lastLine: (line: string) => `Dernière fois : ${line}`,
  objective: 'Un objectif',
  send: 'Envoyer le passeport',
  sentOn: (day: string) => `C’est noté, le ${day}. Merci.`,
  changes: 'Ce qui a changé',
  noChange: 'Aucun domaine n’a changé depuis la dernière fois.',
  change: (from: string, to: string) => `${from} → ${to}`,
  changed: (name: string, from: string, to: string) => `${name}\u00a0: ${from} → ${to}`,
  series: 'Voir le suivi',
  again: 'Nouveau passeport',
  correct: 'Corriger',
  correctWhich: 'Un passeport à corriger',
  correctOne: (number: number, day: string) => `n° ${number}, du ${day}`,
  correcting: (number: number, day: string, by: string) =>
    `Passeport n° ${number} du ${day}${by ? `, envoyé par ${by}` : ''}. La correction prend sa place dans les rapports ; celui d’avant est gardé, avec ce motif.`,
  reason: 'Motif de la correction',
  reasons: {
    mistyped: 'erreur de saisie',
    'learnt-later': 'appris depuis',
    'wrong-household': 'concernait un autre ménage',
    other: 'autre motif',
  } as Readonly<Record<CorrectionReason, string>>,
  why: 'Précisions (nécessaires pour un autre motif)',
  record: 'Enregistrer la correction',
  correctedOn: (day: string) => `C’est corrigé, le ${day}. Le passeport d’avant est gardé.`,
  correctedBy: (day: string, by: string, reason: string) =>
    `Corrigé le ${day}${by ? ` par ${by}` : ''} (${reason})`,
  seriesTitle: 'Suivi de la mesure',
  reduced: 'Santé, addictions et textes libres ne sont pas ouverts à votre rôle.',
  empty: 'Aucun passeport n’a encore été envoyé.',
  span: (from: string, to: string) =>
    from === to ? `Passeport du ${from}` : `Du ${from} au ${to}, du plus ancien au plus récent`,
  older: (n: number) => (n === 1 ? '1 passeport plus ancien' : `${n} passeports plus anciens`),
  engagedAs: (engagement: string, count: number) => `${engagement}, ${contacts(count)}`,
  entry: (engagement: string, count: number) => `Engagement ${engagement}, ${contacts(count)}`,
  lastSeen: (day: string) => `vu le ${day}`,
  objectiveIs: 'Objectif',
}
