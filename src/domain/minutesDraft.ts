/** The draft of a session's minutes, made by itself from what is stored. */
import type { Day } from './calendar'
import type { DecisionText } from './decision'
import { deliberate, quorumInVoices } from './deliberation'
import type { Decision, Dossier, DossierId } from './dossier'
import type {
  Minutes,
  MinutesAction,
  MinutesAttendance,
  MinutesDecision,
  MinutesDossier,
  MinutesRemark,
  MinutesVoice,
  MinutesVote,
  TextRef,
} from './minutes'
import type { Organisation, OrganisationId, Person, PersonId } from './people'
import type { Remark } from './remark'
import { type Round, inVoices } from './round'
import type { CommissionRules } from './rules'
import type { Session } from './session'
import { presentIn } from './attendance'
import type { Task } from './task'
import { weigh } from './weights'

/** A dossier of the session, with its last round there and the texts that belong to it. */
export interface Heard {
  readonly dossier: Dossier & { readonly id: DossierId }
  readonly round?: Round & { readonly id: string }
  readonly notes: Readonly<Partial<Record<DecisionText, string>>>
  /** Reasons given with the voices, by organisation. */
  readonly reasons: ReadonlyMap<OrganisationId, string>
}

export interface ToDo {
  readonly task: Task
  /** Absent once it was erased. */
  readonly text?: string
  readonly code?: string
}

/** A remark with its texts; `of`: day of the earlier session whose signed minutes it is about. */
export interface MinutesRemarkSource {
  readonly remark: Remark & { readonly id: string }
  readonly text: string
  readonly answer?: string
  readonly of?: Day
}

export interface MinutesSource {
  readonly session: Session & { readonly id: string }
  readonly organisations: readonly (Organisation & { readonly id: OrganisationId })[]
  readonly people: readonly Pick<Person, 'id' | 'name' | 'posts'>[]
  readonly rules: Pick<CommissionRules, 'colleges'>
  readonly heard: readonly Heard[]
  readonly reviewed: readonly ToDo[]
  readonly actions: readonly ToDo[]
  readonly remarks: readonly MinutesRemarkSource[]
  /** Days of the sessions to which dossiers are adjourned. */
  readonly days: ReadonlyMap<string, Day>
}

export interface DraftText {
  readonly text: string
  readonly dossier?: DossierId
}

export interface MinutesDraft {
  readonly minutes: Minutes
  readonly texts: Readonly<Record<TextRef, DraftText>>
  /** Codes of the dossiers whose round is open: minutes are not signed before they are closed. */
  readonly open: readonly string[]
  /** Dossiers on the agenda that nobody decided: they wait for another session once the minutes are signed. */
  readonly undecided: readonly DossierId[]
}

interface Names {
  readonly organisation: (id: OrganisationId) => string
  readonly person: (id: PersonId) => string
}

/** Keeps the texts that the minutes mention, each under its place. */
const keeper = () => {
  const texts: Record<TextRef, DraftText> = {}
  return {
    texts,
    keep: (ref: TextRef, text: string | undefined, dossier?: DossierId): TextRef | undefined => {
      if (!text) return undefined
      texts[ref] = { text, ...(dossier !== undefined && { dossier }) }
      return ref
    },
  }
}
type Keep = ReturnType<typeof keeper>['keep']

const voicesOf = (
  round: Round,
  reasons: Heard['reasons'],
  place: string,
  { organisation: nameOf }: Names,
  keep: Keep,
): readonly MinutesVoice[] =>
  Object.keys(round.voters).map((id, index): MinutesVoice => {
    const voice = round.voices[id]
    const organisation = round.names[id] ?? nameOf(id)
    if (!voice) return { organisation, choice: 'missing' }
    const reason = keep(`${place}-voice-${index + 1}`, reasons.get(id), round.dossier)
    return {
      organisation,
      choice: voice.choice,
      ...(voice.under && { under: round.names[voice.under] ?? nameOf(voice.under) }),
      ...(reason && { reason }),
    }
  })

const voteOf = (
  { round, reasons }: Heard & { readonly round: Round },
  session: Session,
  place: string,
  names: Names,
  keep: Keep,
): MinutesVote => {
  const room = round.closed ?? { present: presentIn(session), ...(session.chair && { chair: session.chair }) }
  const { tally, quorum, outcome, tie } = deliberate(round, room)
  return {
    discussed: round.discuss,
    voices: voicesOf(round, reasons, place, names, keep),
    tally: inVoices(tally, round),
    quorum: quorumInVoices(quorum, round),
    outcome,
    ...(tie?.by && { castingVote: round.names[tie.by] ?? names.organisation(tie.by) }),
    ...(tie && !tie.by && { tied: true }),
  }
}

/** The decision of a round: kept with it, or the dossier's when that is of the same round. */
const decisionOf = ({ dossier, round }: Heard): Decision | undefined =>
  round?.decision ?? (dossier.decision?.round === round?.id ? dossier.decision : undefined)

