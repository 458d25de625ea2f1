import type { VoteView } from '../../actions/voteView'
import type { Language } from '../../domain/people'
import { limits } from '../../domain/referral'
import { choices } from '../../domain/round'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { type Button, button } from '../button'
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
  given: 'emphasis',
  over: 'emphasis',
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

const note = (
  { step, cast, asked, tally, outcome, mode, ended }: VoteView,
  { vote }: Text,
  language: Language,
): string => {
  if (step === 'reason') return ''
  const progress = vote.participation(cast, asked)
  if (step === 'over')
    return ended ? `${vote.ended(formatDay(ended.on, language), ended.time)} ${progress}` : progress
  if (step === 'watch') return `${vote.noVoice} ${progress}`
  if (step === 'closed')
    return outcome && outcome !== 'no-quorum' ? `${vote.outcome[outcome]} ${progress}` : progress
  const hidden =
    tally || step !== 'ask' ? progress : `${progress} ${progress.endsWith('.') ? '' : '· '}${vote.hidden}`
  return mode === 'written' ? `${vote.written} ${hidden}` : hidden
}

const result = ({ step, decided, offAgenda, outcome }: VoteView, { vote }: Text): string => {
  if (step !== 'closed') return ''
  if (decided) return vote.decided[decided]
  if (offAgenda) return vote.offAgenda
  return outcome === 'no-quorum' ? vote.outcome[outcome] : vote.waiting
}

type Ids = Readonly<Record<string, string>>

/** The payload that names the voice, where it is not plain which. */
const whose = ({ mine, others, step }: VoteView): Ids =>
  mine && (others.length > 0 || step === 'given') ? { organisation: mine.organisation } : {}

/** What the card asks of the voice that it is about. */
const asked = (view: VoteView, { vote, words }: Text): readonly Button[] => {
  const { dossier, round, step, chosen, voice, mine } = view
  // A card that lay about while its reader changed organisation votes for nobody else.
  const own: Ids = mine ? { organisation: mine.organisation } : {}
  const cast = (title: string, more: Ids, style?: Button['style']) =>
    button(title, 'vote.cast', { dossier, round, ...own, ...more }, style)
  if (step === 'ask')
    return choices
      .filter(choice => choice !== 'recuse' || mine?.under === undefined)
      .map(choice => cast(words.choice[choice], { choice }))
  if (step === 'reason' && (chosen === 'unfavourable' || chosen === 'adjourn'))
    return [cast(vote.confirm[chosen], { choice: chosen, confirm: 'yes' }, 'positive')]
  return step === 'given' && voice?.choice !== 'recuse' ? [cast(vote.recuse, { choice: 'recuse' })] : []
}

/** The person's other voices, each a button. */
const otherVoices = ({ dossier, step, others }: VoteView, { vote }: Text): readonly Button[] =>
  step === 'reason' || step === 'over' || step === 'closed'
    ? []
    : others.map(({ organisation, name, choice }) =>
        button(vote.castFor(name, choice && vote.choice[choice]), 'vote.show', { dossier, organisation }),
      )

/** What else can be done: change one's mind, go back, ask for a discussion. */
const actions = (view: VoteView, { vote, proxy, common }: Text): readonly Button[] => {
  const { dossier, round, step, voice, discuss } = view
  const shows = { dossier, ...whose(view) }
  const discussion = button(vote.discuss, 'vote.discuss', { dossier, round, ...whose(view) })
  return [
    ...(step === 'voted' ? [button(vote.change, 'vote.show', { ...shows, change: 'yes' })] : []),
    ...(step === 'reason' || (step === 'ask' && voice) ? [button(common.back, 'vote.show', shows)] : []),
    ...(step !== 'reason' && discuss === 'can' ? [discussion] : []),
    ...(step === 'given' ? [button(proxy.title, 'proxy.show', { session: view.session })] : []),
  ]
}

const question = ({ step, voice, mine, others }: VoteView, { vote }: Text): string => {
  if (step !== 'ask' || !mine) return ''
  const asks = vote.question(mine.name, mine.under)
  if (!voice) return asks
  const changing = vote.changing(vote.choice[voice.choice])
  return others.length > 0 ? `${asks} ${changing}` : changing
}

const voiceValues = ({ step, voice, mine }: VoteView, { vote }: Text, language: Language) => ({
  voice: voice && step !== 'ask' ? vote.voice(vote.choice[voice.choice], mine?.under && mine.name) : '',
  voiceBy: voice ? vote.by(voice.by, formatDay(voice.on, language), voice.under) : '',
  voiceColor: step === 'voted' && voice?.choice === 'favourable' ? 'Good' : 'Default',
})

const given = ({ step, mine, voice }: VoteView, { vote }: Text): string => {
  if (step !== 'given' || mine?.given === undefined) return ''
  const said = vote.given(mine.given)
  return voice?.choice === 'recuse' ? said : `${said} ${vote.mayRecuse}`
}

const kicker = ({ code, mine }: VoteView, { vote }: Text): string =>
  vote.kicker(code, mine ? (mine.under ? vote.byProxy(mine.name) : mine.name) : '')

/** A member's vote: the dossier without identity, five equal choices, then one's own voice and what all add up to. */
export const vote = cardKind('vote', {
  template,
  samples: sample as unknown as VoteView[],
  refreshes: true,
  data: (view, text, language) => {
    const { vote: texts, common } = text
    const { step, chosen } = view
    const asks = asked(view, text)
    return {
      title: texts.title[step],
      kicker: kicker(view, text),
      tone: tones[step],
      values: {
        step,
        ...dossierValues(view, text, language),
        question: question(view, text),
        given: given(view, text),
        result: result(view, text),
        ...voiceValues(view, text, language),
        ...tallyValues(view.tally, text),
        note: note(view, text, language),
        discuss: view.discuss === 'asked' && step !== 'closed' && step !== 'reason' ? texts.discussed : '',
        reasonLabel: chosen === 'unfavourable' || chosen === 'adjourn' ? texts.reason[chosen] : '',
        reasonHint: texts.reasonHint,
        tooLong: common.tooLong(limits.voice),
        hasChoices: asks.length > 0,
        choices: asks,
        others: otherVoices(view, text),
        actions: actions(view, text),
      },
    }
  },
})
