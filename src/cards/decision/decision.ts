import type { DecisionView } from '../../actions/decision'
import { decisionOutcomes, funders, homeSizes } from '../../domain/dossier'
import { territories } from '../../domain/people'
import type { Language } from '../../domain/people'
import type { Ranked } from '../../domain/providerChoice'
import { limits } from '../../domain/referral'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { type Tone, cardKind } from '../card'
import type { Row } from '../profile'
import { toldRow } from '../told'
import { tallyValues } from '../vote/tally'
import sample from './decision.sample.json'
import template from './decision.template.json'

const tones: Readonly<Record<DecisionView['step'], Tone>> = {
  choose: 'accent',
  integrate: 'accent',
  refuse: 'accent',
  adjourn: 'accent',
  recorded: 'emphasis',
}

const recordedRows = ({ recorded }: DecisionView, text: Text, language: Language): readonly Row[] => {
  if (!recorded) return []
  const { decision, words, minutes } = text
  const { outcome, on, provider, months, funding, need, to, conditions, objectives, reason } = recorded
  const departs = recorded.departs.filter(departure => departure !== 'against')
  const rows: readonly (Row | undefined)[] = [
    { label: decision.decidedOn, value: formatDay(on, language) },
    provider ? { label: decision.asked, value: provider } : undefined,
    months
      ? { label: decision.measure, value: decision.duration(months, funding ? words.funder[funding] : '') }
      : undefined,
    need ? { label: decision.need, value: `${need.size} · ${words.territory[need.territory]}` } : undefined,
    to ? { label: decision.adjournedTo, value: formatDay(to, language) } : undefined,
    departs.length > 0
      ? { label: decision.departsTitle, value: departs.map(each => minutes.departs[each]).join(', ') }
      : undefined,
    conditions ? { label: decision.conditionsShort, value: conditions } : undefined,
    objectives ? { label: decision.objectivesShort, value: objectives } : undefined,
    reason ? { label: decision.reasonShort[outcome], value: reason } : undefined,
    recorded.told ? toldRow(recorded.told, text, language) : undefined,
  ]
  return rows.filter(row => row !== undefined)
}

/** A provider as a line of the choice: its rank, why it stands there, what it carries. */
export const providerChoices = (providers: readonly Ranked[], { decision }: Text) =>
  providers.map(({ organisation, name, reasons, load }, index) => ({
    value: organisation,
    title: decision.rank(index + 1, name, [
      ...reasons.map(reason => decision.rankReason[reason]),
      decision.load(load),
    ]),
  }))

const warnings = ({ step, needs, providers }: DecisionView, { decision }: Text): readonly string[] => [
  ...(step === 'integrate' && providers.length === 0 ? [decision.noProvider] : []),
  ...needs.map(need => decision.reasonNeeded[need]).filter(Boolean),
]

/** What the vote and the places say; no more once the decision is recorded. */
const situation = (view: DecisionView, text: Text) => {
  const { step, capacity, vote, tally } = view
  const { used, capacity: places, year } = capacity
  const choosing = step === 'choose'
  const shown = choosing || step === 'integrate'
  return {
    vote: step === 'recorded' ? '' : text.vote.outcome[vote],
    ...tallyValues(choosing ? tally : undefined, text),
    capacity: shown ? text.decision.capacity(used, places, year) : '',
    capacityColor: used >= places ? 'Attention' : 'Default',
  }
}

const buttons = ({ step, providers }: DecisionView, { decision, session, common }: Text) => {
  const form = step === 'integrate' || step === 'refuse' || step === 'adjourn' ? step : undefined
  const recordable = form && (form !== 'integrate' || providers.length > 0)
  return {
    ask: step === 'choose' ? decisionOutcomes.map(outcome => ({ outcome, title: decision[outcome] })) : [],
    record: recordable ? [{ outcome: form, title: decision.record[form] }] : [],
    back: form ? [{ title: common.back }] : [],
    agenda: form ? [] : [{ title: session.agenda }],
  }
}

/** What the form offers to choose from, and what it starts with. */
const choices = (view: DecisionView, { decision, words }: Text, language: Language) => {
  const { step, sessions, tellers, need } = view
  const form = step === 'integrate' || step === 'refuse' || step === 'adjourn'
  return {
    funders: funders.map(value => ({ value, title: words.funder[value] })),
    size: need.size,
    sizes: homeSizes.map(value => ({ value, title: value })),
    territory: need.territory,
    territories: territories.map(value => ({ value, title: words.territory[value] })),
    adjourns: step === 'adjourn',
    sessions: [
      { value: 'none', title: decision.anySession },
      ...sessions.map(({ session, on, time }) => ({
        value: session,
        title: decision.sessionLine(formatDay(on, language, 'long'), time),
      })),
    ],
    tells: form && tellers.length > 0 && (step !== 'integrate' || view.providers.length > 0),
    teller: tellers[0]?.id ?? '',
    tellers: tellers.map(({ id, name }) => ({ value: id, title: name })),
  }
}

const formTexts = ({ step }: DecisionView, { decision, common }: Text) => ({
  on: decision.on,
  dateError: common.dateError,
  provider: decision.provider,
  required: common.required,
  months: decision.months,
  monthsError: decision.monthsError,
  funding: decision.funding,
  size: decision.size,
  territory: decision.territory,
  to: decision.to,
  teller: decision.teller,
  conditions: decision.conditions,
  objectives: decision.objectives,
  reason: step === 'refuse' || step === 'adjourn' ? decision.reason[step] : decision.reason.integrate,
  withoutNames: decision.withoutNames,
  tooLong: common.tooLong(limits.text),
})

/** The commission's decision: first which one, then its form, then what was recorded. */
export const decision = cardKind('decision', {
  template,
  samples: sample as unknown as DecisionView[],
  data: (view, text, language) => {
    const { decision: texts } = text
    const { step, recorded, providers } = view
    const form = step !== 'choose' && step !== 'recorded'
    const integrates = step === 'integrate' && providers.length > 0
    return {
      title: step === 'recorded' && !recorded ? text.vote.round.done : texts.title[step],
      kicker: view.code,
      tone: recorded ? 'good' : tones[step],
      values: {
        dossier: view.dossier,
        round: view.round,
        session: view.session,
        outcome: step === 'recorded' ? (recorded ? texts.outcome[recorded.outcome] : texts.none) : '',
        against: recorded?.against ? texts.against : '',
        rows: recordedRows(view, text, language),
        ...situation(view, text),
        warnings: warnings(view, text),
        form: form && (step !== 'integrate' || integrates),
        integrates,
        today: view.today,
        openedOn: view.openedOn,
        first: providers[0]?.organisation ?? '',
        providers: providerChoices(providers, text),
        ...choices(view, text, language),
        otherProvider: providers.length > 1 ? texts.otherProvider : '',
        texts: formTexts(view, text),
        ...buttons(view, text),
      },
    }
  },
})
