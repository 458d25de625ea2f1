import type { Text } from '../fr'

export const paper: Text['paper'] = {
  kicker: 'Document',
  name: 'Your document is ready',
  names: {
    'upload.show': 'Spreadsheet template',
    'minutes.show': 'Minutes',
    'convocation.show': 'A session for your calendar',
  },
  intro: time => `This link is yours alone and opens until ${time}. After that, ask for a new one.`,
  renew: 'New link',
  open: format => `Open (${format})`,
  refusedTitle: 'This document does not open',
}
