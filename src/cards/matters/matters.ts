import type { MatterView, MattersView } from '../../actions/matters'
import type { MatterKind } from '../../domain/matters'
import type { Day } from '../../domain/calendar'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { formatDay, lowerFirst } from '../../text/format'
import { barValues } from '../bar'
import { type Button, button } from '../button'
import { type Tone, cardKind } from '../card'
import sample from './matters.sample.json'
import template from './matters.template.json'

/** The verb that each matter is gone on with. */
const verbs: Readonly<Record<MatterKind, string>> = {
  window: 'window.show',
  unanswered: 'window.show',
  choose: 'provider.choose',
  mandate: 'mandate.show',
  round: 'round.show',
  convene: 'agenda.show',
  sign: 'minutes.show',
  vote: 'vote.show',
  tell: 'task.show',
  action: 'task.show',
  allocation: 'allocation.show',
  offer: 'offer.show',
  notify: 'offer.show',
  condition: 'allocation.show',
  waits: 'offer.show',
  enter: 'lease.show',
  terms: 'terms.show',
  'adhesion-lost': 'measure.show',
  review: 'lease.show',
  interrupted: 'reactivation.show',
  request: 'request.show',
  examine: 'siao.show',
  complete: 'referral.complete.show',
  place: 'measure.show',
  'measure-change': 'support.show',
  'measure-ending': 'support.show',
  passeport: 'passeport.show',
  labels: 'labels.show',
  duplicates: 'duplicates.show',
}

const buttons = ({ kind, dossier = '', task, session }: MatterView, text: Text): readonly Button[] => {
  const { matters: labels, window } = text
  const first = button(
    labels.buttons[kind],
    verbs[kind],
    task ? { task: task.id } : session ? { session: session.id } : { dossier },
    kind === 'window' ? 'positive' : 'default',
  )
  if (kind !== 'window') return [first]
  return [
    first,
    button(window.ask['cal-on'], 'window.show', { dossier, answer: 'cal-on' }),
    button(window.ask.allocated, 'window.show', { dossier, answer: 'allocated' }),
  ]
}

/** `Il reste 7 jours, jusqu'au 10 juin · rappelé le 3 juin, sans réponse` */
const windowLine = ({ window }: MatterView, text: Text, language: Language): string => {
  const { matters: labels, window: windows, words } = text
  if (!window) return ''
  const day = (on: Parameters<typeof formatDay>[0]) => formatDay(on, language)
  const { answered, remindedOn, waiting } = window
  return [
    `${windows.left(window.left)}, ${labels.until(day(window.lastDay))}`,
    ...(remindedOn ? [labels.reminded(day(remindedOn)) + (waiting ? `, ${labels.waiting}` : '')] : []),
    ...(answered ? [labels.answered(lowerFirst(words.answer[answered.kind]), day(answered.on))] : []),
  ].join(' · ')
}

/** `avant le 7 mars · séance du 12 mars` */
const sessionLine = (
  { kind, day }: MatterView,
  { on }: NonNullable<MatterView['session']>,
  { matters: labels }: Text,
  language: Language,
): string => {
  const session = labels.session(formatDay(on, language))
  return kind === 'convene' ? `${labels.conveneBy(formatDay(day, language))} · ${session}` : session
}

const line = (item: MatterView, text: Text, language: Language): string => {
  const { matters: labels, passeport } = text
  const day = formatDay(item.day, language)
  if (item.window) return windowLine(item, text, language)
  if (item.session) return sessionLine(item, item.session, text, language)
  if (item.kind === 'passeport') return labels.beforeEndOf(passeport.quarter(item.quarter ?? ''))
  if (item.kind === 'measure-ending' || item.kind === 'offer' || item.kind === 'review')
    return labels.until(day)
  if (item.task) return labels.due(day)
  return item.kind === 'vote' || item.kind === 'round' ? labels.session(day) : labels.since(day)
}

/** What a task asks, on one line. */
const LONG = 90
const shortened = (text = ''): string => (text.length > LONG ? `${text.slice(0, LONG).trim()}…` : text)

const itemValues = (item: MatterView, text: Text, today: Day, language: Language) => {
  const { window } = item
  const late = (item.task !== undefined || item.kind === 'convene') && item.day < today
  const bar = window && barValues(window, text, language)
  const pressing = window !== undefined && window.left <= 15
  return {
    code: item.code ?? '',
    what: [
      text.matters.kinds[item.kind],
      shortened(item.task?.text),
      item.for ? text.matters.for(item.for) : '',
    ]
      .filter(Boolean)
      .join(' · '),
    hasBar: bar !== undefined,
    parts: bar?.parts ?? [],
    about: line(item, text, language),
    color: late ? 'Attention' : pressing && bar ? bar.color : 'Default',
    subtle: !pressing && !late,
    buttons: buttons(item, text),
  }
}

const tone = ({ items }: MattersView): Tone => {
  if (items.length === 0) return 'good'
  const left = Math.min(...items.map(({ window }) => window?.left ?? Infinity))
  return left <= 7 ? 'attention' : left <= 15 ? 'warning' : 'accent'
}

/** Dossiers, or points where an action is about none. */
const titleOf = ({ items, more }: MattersView, { matters: labels }: Text): string => {
  const all =
    new Set(items.map(({ dossier, task, session }) => dossier ?? task?.id ?? session?.id)).size + more
  return items.every(({ dossier }) => dossier !== undefined) ? labels.title(all) : labels.points(all)
}

/** What waits for a person today, windows about to close first; each line leads to its card. */
export const matters = cardKind('matters', {
  template,
  page: 'home',
  samples: sample as unknown as MattersView[],
  data: (view, text, language) => {
    const { matters: labels } = text
    const { items, more } = view
    return {
      title: titleOf(view, text),
      kicker: formatDay(view.today, language, 'long'),
      tone: tone(view),
      values: {
        nothing: items.length === 0 ? labels.nothing : '',
        items: items.map(item => itemValues(item, text, view.today, language)),
        more: more > 0 ? labels.more(more) : '',
      },
    }
  },
})
