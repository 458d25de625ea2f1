/** Names of fields and what can be wrong with an answer, for the sentence that asks for it again. */
const names: Readonly<Record<string, string>> = {
  on: 'la date',
  referent: 'le référent',
  landlord: 'le bailleur',
  day: 'la date',
  home: 'le logement',
  awaited: 'ce qui est attendu',
  why: 'le motif',
  rank: 'le rang',
  outcome: 'la décision',
  engagement: 'l’engagement du ménage',
  level: 'le niveau',
  seen: 'la date de la dernière rencontre',
  contacts: 'le nombre de contacts',
  line: 'la ligne de faits',
  objective: 'l’objectif',
  presence: 'les personnes présentes',
  state: 'l’adhésion',
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
  rank: 'un rang de 2 à 20.',
  'agreement-needed': 'indiquez au moins un destinataire.',
  'agreement-siao': 'sans l’accord du ménage pour le SIAO, la demande ne peut pas partir.',
  'not-a-number': 'indiquez un nombre, sans lettres.',
  'too-few': 'le nombre est trop petit.',
  'too-many': 'le nombre est trop grand.',
  'not-an-age': 'indiquez des âges en années, de 0 à 25, par exemple 3, 7, 12.',
  'in-future': 'cette date est à venir.',
  'not-an-adult': 'la personne doit avoir de 16 à 110 ans : vérifiez l’année.',
  'alone-with-children':
    'une personne seule n’a pas d’enfants à charge : corrigez le type de ménage ou les âges.',
  'alone-with-adults': 'une personne seule compte un adulte : corrigez le type de ménage ou le nombre.',
  'alone-with-second': 'vous avez indiqué un second adulte : ce n’est pas une personne seule.',
  'no-ages': 'indiquez l’âge de chaque enfant.',
  'two-adults': 'vous avez indiqué un second adulte : il y en a au moins deux.',
  'request-number': 'le numéro unique a 18 caractères : 3 chiffres, puis 15 chiffres ou lettres.',
  'dalo-date': 'indiquez la date de la décision DALO.',
  'name-in-summary': 'le nom ou le prénom d’une personne du ménage y figure : retirez-le.',
  'not-a-choice': 'choisissez l’une des réponses proposées.',
}

/** `agreement.agreedOn` -> its name, by the last part; the empty string when it has none. */
export const fieldName = (path: string): string => names[path] ?? names[path.split('.').at(-1) ?? ''] ?? ''

export const problemText = (problem: string): string => `— ${problems[problem] ?? 'vérifiez ce champ.'}`
