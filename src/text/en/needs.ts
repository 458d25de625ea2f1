import type { Text } from '../fr'

export const needs: Text['needs'] = {
  title: n =>
    n === 0
      ? 'No need reported as not covered'
      : n === 1
        ? '1 household without a suited home'
        : `${n} households without a suited home`,
  period: (from, to) => `Needs not covered, from ${from} to ${to}`,
  intro: 'What providers looked for and did not find, from their answers to reminders.',
  none: 'No provider answered “no suited home” this quarter.',
  households: n => (n === 1 ? '1 household' : `${n} households`),
  anywhere: 'sector not told',
  anySize: 'size not told',
  anyKind: 'kind not told',
  counted: 'A household counts once, for what it last lacked.',
}
