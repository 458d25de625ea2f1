/** Every card by its name. */
import type { CardName, View } from '../actions/views'
import { type AdaptiveCard, type CardKind, type Surroundings, draw } from './card'
import { agenda } from './agenda/agenda'
import { allocation } from './allocation/allocation'
import { answered } from './answered/answered'
import { calendar } from './calendar/calendar'
import { candidature } from './candidature/candidature'
import { chooseProvider } from './choose-provider/choose-provider'
import { consult } from './consult/consult'
import { attendance } from './attendance/attendance'
import { convocation } from './convocation/convocation'
import { dayCorrection } from './day-correction/day-correction'
import { dates } from './dates/dates'
import { decision } from './decision/decision'
import { deliveries } from './deliveries/deliveries'
import { dossier } from './dossier/dossier'
import { dossiers } from './dossiers/dossiers'
import { duplicates } from './duplicates/duplicates'
import { dwelling } from './dwelling/dwelling'
import { dwellingForm } from './dwelling-form/dwelling-form'
import { homes } from './homes/homes'
import { upload } from './upload/upload'
import { vacancies } from './vacancies/vacancies'
import { dwellings } from './dwellings/dwellings'
import { help } from './help/help'
import { indicators } from './indicators/indicators'
import { invite } from './invite/invite'
import { join } from './join/join'
import { labels } from './labels/labels'
import { mandate } from './mandate/mandate'
import { matters } from './matters/matters'
import { measure } from './measure/measure'
import { minutes } from './minutes/minutes'
import { need } from './need/need'
import { needs } from './needs/needs'
import { notice } from './notice/notice'
import { paper } from './paper/paper'
import { exit } from './exit/exit'
import { lease } from './lease/lease'
import { offer } from './offer/offer'
import { mismatches } from './mismatches/mismatches'
import { request } from './request/request'
import { terms } from './terms/terms'
import { people } from './people/people'
import { person } from './person/person'
import { passeport } from './passeport/passeport'
import { preferences } from './preferences/preferences'
import { proxy } from './proxy/proxy'
import { question } from './question/question'
import { reactivation } from './reactivation/reactivation'
import { referralForm } from './referral-form/referral-form'
import { referralStart } from './referral-start/referral-start'
import { referralSummary } from './referral-summary/referral-summary'
import { referred } from './referred/referred'
import { report } from './report/report'
import { reports } from './reports/reports'
import { round } from './round/round'
import { series } from './series/series'
import { session } from './session/session'
import { sessionMove } from './session-move/session-move'
import { sessionNotice } from './session-notice/session-notice'
import { sheet } from './sheet/sheet'
import { siao } from './siao/siao'
import { standIn } from './stand-in/stand-in'
import { task } from './task/task'
import { support } from './support/support'
import { vote } from './vote/vote'
import { wanted } from './wanted/wanted'
import { withdrawal } from './withdrawal/withdrawal'
import { window } from './window/window'

export const cards: { readonly [N in CardName]: CardKind<N> } = {
  notice,
  help,
  join,
  invite,
  people,
  person,
  withdrawal,
  indicators,
  report,
  reports,
  dossier,
  dossiers,
  deliveries,
  siao,
  labels,
  session,
  'session-notice': sessionNotice,
  'session-move': sessionMove,
  calendar,
  dates,
  agenda,
  convocation,
  sheet,
  consult,
  vote,
  proxy,
  attendance,
  round,
  decision,
  'referral-start': referralStart,
  question,
  answered,
  'referral-summary': referralSummary,
  'referral-form': referralForm,
  referred,
  duplicates,
  allocation,
  candidature,
  'choose-provider': chooseProvider,
  mandate,
  matters,
  measure,
  'day-correction': dayCorrection,
  offer,
  lease,
  terms,
  request,
  mismatches,
  exit,
  paper,
  minutes,
  need,
  passeport,
  preferences,
  'stand-in': standIn,
  reactivation,
  needs,
  wanted,
  series,
  task,
  support,
  window,
  dwelling,
  dwellings,
  homes,
  vacancies,
  upload,
  'dwelling-form': dwellingForm,
}

/** The Adaptive Card of a view. */
export const render = (view: View, surroundings: Surroundings): AdaptiveCard =>
  draw(cards[view.card] as unknown as CardKind<CardName>, view, surroundings)

/** The one line of a card that a notification preview may show: its title and the dossier's code, never a name. */
export const summary = (card: AdaptiveCard): string => String(card.fallbackText ?? '')
