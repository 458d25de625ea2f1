/** The passeport and the series of a dossier. */
import type { Engagement, Level } from '../../domain/passeport'

/** `2026-T1` -> `1er trimestre 2026` */
const quarter = (name: string) => {
  const [year, number] = name.split('-T')
  return `${number === '1' ? '1er' : `${number}e`} trimestre ${year}`
}
const contacts = (n: number) => (n === 0 ? 'aucun contact' : n === 1 ? '1 contact' : `${n} contacts`)

export const passeport = {
  title: { form: 'Passeport', sent: 'Passeport envoyé', read: 'Passeport' },
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
  levels: {
    'not-assessed': 'non évalué',
    blocked: 'bloqué',
    fragile: 'fragile',
    progressing: 'en progrès',
    acquired: 'acquis',
  } as Readonly<Record<Level, string>>,
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
  series: 'Voir le suivi',
  again: 'Nouveau passeport',
  seriesTitle: 'Suivi de la mesure',
  reduced: 'Santé, addictions et textes libres ne sont pas ouverts à votre rôle.',
  empty: 'Aucun passeport n’a encore été envoyé.',
  span: (from: string, to: string) =>
    from === to ? `Passeport du ${from}` : `Du ${from} au ${to}, du plus ancien au plus récent`,
  older: (n: number) => (n === 1 ? '1 passeport plus ancien' : `${n} passeports plus anciens`),
  legend: '▁ bloqué · ▃ fragile · ▅ en progrès · ▇ acquis · ‧ non évalué',
  entry: (engagement: string, count: number) => `Engagement ${engagement}, ${contacts(count)}`,
  lastSeen: (day: string) => `vu le ${day}`,
  objectiveIs: 'Objectif',
}