const decidedOf = (
  heard: Heard,
  place: string,
  { days }: Pick<MinutesSource, 'days'>,
  names: Names,
  keep: Keep,
): MinutesDecision | undefined => {
  const outcome = heard.round?.decided
  if (!outcome) return undefined
  const { on, departs = [], provider, months, funding, need, session } = decisionOf(heard) ?? {}
  const to = session && days.get(session)
  const text = (name: DecisionText) => {
    const ref = keep(`${place}-${name}`, heard.notes[name], heard.dossier.id)
    return ref && { [name]: ref }
  }
  return {
    outcome,
    ...(on && { on }),
    departs,
    ...(provider && { provider: names.organisation(provider) }),
    ...(months !== undefined && { months }),
    ...(funding && { funding }),
    ...(need && { need }),
    ...(to && { to }),
    ...text('conditions'),
    ...text('objectives'),
    ...text('reason'),
  }
}

const dossierOf = (
  heard: Heard,
  index: number,
  source: MinutesSource,
  names: Names,
  keep: Keep,
): MinutesDossier => {
  const { dossier, round } = heard
  const place = `dossier-${index + 1}`
  const decision = decidedOf(heard, place, source, names, keep)
  return {
    dossier: dossier.id,
    code: dossier.code,
    profile: round?.profile ?? dossier.profile,
    late: source.session.late.includes(dossier.id),
    ...(round && { vote: voteOf({ ...heard, round }, source.session, place, names, keep) }),
    ...(decision && { decision }),
  }
}

/** The voices of the day: those with which the rounds opened, today's for a session without any. */
const weightsOf = ({ heard, organisations, rules }: MinutesSource) =>
  heard.find(({ round }) => round !== undefined)?.round ?? weigh(organisations, rules.colleges)

const attendanceOf = (source: MinutesSource, names: Names): readonly MinutesAttendance[] => {
  const { session, people } = source
  const { voters, scale } = weightsOf(source)
  const all = [...new Set([...Object.keys(voters), ...Object.keys(session.attendance)])]
  return all.map((id): MinutesAttendance => {
    const came = session.attendance[id]
    const holder = session.proxies[id]
    const who = people.find(person => person.id === came?.person)
    const deputy = who?.posts.some(post => post.organisation === id && post.deputy)
    return {
      organisation: names.organisation(id),
      voice: (voters[id] ?? 0) / scale,
      ...(came && { presence: came.presence }),
      ...(who && { person: who.name }),
      ...(deputy && { deputy }),
      ...(holder && { proxy: names.organisation(holder) }),
      ...(holder && session.onPaper?.includes(id) && { onPaper: true }),
    }
  })
}

const actionOf = ({ task, text, code }: ToDo, place: string, names: Names, keep: Keep): MinutesAction => ({
  what: keep(place, text, task.dossier) ?? place,
  owner: names.person(task.owner),
  due: task.due,
  state: task.state,
  ...(task.closed && { closedOn: task.closed.on }),
  ...(code && { code }),
})

const remarkOf = (
  { remark, text, answer, of }: MinutesRemarkSource,
  place: string,
  names: Names,
  keep: Keep,
): MinutesRemark => {
  const answered = keep(`${place}-answer`, answer)
  return {
    remark: remark.id,
    organisation: names.organisation(remark.organisation),
    person: names.person(remark.by),
    on: remark.on,
    text: keep(place, text) ?? place,
    outcome: remark.state,
    ...(answered && { answer: answered }),
    ...(of && { of }),
  }
}

/** Everything that the session leaves on paper, with the texts by their place. */
export const draftMinutes = (source: MinutesSource): MinutesDraft => {
  const { session, heard, reviewed, actions, remarks } = source
  const organisations = new Map(source.organisations.map(({ id, name }) => [id, name]))
  const people = new Map(source.people.map(({ id, name }) => [id, name]))
  const names: Names = {
    organisation: id => organisations.get(id) ?? id,
    person: id => people.get(id) ?? '',
  }
  const { texts, keep } = keeper()
  const minutes: Minutes = {
    session: session.id,
    on: session.on,
    time: session.time,
    place: session.place,
    mode: session.mode,
    second: session.second !== undefined,
    ...(session.state === 'cancelled' && { cancelled: true }),
    ...(session.convened && { convened: session.convened }),
    ...(session.chair && { chair: names.organisation(session.chair) }),
    attendance: attendanceOf(source, names),
    dossiers: heard.map((each, index) => dossierOf(each, index, source, names, keep)),
    reviewed: reviewed.map((each, index) => actionOf(each, `reviewed-${index + 1}`, names, keep)),
    actions: actions.map((each, index) => actionOf(each, `action-${index + 1}`, names, keep)),
    ...(remarks.length > 0 && {
      remarks: remarks.map((each, index) => remarkOf(each, `remark-${index + 1}`, names, keep)),
    }),
  }
  return {
    minutes,
    texts,
    open: heard.filter(({ round }) => round?.state === 'open').map(({ dossier }) => dossier.code),
    undecided: heard
      .filter(
        ({ dossier, round }) =>
          dossier.session === session.id && dossier.stage === 'agenda' && !round?.decided,
      )
      .map(({ dossier }) => dossier.id),
  }
}

/** The draft as members read it: a vote that is still open is hidden, as on their cards, so that nobody is swayed. */
export const withoutOpenVotes = (draft: MinutesDraft): MinutesDraft => {
  const { minutes, open } = draft
  const dossiers = minutes.dossiers.map(({ vote, ...each }): MinutesDossier => ({
    ...each,
    ...(vote && !open.includes(each.code) && { vote }),
  }))
  return { ...draft, minutes: { ...minutes, dossiers } }
}
