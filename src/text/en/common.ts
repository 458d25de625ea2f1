import type { Text } from '../fr'

export const common: Text['common'] = {
  openDossier: 'Open the dossier',
  send: 'Send',
  cancel: 'Cancel',
  back: 'Back',
  required: 'Required.',
  date: 'Date',
  dateError: 'Give a date.',
  tooLong: max => `${max} characters at most.`,
  none: 'None',
  yes: 'Yes',
  no: 'No',
}
