/** Names of fields and what can be wrong with an answer, for the sentence that asks for it again. */
const names: Readonly<Record<string, string>> = {
  on: 'la date',
  missing: 'ce qui manque',
  reason: 'le motif',
  reference: 'la référence',
  time: 'l’heure',
  place: 'le lieu ou le lien',
  dossiers: 'les dossiers',
  months: 'la durée en mois',
  provider: 'le prestataire',
}

const problems: Readonly<Record<string, string>> = {
  'not-a-day': 'indiquez une date qui existe.',
  'too-long': "c'est trop long.",
  'too-short': "c'est trop court.",
  empty: 'à remplir.',
  'label-reference': 'de 3 à 30 lettres, chiffres, espaces, points, tirets ou barres.',
  'not-a-time': 'indiquez une heure, par exemple 14:30.',
  months: 'de 1 à 36 mois.',
}

/** `agreement.agreedOn` -> its name, by the last part; the empty string when it has none. */
export const fieldName = (path: string): string => names[path] ?? names[path.split('.').at(-1) ?? ''] ?? ''

export const problemText = (problem: string): string => `— ${problems[problem] ?? 'vérifiez ce champ.'}`
