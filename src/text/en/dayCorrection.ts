import type { Text } from '../fr'

export const dayCorrection: Text['dayCorrection'] = {
  title: {
    start: 'Correct the day of the measure',
    entry: 'Correct the day of entry',
    label: 'Correct a label',
    done: 'Corrected',
  },
  intro: {
    start:
      'The window to allocate is counted again from the right day: its last day and the reminders to come. The former day stays in the history, with the reason; everybody concerned is told.',
    resumed:
      'The right day takes the place of the former one, which stays in the history with the reason; everybody concerned is told.',
    entry:
      'The right day takes the place of the former one, which stays in the history with the reason; the professionals concerned are told.',
    label:
      'The correction takes the place of the label, which stays visible here and in the history with the reason.',
  },
  stands: { start: 'Measure in place on', entry: 'Entry on' },
  right: { start: 'Right day of the measure', entry: 'Right day of entry', label: 'Right date of the label' },
  reference: 'Right reference of the label',
  corrected: 'Corrected',
  correctedOn: (day, was, reason) => `on ${day}, was ${was} (${reason})`,
  wasDay: day => day,
  why: 'Details',
  window: 'Window to allocate',
  windowState: {
    open: day => `runs until ${day}`,
    stopped: day => `stopped by the allocation, would have run until ${day}`,
    interrupted: day => `ended on ${day}: the measure is interrupted`,
  },
  reminders: 'Next reminders',
  record: 'Record the correction',
  back: { start: 'Measure', entry: 'Home and lease', label: 'Labels' },
  open: { start: 'Correct the day…', entry: 'Correct the day of entry…' },
  openLabel: name => `Correct: ${name}…`,
}
