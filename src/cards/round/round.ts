import type { RoundView, VoiceView } from '../../actions/round'
import type { Language } from '../../domain/people'
import type { Choice } from '../../domain/round'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
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

const voiceLine = (
  { organisation, choice, by, on, reason }: VoiceView,
  { vote }: Text,
  language: Language,
) => ({
  organisation,
  choice: choice ? vote.choice[choice] : vote.notYet,
  color: choice ? colors[choice] : 'Default',
  subtle: !choice,
  by: by && on ? ` · ${vote.by(by, formatDay(on, language))}` : '',
  reason: reason ? ` — ${reason}` : '',
})

const buttons = ({ step, cast, asked, decided }: RoundView, { vote, session, common }: Text) => {
  const all = cast === asked
  const when = (condition: boolean, title: string) => (condition ? [{ title }] : [])
  return {
    close: when((step === 'open' && all) || step === 'confirm', all ? vote.close : vote.closeAnyway),
    ask: when(step === 'open' && !all, vote.close),
    decide: [
      ...when(step === 'decide', vote.decide),
      ...when(step === 'done' && Boolean(decided), vote.seeDecision),
    ],
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
    const { step, cast, asked, outcome, decided } = view
    return {
      title: vote.round[step],
      kicker: view.code,
      tone: tones[step],
      values: {
        dossier: view.dossier,
        round: view.round,
        session: view.session,
        line: [profileLine(view.profile, text), vote.number(view.number)].filter(Boolean).join(' · '),
        warning: step === 'confirm' && cast < asked ? vote.missingVoices(asked - cast) : '',
        result: decided ? vote.decided[decided] : outcome ? vote.outcome[outcome] : '',
        ...tallyValues(view.tally, text),
        progress: vote.participation(cast, asked),
        voices: view.voices.map(voice => voiceLine(voice, text, language)),
        ...buttons(view, text),
      },
    }
  },
})
