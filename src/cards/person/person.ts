import type { PersonView, PostView } from '../../actions/people'
import type { Language } from '../../domain/people'
import { seats } from '../../domain/people'
import type { Text } from '../../text'
import { formatDay, formatList } from '../../text/format'
import { type Button, button } from '../button'
import { cardKind } from '../card'
import { postWords } from '../people/people'
import sample from './person.sample.json'
import template from './person.template.json'

const intro = (view: PersonView, text: Text, language: Language): string => {
  const { persons } = text.people
  const { step, own, posts, post, changedOn } = view
  if (step === 'change' && post) return persons.changing(postWords(post, text))
  if (step === 'give') return persons.giving
  if (step === 'end' && post) return persons.ending(postWords(post, text))
  if (posts.length === 0) return persons.left
  const changed = changedOn ? persons.changedOn(formatDay(changedOn, language, 'long')) : ''
  return [own ? persons.yours : '', changed].filter(Boolean).join(' ')
}

const postLine = (post: PostView, { person, own }: PersonView, { words, people }: Text) => {
  const { persons } = people
  const { key, role, seat, fixed } = post
  const actions: readonly Button[] =
    own || fixed
      ? []
      : [
          button(persons.change, 'person.show', { person, step: 'change', post: key }),
          button(persons.end, 'person.show', { person, step: 'end', post: key }),
        ]
  return {
    role: seat && seat !== 'titular' ? `${words.role[role]} (${persons.seat[seat]})` : words.role[role],
    organisation: post.organisation,
    hasActions: actions.length > 0,
    actions,
  }
}

/** What ending a post entails, a line each. */
const followLines = ({ follows }: PersonView, { people }: Text, language: Language): readonly string[] => {
  if (!follows) return []
  const { persons } = people
  const { voices, alone, tasks, absent } = follows
  return [
    ...(alone.length > 0 ? [persons.alone(formatList(alone, language))] : []),
    ...(voices > 0 ? [persons.voices(voices)] : []),
    ...tasks.map(({ to, count }) => persons.tasks(count, to)),
    ...(absent.length > 0 ? [persons.absent(formatList(absent, language))] : []),
  ]
}

const actions = ({ person, own, step, post }: PersonView, { people, common }: Text): readonly Button[] => {
  const { persons } = people
  const back = button(common.back, 'person.show', { person })
  if (own) return []
  if (step === 'end' && post)
    return [button(persons.confirmEnd, 'person.end', { person, post: post.key }, 'destructive'), back]
  if (step === 'change' && post)
    return [button(persons.save, 'person.change', { person, post: post.key }, 'positive'), back]
  if (step === 'give') return [button(persons.save, 'person.change', { person }, 'positive'), back]
  return [
    button(persons.give, 'person.show', { person, step: 'give' }),
    button(persons.title, 'people.show', {}),
  ]
}

const formValues = ({ form }: PersonView, { words, people, common }: Text) => ({
  form: form !== undefined,
  labels: { ...people.persons.labels },
  required: common.required,
  role: form?.chosen?.role ?? '',
  organisation: form?.chosen?.organisation ?? '',
  seat: form?.chosen?.seat ?? 'titular',
  roles: (form?.roles ?? []).map(role => ({ title: words.role[role], value: role })),
  organisations: (form?.organisations ?? []).map(({ id, name }) => ({ title: name, value: id })),
  seats: seats.map(seat => ({ title: people.persons.seat[seat], value: seat })),
})

/** A person's posts: given, changed, ended, with what follows said beforehand; one's own, only to be read. */
export const person = cardKind('person', {
  template,
  samples: sample as unknown as PersonView[],
  data: (view, text, language) => {
    const { persons } = text.people
    const { step, own, name, reach, posts } = view
    const unreached = !own && (reach === 'blocked' || reach === 'unreachable')
    return {
      title: own ? persons.own : name,
      kicker: own ? 'Passerelle' : persons.kicker,
      tone: step === 'end' ? 'warning' : step === 'show' ? 'emphasis' : 'accent',
      values: {
        intro: intro(view, text, language),
        reach: unreached ? persons.reach[reach] : '',
        posts: step === 'show' ? posts.map(post => postLine(post, view, text)) : [],
        lines: followLines(view, text, language).map(line => ({ line })),
        ...formValues(view, text),
        note: step === 'show' ? '' : persons.note,
        actions: actions(view, text),
      },
    }
  },
})
