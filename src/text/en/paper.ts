import type { Text } from '../fr'

export const paper: Text['paper'] = {
  kicker: 'Document',
  name: 'Your document is ready',
  names: {
    'upload.show': 'Spreadsheet template',
    'minutes.show': 'Minutes',
    'convocation.show': 'A session for your calendar',
    'dates.show': 'Sessions for your calendar',
  },
  intro: time => `This link is yours alone and opens until ${time}. After that, ask for a new one.`,
  renew: 'New link',
  open: format => `Open (${format})`,
  refusedTitle: 'This document does not open',
  page: {
    title: 'Your file is being prepared',
    percent: n => `${n}%`,
    preparing: 'Preparing the file…',
    preparingAt: n => `Preparing the file: ${n}%`,
    writing: 'Laying out the file…',
    follows:
      'This page updates by itself, and the file downloads as soon as it is ready. If you close the page, the preparation stops and nothing is downloaded.',
    look: 'See how far it is',
    readyTitle: 'Your file is ready',
    ready: 'The download is starting. If it does not start, save the file here:',
    save: 'Save the file',
    failedTitle: 'This file could not be prepared',
    failed: 'Nothing was downloaded. Try again in a moment; if it happens again, tell the secretariat.',
    again: 'Try again',
  },
}
