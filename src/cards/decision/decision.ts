import type { DecisionView } from '../../actions/decision'
import { decisionTexts } from '../../domain/decision'
import { decisionOutcomes, funders, homeSizes } from '../../domain/dossier'
import { territories } from '../../domain/people'
import type { Language } from '../../domain/people'
import type { Ranked } from '../../domain/providerChoice'
import { limits } from '../../domain/referral'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { type Button, button } from '../button'
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
  confirm: 'warning',
  recorded: 'emphasis',
}

type Decided = NonNullable<DecisionView['recorded'] | DecisionView['confirm']>

/** What was decided, or is about to be, apart from what was written. */
const decidedRows = (decided: Decided, text: Text, language: Language): readonly Row[] => {
  const { decision, words, minutes } = text
  const { on, provider, months, funding, need, to } = decided
  const departs = decided.departs.filter(departure => departure !== 'against')
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
  ]
  return rows.filter(row => row !== undefined)
}

const recordedRows = ({ recorded }: DecisionView, text: Text, language: Language): readonly Row[] => {
  if (!recorded) return []
  const { decision } = text
  const { outcome, conditions, objectives, reason } = recorded
  const rows: readonly (Row | undefined)[] = [
    ...decidedRows(recorded, text, language),
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
    vote: step === 'recorded' || step === 'confirm' ? '' : text.vote.outcome[vote],
    ...tallyValues(choosing ? tally : undefined, text),
    capacity: shown ? text.decision.capacity(used, places, year) : '',
    capacityColor: used >= places ? 'Attention' : 'Default',
  }
}

/** What follows from the decision, a line each: who is told at once, and what the dossier waits for then. */
const consequences = (view: DecisionView, text: Text, language: Language): readonly string[] => {
  if (!view.confirm) return []
  const { follows, capacity } = text.decision
  const { outcome, provider, told, teller, to, places } = view.confirm
  const circles = told.filter(circle => circle !== 'every-landlord').map(circle => follows.circles[circle])
  return [
    outcome === 'integrate' && provider ? follows.mandate(provider) : '',
    circles.length > 0 ? follows.told(circles) : '',
    told.includes('every-landlord') ? follows.landlords : '',
    outcome === 'adjourn' ? (to ? follows.adjournedTo(formatDay(to, language)) : follows.waits) : '',
    outcome === 'refuse' ? follows.refused : '',
    follows.teller(teller.name, formatDay(teller.by, language)),
    outcome === 'integrate' ? capacity(places.used, places.capacity, places.year) : '',
  ].filter(Boolean)
}

const recordButtons = (
  { step, providers, dossier, round, confirm }: DecisionView,
  { decision }: Text,
): readonly Button[] => {
  if (confirm)
    return [
      button(
        decision.record[confirm.outcome],
        'decision.record',
        { ...confirm.given, confirm: 'yes' },
        'positive',
      ),
      button(decision.edit, 'decision.record', { ...confirm.given, confirm: 'edit' }),
    ]
  const form = formOf(step)
  return form && (form !== 'integrate' || providers.length > 0)
    ? [button(decision.check, 'decision.record', { dossier, round, outcome: form }, 'positive')]
    : []
}

const formOf = (step: DecisionView['step']) =>
  step === 'integrate' || step === 'refuse' || step === 'adjourn' ? step : undefined

const buttons = (view: DecisionView, text: Text) => {
  const { decision, session, common } = text
  const { step } = view
  const form = formOf(step)
  return {
    ask: step === 'choose' ? decisionOutcomes.map(outcome => ({ outcome, title: decision[outcome] })) : [],
    record: recordButtons(view, text),
    back: form ? [{ title: common.back }] : [],
    agenda: form || view.confirm ? [] : [{ title: session.agenda }],
  }
}

/** What was written, to be read again before it is recorded: the inputs of the form that are not empty. */
const written = ({ confirm }: DecisionView, { decision, common }: Text) =>
  decisionTexts.flatMap(id => {
    const value = confirm?.texts[id]
    if (!confirm || value === undefined) return []
    const label = id === 'reason' ? decision.reasonShort[confirm.outcome] : decision[`${id}Short`]
    return [{ id, label, value, tooLong: common.tooLong(limits.text) }]
  })

/** What the form offers to choose from, and what it starts with. */
const choices = (view: DecisionView, { decision, words }: Text, language: Language) => {
  const { step, sessions, tellers, need, filled, providers } = view
  const form = formOf(step) !== undefined
  return {
    on: filled?.on ?? view.today,
    first: filled?.provider ?? providers[0]?.organisation ?? '',
    months: filled?.months ?? 12,
    funding: filled?.funding ?? 'fnavdl',
    to: filled?.to ?? 'none',
    conditions: filled?.conditions ?? '',
    objectives: filled?.objectives ?? '',
    reason: filled?.reason ?? '',
    funders: funders.map(value => ({ value, title: words.funder[value] })),
    size: filled?.size ?? need.size,
    sizes: homeSizes.map(value => ({ value, title: value })),
    territory: filled?.territory ?? need.territory,
    territories: territories.map(value => ({ value, title: words.territory[value] })),
    adjourns: step === 'adjourn',
    sessions: [
      { value: 'none', title: decision.anySession },
      ...sessions.map(({ session, on, time }) => ({
        value: session,
        title: decision.sessionLine(formatDay(on, language, 'long'), time),
      })),
    ],
    tells: form && tellers.length > 0 && (step !== 'integrate' || providers.length > 0),
    teller: filled?.teller ?? tellers[0]?.id ?? '',
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
    const { step, recorded, confirm, providers } = view
    const form = formOf(step) !== undefined
    const integrates = step === 'integrate' && providers.length > 0
    return {
      title: step === 'recorded' && !recorded ? text.vote.round.done : texts.title[step],
      kicker: view.code,
      tone: recorded ? 'good' : tones[step],
      values: {
        dossier: view.dossier,
        round: view.round,
        session: view.session,
        outcome: confirm
          ? texts.title[confirm.outcome]
          : step === 'recorded'
            ? recorded
              ? texts.outcome[recorded.outcome]
              : texts.none
            : '',
        against: (recorded ?? confirm)?.against ? texts.against : '',
        rows: confirm ? decidedRows(confirm, text, language) : recordedRows(view, text, language),
        consequences: consequences(view, text, language),
        written: written(view, text),
        follows: texts.follows.title,
        ...situation(view, text),
        warnings: warnings(view, text),
        form: form && (step !== 'integrate' || integrates),
        integrates,
        today: view.today,
        openedOn: view.openedOn,
        providers: providerChoices(providers, text),
        ...choices(view, text, language),
        otherProvider: providers.length > 1 ? texts.otherProvider : '',
        texts: formTexts(view, text),
        ...buttons(view, text),
      },
    }
  },
})
