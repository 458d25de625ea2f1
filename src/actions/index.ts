/** Every verb. A verb once published keeps being understood: cards live in chats for months. */
import { agendaActs } from './agenda'
import { allocationActs } from './allocation'
import { boardDossiersActs } from './boardDossiers'
import { boardHomeActs } from './boardHome'
import { boardMeActs } from './boardMe'
import { calendarActs } from './calendar'
import { candidatureActs } from './candidature'
import { attendanceActs } from './attendance'
import { boardSessionsActs } from './boardSessions'
import { boardWindowsActs } from './boardWindows'
import { completeActs } from './complete'
import { consultActs } from './consult'
import { conditionActs } from './condition'
import { conveneActs } from './convene'
import { convocationActs } from './convocation'
import { dayCorrectionActs } from './dayCorrection'
import { datesActs } from './dates'
import { decisionActs } from './decision'
import { deliveriesActs } from './deliveries'
import { demoActs } from './demo'
import { dossierActs } from './dossier'
import { dossiersActs } from './dossiers'
import { draftActs } from './draft'
import { duplicatesActs } from './duplicates'
import { dwellingActs } from './dwelling'
import { dwellingsActs } from './dwellings'
import { homesActs } from './homes'
import { indicatorsActs } from './indicators'
import { joinActs } from './join'
import { labelsActs } from './labels'
import { linkActs } from './links'
import { mandateActs } from './mandate'
import { mattersActs } from './matters'
import { measureActs } from './measure'
import { minutesActs } from './minutes'
import { needActs } from './need'
import { exitActs } from './exit'
import { leaseActs } from './lease'
import { offerActs } from './offer'
import { mismatchesActs } from './mismatches'
import { requestNumberActs } from './requestNumber'
import { termsActs } from './terms'
import { needsActs } from './needs'
import { passeportActs } from './passeport'
import { peopleActs } from './people'
import { correctionActs } from './correction'
import { seriesActs } from './series'
import { proxyActs } from './proxy'
import { landlordReferralActs } from './landlordReferral'
import { preferencesActs } from './preferences'
import { reactivationActs } from './reactivation'
import { referralActs } from './referral'
import { remarkActs } from './remark'
import { reportActs } from './reports'
import { roundActs } from './round'
import { sessionActs } from './session'
import { sessionMoveActs } from './sessionMove'
import { sheetActs } from './sheet'
import { siaoActs } from './siao'
import { taskActs } from './task'
import type { Act } from './verb'
import { supportActs } from './support'
import { uploadActs } from './upload'
import { vacanciesActs } from './vacancies'
import { voteActs } from './vote'
import { wantedActs } from './wanted'
import { withdrawalActs } from './withdrawal'
import { windowActs } from './window'

const everyAct: readonly Act[] = [
  ...joinActs,
  ...peopleActs,
  ...boardMeActs,
  ...boardHomeActs,
  ...boardDossiersActs,
  ...boardWindowsActs,
  ...boardSessionsActs,
  ...indicatorsActs,
  ...reportActs,
  ...dossiersActs,
  ...dossierActs,
  ...deliveriesActs,
  ...demoActs,
  ...draftActs,
  ...referralActs,
  ...landlordReferralActs,
  ...completeActs,
  ...duplicatesActs,
  ...dwellingActs,
  ...dwellingsActs,
  ...homesActs,
  ...vacanciesActs,
  ...uploadActs,
  ...siaoActs,
  ...labelsActs,
  ...linkActs,
  ...sessionActs,
  ...sessionMoveActs,
  ...calendarActs,
  ...datesActs,
  ...agendaActs,
  ...conveneActs,
  ...convocationActs,
  ...sheetActs,
  ...consultActs,
  ...voteActs,
  ...proxyActs,
  ...attendanceActs,
  ...roundActs,
  ...decisionActs,
  ...minutesActs,
  ...remarkActs,
  ...needActs,
  ...taskActs,
  ...candidatureActs,
  ...allocationActs,
  ...conditionActs,
  ...offerActs,
  ...leaseActs,
  ...termsActs,
  ...requestNumberActs,
  ...mismatchesActs,
  ...exitActs,
  ...mandateActs,
  ...mattersActs,
  ...measureActs,
  ...dayCorrectionActs,
  ...passeportActs,
  ...correctionActs,
  ...seriesActs,
  ...supportActs,
  ...preferencesActs,
  ...needsActs,
  ...reactivationActs,
  ...wantedActs,
  ...windowActs,
  ...withdrawalActs,
]

export const acts: ReadonlyMap<string, Act> = new Map(everyAct.map(act => [act.verb, act]))
