import type { RoundView, VoiceView } from '../../actions/round'
import type { Language } from '../../domain/people'
import type { Choice } from '../../domain/round'
import type { Text } from '../../text'
import { formatDay, lowerFirst } from '../../text/format'
import { quorumLine } from '../../text/minutes'
import { type Tone, cardKind } from '../card'
import { profileLine } from '../profile'
import { tallyValues } from '../vote/tally'
import sample from './round.sample.json'
import template from './round.template.json'

const tones: Readonly<Record<RoundView['step'], Tone>> = {
  open: 'emphasis',
  confirm: 'warning',
  decide: 'accent',
  done: 'emphasis',
}

const colors: Readonly<Record<Choice, string>> = {
  favourable: 'Good',
  unfavourable: 'Attention',
  adjourn: 'Warning',
  abstain: 'Default',
  recuse: 'Default',
}

const notYet = (part: VoiceView['part'], { vote }: Text): string =>
  part === 'present' || part === 'represented' ? vote.notYet[part] : vote.notYet.absent

/** Who acted, for whom, when. */
const actor = (
  { by, deputy, left, under, on, choice }: VoiceView,
  { vote }: Text,
  language: Language,
): string => {
  if (choice && by && on) {
    const person = left ? vote.left(by) : deputy ? vote.deputy(by) : by
    return ` · ${vote.by(person, formatDay(on, language), under)}`
  }
  return under ? ` · ${vote.heldBy(under)}` : ''
}

const voiceLine = (voice: VoiceView, text: Text, language: Language) => {
  const { organisation, choice, part, reason } = voice
  return {
    organisation,
    choice: choice ? text.vote.choice[choice] : notYet(part, text),
    color: choice ? colors[choice] : 'Default',
    subtle: !choice,
    by: actor(voice, text, language),
    reason: reason ? ` — ${reason}` : '',
  }
}

/** What the rules make of the vote, a line each. */
const rulesLines = (view: RoundView, text: Text): readonly string[] => {
  const { vote, minutes } = text
  const { outcome, tie, decided, step } = view
  const open = step === 'open' || step === 'confirm'
  return [
    quorumLine(view, text),
    ...(tie ? [tie.by ? minutes.casting(tie.by) : vote.tie] : []),
    ...(open ? [vote.asOfNow(lowerFirst(vote.outcome[outcome]))] : decided ? [vote.outcome[outcome]] : []),
  ]
}

/** What closing now would leave out. */
const warning = (
  { step, cast, asked, unattended, until, voices }: RoundView,
  { vote }: Text,
  language: Language,
): string => {
  if (step !== 'confirm' || cast >= asked) return ''
  const missing = voices.filter(({ choice }) => choice === undefined).map(({ organisation }) => organisation)
  return [
    until ? vote.stillOpen(formatDay(until.on, language), until.time, missing) : '',
    vote.missingVoices(asked - cast),
    unattended ? vote.unattended : '',
  ]
    .filter(Boolean)
    .join(' ')
}

const buttons = (
  { step, cast, asked, decided, discuss, outcome }: RoundView,
  { vote, session, common }: Text,
) => {
  const all = cast === asked
  // A discussion was asked for: not before the session.
  const closes = discuss !== 'waits'
  const when = (condition: boolean, title: string) => (condition ? [{ title }] : [])
  return {
    close: when(
      closes && ((step === 'open' && all) || step === 'confirm'),
      all ? vote.close : vote.closeAnyway,
    ),
    ask: when(closes && step === 'open' && !all, vote.close),
    decide: [
      ...when(step === 'decide', vote.decide),
      ...when(step === 'done' && Boolean(decided), vote.seeDecision),
    ],
    second: when(step === 'decide' && outcome === 'no-quorum', vote.conveneAgain),
    remove: when(step === 'open', session.remove),
    back: when(step === 'confirm', common.back),
    agenda: when(step !== 'confirm', session.agenda),
  }
}

/** A round for the secretariat: the count, each organisation's voice, and what comes next. */
export const round = cardKind('round', {
  template,
  samples: sample as unknown as RoundView[],
  refreshes: true,
  data: (view, text, language) => {
    const { vote } = text
    const { step, cast, asked, outcome, decided, discuss, second, mode } = view
    const closed = step === 'decide' || step === 'done'
    return {
      title: vote.round[step],
      kicker: view.code,
      tone: tones[step],
      values: {
        dossier: view.dossier,
        round: view.round,
        session: view.session,
        line: [
          profileLine(view.profile, text),
          vote.number(view.number),
          second ? vote.second : '',
          mode === 'written' ? vote.inWriting : '',
        ]
          .filter(Boolean)
          .join(' · '),
        warning: warning(view, text, language),
        result: decided ? vote.decided[decided] : closed ? vote.outcome[outcome] : '',
        discuss: discuss === 'waits' ? vote.discussed : discuss === 'asked' ? vote.discussedNow : '',
        rules: rulesLines(view, text).map(line => ({ line })),
        ...tallyValues(view.tally, text),
        progress: vote.participation(cast, asked),
        voices: view.voices.map(voice => voiceLine(voice, text, language)),
        ...buttons(view, text),
      },
    }
  },
})
