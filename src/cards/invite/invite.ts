import type { InviteView } from '../../actions/join'
import { formatDay } from '../../text/format'
import { cardKind } from '../card'
import sample from './invite.sample.json'
import template from './invite.template.json'

/** The secretariat makes an invitation code for a role in an organisation. */
export const invite = cardKind('invite', {
  template,
  samples: sample as unknown as InviteView[],
  data: ({ roles, organisations, made }, { people, words, common }, language) => ({
    title: made ? people.invite.made : people.invite.title,
    tone: made ? 'good' : 'accent',
    values: {
      made: made !== undefined,
      intro: people.invite.intro,
      labels: people.invite,
      required: common.required,
      roles: roles.map(value => ({ value, title: words.role[value] })),
      organisations,
      code: made ? `${made.code.slice(0, 4)}-${made.code.slice(4)}` : '',
      for: made ? people.invite.for(words.role[made.role], made.organisation) : '',
      until: made ? people.invite.until(formatDay(made.until, language)) : '',
      action: made ? people.invite.another : people.invite.make,
      verb: made ? 'invite.show' : 'invite.make',
      style: made ? 'default' : 'positive',
    },
  }),
})
