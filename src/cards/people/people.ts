import type { PeopleView, PostView } from '../../actions/people'
import type { Text } from '../../text'
import { type Button, button } from '../button'
import { cardKind } from '../card'
import sample from './people.sample.json'
import template from './people.template.json'

/** A post in words: *membre de la commission (suppléance), Département Exemple*. */
export const postWords = ({ role, seat, organisation }: PostView, { words, people }: Text): string =>
  people.persons.post(
    words.role[role],
    organisation,
    seat && seat !== 'titular' ? people.persons.seat[seat] : '',
  )

/** The list as it is filtered, at a page. */
const listed = ({ organisation }: Pick<PeopleView, 'organisation'>, page: number) => ({
  page,
  ...(organisation && { organisation: organisation.id }),
})

/** Pages before and after, and how to invite. */
const actions = (view: PeopleView, { people }: Text): readonly Button[] => {
  const { page, pages } = view
  const { persons } = people
  return [
    ...(page > 1 ? [button(persons.before, 'people.show', listed(view, page - 1))] : []),
    ...(page < pages ? [button(persons.after, 'people.show', listed(view, page + 1))] : []),
    button(people.help.offers.invite.title, 'invite.show', {}),
  ]
}

/** Who sits where, a page of people at a time. */
export const people = cardKind('people', {
  template,
  samples: sample as unknown as PeopleView[],
  data: (view, text) => {
    const { persons } = text.people
    const { organisation, organisations, total, page, pages } = view
    return {
      title: persons.title,
      tone: 'emphasis',
      values: {
        count: persons.count(total, page, pages),
        label: persons.of,
        required: text.common.required,
        chosen: organisation?.id ?? 'all',
        organisations: [
          { title: persons.everybody, value: 'all' },
          ...organisations.map(({ id, name }) => ({ title: name, value: id })),
        ],
        // Not a mere look: it takes the choice above it along.
        filter: button(persons.filter, 'people.show', {}),
        people: view.people.map(({ person, name, posts, reach }) => ({
          name,
          posts: posts.map(post => postWords(post, text)).join(' · ') || persons.noPost,
          reach: reach === 'blocked' || reach === 'unreachable' ? persons.reach[reach] : '',
          open: button(persons.open, 'person.show', { person }),
        })),
        actions: actions(view, text),
      },
    }
  },
})
