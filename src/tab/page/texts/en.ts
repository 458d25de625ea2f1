/** The same in English. */
import { common } from '../../../text/en/common'
import { dossier } from '../../../text/en/dossier'
import { dwelling } from '../../../text/en/dwelling'
import { facts } from '../../../text/en/facts'
import { figures } from '../../../text/en/indicators'
import { matters } from '../../../text/en/matters'
import { passeport } from '../../../text/en/passeport'
import { profile } from '../../../text/en/profile'
import { reports } from '../../../text/en/reports'
import { session } from '../../../text/en/session'
import { tab } from '../../../text/en/tab'
import { window } from '../../../text/en/window'
import { words } from '../../../text/en/words'
import type { text as french } from './fr'

export const text: typeof french = {
  common,
  dossier,
  dwelling,
  facts,
  figures,
  matters,
  passeport,
  profile,
  reports,
  session,
  tab,
  window,
  words,
}
