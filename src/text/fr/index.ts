/** French: the first language. One file a subject; the type of all is what every other language must fill. */
import { allocation } from './allocation'
import { attendance } from './attendance'
import { bot } from './bot'
import { candidature } from './candidature'
import { common } from './common'
import { convocation, sheet } from './convocation'
import { dayCorrection } from './dayCorrection'
import { decision } from './decision'
import { dialog } from './dialog'
import { dossier } from './dossier'
import { duplicates } from './duplicates'
import { dwelling } from './dwelling'
import { exit } from './exit'
import { facts } from './facts'
import { figures } from './indicators'
import { labels } from './labels'
import { lease } from './lease'
import { mandate } from './mandate'
import { matters } from './matters'
import { measure } from './measure'
import { minutes } from './minutes'
import { need } from './need'
import { paper } from './paper'
import { offer } from './offer'
import { passeport } from './passeport'
import { needs } from './needs'
import { people } from './people'
import { preferences } from './preferences'
import { profile } from './profile'
import { proxy } from './proxy'
import { reactivation } from './reactivation'
import { referral } from './referral'
import { refused } from './refused'
import { mismatches, request } from './request'
import { reports } from './reports'
import { said } from './said'
import { session } from './session'
import { sessionFacts } from './sessionFacts'
import { siao } from './siao'
import { task } from './task'
import { tab } from './tab'
import { support } from './support'
import { terms } from './terms'
import { upload } from './upload'
import { vote } from './vote'
import { wanted } from './wanted'
import { window } from './window'
import { withdrawal } from './withdrawal'
import { words } from './words'

export const fr = {
  allocation,
  candidature,
  attendance,
  bot,
  common,
  convocation,
  dayCorrection,
  decision,
  dialog,
  dossier,
  duplicates,
  dwelling,
  exit,
  facts,
  figures,
  labels,
  lease,
  mandate,
  matters,
  measure,
  minutes,
  need,
  offer,
  paper,
  passeport,
  needs,
  people,
  preferences,
  profile,
  proxy,
  reactivation,
  referral,
  refused,
  request,
  mismatches,
  reports,
  said,
  session,
  sessionFacts,
  sheet,
  siao,
  task,
  tab,
  support,
  terms,
  upload,
  vote,
  wanted,
  window,
  withdrawal,
  words,
}

export type Text = typeof fr
