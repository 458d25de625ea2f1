const names: Readonly<Record<string, string>> = {
  on: 'the date',
  missing: 'what is missing',
  reason: 'the reason',
  reference: 'the reference',
  time: 'the time',
  place: 'the place or link',
  dossiers: 'the dossiers',
  months: 'the duration in months',
  provider: 'the provider',
}

const problems: Readonly<Record<string, string>> = {
  'not-a-day': 'give a date that exists.',
  'too-long': 'this is too long.',
  'too-short': 'this is too short.',
  empty: 'required.',
  'label-reference': '3 to 30 letters, digits, spaces, dots, dashes or slashes.',
  'not-a-time': 'give a time, for example 14:30.',
  months: '1 to 36 months.',
}

export const fieldName = (path: string): string => names[path] ?? names[path.split('.').at(-1) ?? ''] ?? ''

export const problemText = (problem: string): string => `— ${problems[problem] ?? 'check this field.'}`
