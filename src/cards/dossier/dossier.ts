import type { DossierView, Openable } from '../../actions/dossier'
import type { FactView } from '../../actions/facts'
import type { Parts } from '../../actions/household'
import { steps } from '../../actions/steps'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { inRows } from '../button'
import { type Tone, cardKind } from '../card'
import { type Row, profileRows } from '../profile'
import { toldRow } from '../told'
import sample from './dossier.sample.json'
import template from './dossier.template.json'

const commissionRows = (
  { session, decision, labels }: DossierView,
  { dossier: text }: Text,
  language: Language,
): readonly Row[] => [
  ...(labels
    ? [{ label: text.labels, value: text.labelsOf(Boolean(labels.sharedFile), Boolean(labels.syplo)) }]
    : []),
  ...(session ? [{ label: text.session, value: formatDay(session, language, 'long') }] : []),
  ...(decision
    ? [
        {
          label: text.decision,
          value: [
            text.outcome[decision.outcome] ?? '',
            formatDay(decision.on, language),
            decision.months ? text.months(decision.months) : '',
            decision.against ? text.against : '',
          ]
            .filter(Boolean)
            .join(' · '),
        },
      ]
    : []),
]

const supportRows = (
  view: DossierView,
  { dossier: text, words, allocation: labels }: Text,
  language: Language,
): readonly Row[] => {
  const { provider, referent, adhesion, window, allocation, candidatures = [] } = view
  const day = (on: NonNullable<typeof window>['lastDay']) => formatDay(on, language)
  return [
    ...(provider ? [{ label: text.provider, value: provider }] : []),
    ...(referent ? [{ label: text.referent, value: referent }] : []),
    ...(adhesion
      ? [
          {
            label: text.adhesion,
            value: [words.adhesion[adhesion.state], adhesion.on ? day(adhesion.on) : '']
              .filter(Boolean)
              .join(' · '),
          },
        ]
      : []),
    ...(window
      ? [
          {
            label: text.window,
            value:
              window.state === 'open'
                ? text.windowOpen(window.daysLeft, day(window.lastDay))
                : (text.windowState[window.state] ?? ''),
          },
        ]
      : []),
    ...candidatures.map(({ landlord, calOn, state }) => ({
      label: labels.candidature,
      value:
        state === 'ranked' ? labels.rankedAt(landlord) : labels.waiting(landlord, calOn ? day(calOn) : ''),
    })),
    ...(allocation
      ? [
          {
            label: text.allocation,
            value: [allocation.landlord, day(allocation.on), allocation.irregular ? text.irregular : '']
              .filter(Boolean)
              .join(' · '),
          },
        ]
      : []),
  ]
}

const identityLines = (
  identity: Parts['identity'],
  { dossier: text }: Text,
  language: Language,
): readonly string[] => [
  ...[identity.first, identity.second].flatMap(person =>
    person
      ? [`${person.firstName} ${person.lastName}, ${text.born(formatDay(person.birthDate, language))}`]
      : [],
  ),
  ...(identity.requestNumber ? [`${text.requestNumber} : ${identity.requestNumber}`] : []),
  ...(identity.phone ? [`${text.phone} : ${identity.phone}`] : []),
]

const openedParts = ({ opened = {} }: DossierView, text: Text, language: Language) => {
  const { identity, diagnosis, health } = opened
  const part = (name: Openable, lines: readonly string[]) => ({ title: text.dossier.opened[name], lines })
  return [
    ...(identity ? [part('identity', identityLines(identity, text, language))] : []),
    ...(diagnosis
      ? [part('diagnosis', [`${diagnosis.author}, ${formatDay(diagnosis.on, language)}`, diagnosis.text])]
      : []),
    ...(health
      ? [
          part(
            'health',
            [
              health.difficulties.map(each => text.words.difficulty[each]).join(', '),
              health.precisions ?? '',
            ].filter(Boolean),
          ),
        ]
      : []),
  ]
}

const historyLine = (fact: FactView, text: Text, language: Language) => ({
  on: formatDay(fact.on, language),
  sentence: text.facts[fact.kind].sentence(fact.data),
  by: [fact.by, fact.recordedOn ? text.dossier.recordedOn(formatDay(fact.recordedOn, language)) : '']
    .filter(Boolean)
    .join(' · '),
})

const toneOf = ({ stage, steps: possible }: DossierView): Tone => {
  if (stage === 'interrupted' || stage === 'refused') return 'attention'
  if (stage === 'housed' || stage === 'allocated') return 'good'
  return possible.some(name => steps[name].waits) ? 'accent' : 'emphasis'
}

/** A dossier by its code: what this person may see of it, what they can do, and what happened. */
export const dossier = cardKind('dossier', {
  template,
  page: 'dossiers',
  samples: sample as unknown as DossierView[],
  data: (view, text, language) => {
    const labels = text.dossier
    const opened = openedParts(view, text, language)
    return {
      title: labels.title(text.words.stage[view.stage]),
      kicker: `${view.code} · ${labels.kind[view.kind]}`,
      tone: toneOf(view),
      values: {
        dossier: view.dossier,
        received: labels.received(formatDay(view.referredOn, language), view.referrer),
        warning: view.maybeKnown ? labels.maybeKnown : '',
        rows: [
          ...profileRows(view.profile, text),
          ...commissionRows(view, text, language),
          ...(view.told ? [toldRow(view.told, text, language)] : []),
          ...supportRows(view, text, language),
        ],
        opened,
        journalled: labels.journalled,
        openers: [
          ...view.closed.map(part => ({ title: labels.open[part], verb: 'dossier.open', part })),
          ...(opened.length > 0 ? [{ title: labels.close, verb: 'dossier.show', part: '' }] : []),
        ],
        historyTitle: labels.history,
        history: view.history.map(fact => historyLine(fact, text, language)),
        older: view.older > 0 ? labels.wholeHistory(view.older) : '',
        sets: inRows(
          view.steps.map(name => ({
            title: labels.step[name],
            verb: steps[name].verb,
            style: steps[name].waits ? 'positive' : 'default',
          })),
        ),
      },
    }
  },
})
