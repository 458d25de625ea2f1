/** What each card shows, as plain values: names resolved, rights applied, no language yet. */
import type { AgendaView } from './agenda'
import type { AllocationView } from './allocationView'
import type { CalendarView } from './calendar'
import type { CandidaturesView } from './candidature'
import type { ConsultView } from './consult'
import type { AttendanceView } from './attendance'
import type { ConvocationView } from './convocation'
import type { DayCorrectionView } from './dayCorrection'
import type { DatesView } from './dates'
import type { DecisionView } from './decision'
import type { DeliveriesView } from './deliveries'
import type { DossierView } from './dossier'
import type { DossiersView } from './dossiers'
import type { AnsweredView, QuestionView, SummaryView } from './dialogViews'
import type { StartView } from './draft'
import type { DuplicatesView } from './duplicates'
import type { FactView, NoticeView, SessionNoticeView } from './facts'
import type { DwellingFormView, DwellingView } from './dwelling'
import type { DwellingsView } from './dwellings'
import type { FormView } from './form'
import type { HomesView } from './homes'
import type { HelpView, InviteView, JoinView } from './join'
import type { WithdrawalView } from './withdrawal'
import type { PeopleView, PersonView } from './people'
import type { IndicatorsView } from './indicators'
import type { LabelsView } from './labels'
import type { PaperView } from './links'
import type { ChooseProviderView, MandateView } from './mandate'
import type { MattersView } from './matters'
import type { MeasureView } from './measure'
import type { MinutesView } from './minutes'
import type { NeedView } from './need'
import type { ExitView } from './exit'
import type { LeaseView } from './lease'
import type { OfferView } from './offer'
import type { MismatchesView } from './mismatches'
import type { RequestView } from './requestNumber'
import type { TermsView } from './terms'
import type { PasseportView } from './passeportForm'
import type { SeriesView } from './series'
import type { NeedsView } from './needs'
import type { PreferencesView, StandInView } from './preferences'
import type { ProxyView } from './proxy'
import type { ReactivationView } from './reactivation'
import type { ReportView, ReportsView } from './reports'
import type { RoundView } from './round'
import type { SessionView } from './session'
import type { SessionMoveView } from './sessionMove'
import type { SheetView } from './sheet'
import type { SiaoView } from './siao'
import type { ReferredView } from './submission'
import type { TaskView } from './task'
import type { SupportView } from './support'
import type { Press } from './verb'
import type { UploadView } from './upload'
import type { VacanciesView } from './vacancies'
import type { VoteView } from './voteView'
import type { WantedView } from './wanted'
import type { WindowView } from './window'

export interface Views {
  notice: NoticeView
  help: HelpView
  join: JoinView
  invite: InviteView
  people: PeopleView
  person: PersonView
  withdrawal: WithdrawalView
  dossier: DossierView
  dossiers: DossiersView
  deliveries: DeliveriesView
  siao: SiaoView
  labels: LabelsView
  session: SessionView
  'session-notice': SessionNoticeView
  'session-move': SessionMoveView
  calendar: CalendarView
  dates: DatesView
  agenda: AgendaView
  convocation: ConvocationView
  sheet: SheetView
  consult: ConsultView
  vote: VoteView
  proxy: ProxyView
  attendance: AttendanceView
  round: RoundView
  decision: DecisionView
  minutes: MinutesView
  need: NeedView
  task: TaskView
  'referral-start': StartView
  question: QuestionView
  answered: AnsweredView
  'referral-summary': SummaryView
  'referral-form': FormView
  referred: ReferredView
  duplicates: DuplicatesView
  mandate: MandateView
  'choose-provider': ChooseProviderView
  measure: MeasureView
  'day-correction': DayCorrectionView
  window: WindowView
  candidature: CandidaturesView
  allocation: AllocationView
  offer: OfferView
  lease: LeaseView
  terms: TermsView
  request: RequestView
  mismatches: MismatchesView
  exit: ExitView
  paper: PaperView
  passeport: PasseportView
  series: SeriesView
  support: SupportView
  matters: MattersView
  dwelling: DwellingView
  dwellings: DwellingsView
  homes: HomesView
  vacancies: VacanciesView
  upload: UploadView
  'dwelling-form': DwellingFormView
  preferences: PreferencesView
  'stand-in': StandInView
  indicators: IndicatorsView
  reactivation: ReactivationView
  needs: NeedsView
  wanted: WantedView
  report: ReportView
  reports: ReportsView
}
export type CardName = keyof Views
export type { FactView }

/** A card to show: its values, the document that it shows and at which version, and how to show it again. */
export type View = {
  [N in CardName]: {
    readonly card: N
    readonly data: Views[N]
    /** `dossiers/<id>`, `rounds/<id>`… and its version; absent for cards that never go out of date. */
    readonly about?: { readonly subject: string; readonly v: number }
    /** It waits for this person's input. */
    readonly open: boolean
    readonly again?: Press
  }
}[CardName]

/** Builds a view about a stored document. */
export const viewOf = <N extends CardName>(
  card: N,
  data: Views[N],
  about: { collection: string; doc: { id: string; v: number } } | undefined,
  open: boolean,
  again?: Press,
): View =>
  ({
    card,
    data,
    ...(about && { about: { subject: `${about.collection}/${about.doc.id}`, v: about.doc.v } }),
    open,
    ...(again && { again }),
  }) as View
