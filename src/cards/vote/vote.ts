import type { VoteView } from '../../actions/vote'
import type { Language } from '../../domain/people'
import { limits } from '../../domain/referral'
import { choices } from '../../domain/round'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { type Tone, cardKind } from '../card'
import { profileLine, profileRows } from '../profile'
import { sheetRows, sheetTexts } from '../sheet/rows'
import { tallyValues } from './tally'
import sample from './vote.sample.json'
import template from './vote.template.json'

const tones: Readonly<Record<VoteView['step'], Tone>> = {
  ask: 'accent',
  reason: 'accent',
  voted: 'good',
  closed: 'emphasis',
  watch: 'emphasis',
}

/** What the commission reads of the dossier, or one line of it once the person has voted. */
const dossierValues = ({ sheet, profile }: VoteView, text: Text, language: Language) => {
  const { vote } = text
  if (!sheet) return { session: '', line: profileLine(profile, text), hasRows: false, rows: [], texts: [] }
  const { session } = sheet
  return {
    session: session ? vote.session(formatDay(session.on, language, 'long'), session.time) : '',
    line: '',
    hasRows: true,
    rows: [...profileRows(profile, text), ...sheetRows(sheet, text, language)],
    texts: sheetTexts(sheet, text),
  }
}

const note = ({ step, cast, asked, tally }: VoteView, { vote }: Text): string => {
  if (step === 'reason') return ''
  const progress = vote.participation(cast, asked)
  if (step === 'watch') return `${vote.noVoice} ${progress}`
  return tally || step === 'voted'
    ? progress
    : `${progress} ${progress.endsWith('.') ? '' : '· '}${vote.hidden}`
}

const result = ({ step, decided, offAgenda }: VoteView, { vote }: Text): string => {
  if (step !== 'closed') return ''
  if (decided) return vote.decided[decided]
  return offAgenda ? vote.offAgenda : vote.waiting
}

const buttons = ({ step, chosen, voice }: VoteView, { vote, words, common }: Text) => {
  const asks = chosen === 'unfavourable' || chosen === 'adjourn' ? chosen : undefined
  return {
    choices: step === 'ask' ? choices.map(choice => ({ choice, title: words.choice[choice] })) : [],
    confirm: step === 'reason' && asks ? [{ choice: asks, title: vote.confirm[asks] }] : [],
    change: step === 'voted' ? [{ title: vote.change }] : step === 'reason' ? [{ title: common.back }] : [],
    back: step === 'ask' && voice ? [{ title: common.back }] : [],
    reasonLabel: asks ? vote.reason[asks] : '',
  }
}

const voiceValues = ({ step, voice }: VoteView, { vote }: Text, language: Language) => ({
  voice: voice && step !== 'ask' ? vote.voice(vote.choice[voice.choice]) : '',
  voiceBy: voice ? vote.by(voice.by, formatDay(voice.on, language)) : '',
  voiceColor: step === 'voted' && voice?.choice === 'favourable' ? 'Good' : 'Default',
})

/** A member's vote: the dossier without identity, five equal choices, then one's own voice and what all add up to. */
export const vote = cardKind('vote', {
  template,
  samples: sample as unknown as VoteView[],
  refreshes: true,
  data: (view, text, language) => {
    const { vote: texts, common } = text
    const { step, organisation = '', voice } = view
    return {
      title: texts.title[step],
      kicker: texts.kicker(view.code, organisation),
      tone: tones[step],
      values: {
        dossier: view.dossier,
        round: view.round,
        step,
        ...dossierValues(view, text, language),
        question:
          step === 'ask'
            ? voice
              ? texts.changing(texts.choice[voice.choice])
              : texts.question(organisation)
            : '',
        result: result(view, text),
        ...voiceValues(view, text, language),
        ...tallyValues(view.tally, text),
        note: note(view, text),
        ...buttons(view, text),
        reasonHint: texts.reasonHint,
        tooLong: common.tooLong(limits.voice),
      },
    }
  },
})
