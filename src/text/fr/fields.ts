/** Names of fields and what can be wrong with an answer, for the sentence that asks for it again. */
const names: Readonly<Record<string, string>> = {
  on: 'la date',
  missing: 'ce qui manque',
  reason: 'le motif',
}

const problems: Readonly<Record<string, string>> = {
  'not-a-day': 'indiquez une date qui existe.',
  'too-long': "c'est trop long.",
  'too-short': "c'est trop court.",
  empty: 'à remplir.',
}

/** `agreement.agreedOn` -> its name, by the last part; the empty string when it has none. */
export const fieldName = (path: string): string => names[path] ?? names[path.split('.').at(-1) ?? ''] ?? ''

export const problemText = (problem: string): string => `— ${problems[problem] ?? 'vérifiez ce champ.'}`
