const names: Readonly<Record<string, string>> = {
  on: 'the date',
  missing: 'what is missing',
  reason: 'the reason',
}

const problems: Readonly<Record<string, string>> = {
  'not-a-day': 'give a date that exists.',
  'too-long': 'this is too long.',
  'too-short': 'this is too short.',
  empty: 'required.',
}

export const fieldName = (path: string): string => names[path] ?? names[path.split('.').at(-1) ?? ''] ?? ''

export const problemText = (problem: string): string => `— ${problems[problem] ?? 'check this field.'}`
