import type { AttendanceView, Attending } from '../../actions/attendance'
import { presences } from '../../domain/attendance'
import type { Text } from '../../text'
import { type Button, button } from '../button'
import { cardKind } from '../card'
import { whenOf } from '../place'
import sample from './attendance.sample.json'
import template from './attendance.template.json'

const nameOf = ({ name, voice, proxy }: Attending, { attendance }: Text): string =>
  voice ? attendance.presence(name, proxy) : attendance.consultative(name)

const personName = ({ name, deputy }: Attending['people'][number], { attendance }: Text): string =>
  deputy ? attendance.deputy(name) : name

const input = (each: Attending, text: Text) => ({
  key: each.organisation,
  label: nameOf(each, text),
  value: each.presence ?? '',
  // Who came is asked where several may.
  asksWho: each.people.length > 1,
  person: each.person ?? '',
  people: each.people.map(person => ({ title: personName(person, text), value: person.id })),
})

const colors = { present: 'Good', remote: 'Good', excused: 'Default', absent: 'Warning' } as const

const line = (each: Attending, text: Text) => {
  const { attendance } = text
  const who = each.people.find(({ id }) => id === each.person)
  return {
    organisation: nameOf(each, text),
    presence: each.presence ? attendance.words[each.presence] : attendance.none,
    color: each.presence ? colors[each.presence] : 'Default',
    who: who ? ` · ${personName(who, text)}` : '',
  }
}

const actions = (
  { session, step }: AttendanceView,
  { attendance, session: labels }: Text,
): readonly Button[] => [
  ...(step === 'form' ? [button(attendance.record, 'attendance.record', { session }, 'positive')] : []),
  ...(step === 'recorded' ? [button(attendance.change, 'attendance.show', { session, change: 'yes' })] : []),
  button(labels.agenda, 'agenda.show', { session }),
]

/** Attendance of a session, for the secretariat: a line an organisation, who came, who presides. */
export const attendance = cardKind('attendance', {
  template,
  samples: sample as unknown as AttendanceView[],
  data: (view, text, language) => {
    const { attendance: labels, session } = text
    const { step, organisations, chair } = view
    const form = step === 'form'
    const presides = organisations.find(({ organisation }) => organisation === chair)
    const shows = step === 'recorded' || step === 'over'
    return {
      title: labels.title,
      kicker: session.kicker,
      tone: form ? 'accent' : 'emphasis',
      values: {
        when: whenOf(view, text, language),
        intro: { early: labels.early, form: labels.explain, recorded: labels.explain, over: labels.over }[
          step
        ],
        form,
        inputs: form ? organisations.map(each => input(each, text)) : [],
        presences: presences.map(value => ({ title: labels.words[value], value })),
        none: labels.none,
        who: labels.who,
        unknown: labels.unknown,
        chairLabel: labels.chair,
        noChair: labels.noChair,
        chair: chair ?? '',
        chairs: form
          ? organisations.map(({ organisation, name }) => ({ title: name, value: organisation }))
          : [],
        presides: shows && presides ? labels.presides(presides.name) : '',
        lines: shows ? organisations.map(each => line(each, text)) : [],
        actions: actions(view, text),
      },
    }
  },
})
