/** The sentences that the page says, in French: those of the tab, and the words of the lists that it shows. */
import { common } from '../../../text/fr/common'
import { dossier } from '../../../text/fr/dossier'
import { dwelling } from '../../../text/fr/dwelling'
import { facts } from '../../../text/fr/facts'
import { figures } from '../../../text/fr/indicators'
import { matters } from '../../../text/fr/matters'
import { passeport } from '../../../text/fr/passeport'
import { profile } from '../../../text/fr/profile'
import { reports } from '../../../text/fr/reports'
import { session } from '../../../text/fr/session'
import { tab } from '../../../text/fr/tab'
import { window } from '../../../text/fr/window'
import { words } from '../../../text/fr/words'
import { unbroken } from '../../../text/typography'

export const text = unbroken({
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
})
