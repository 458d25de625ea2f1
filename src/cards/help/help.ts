import type { HelpItem, HelpView } from '../../actions/join'
import { inRows } from '../button'
import { cardKind } from '../card'
import sample from './help.sample.json'
import template from './help.template.json'

/** What each offer's button does; `refer` starts the dialog. */
export const offerVerbs: Readonly<Record<HelpItem, string>> = {
  refer: 'referral.start',
  matters: 'matters.show',
  dossiers: 'dossiers.show',
  dwellings: 'dwellings.show',
  session: 'session.show',
  indicators: 'indicators.show',
  reports: 'reports.show',
  invite: 'invite.show',
  people: 'people.show',
  deliveries: 'deliveries.show',
  preferences: 'preferences.show',
}

/** Rows of the offers: a phone shows four of them without scrolling sideways. */
const IN_A_ROW = 4

/** What this person can do, as buttons. */
export const help = cardKind('help', {
  template,
  samples: sample as HelpView[],
  data: ({ name, posts, can }, { people, words }) => ({
    title: people.help.title(name),
    kicker: 'Passerelle',
    tone: 'accent',
    values: {
      intro: posts.length > 0 ? people.help.intro(posts.map(role => words.role[role])) : people.help.noPost,
      hint: [people.help.hint, can.includes('indicators') ? people.help.figuresHint : '']
        .filter(Boolean)
        .join(' '),
      sets: inRows(
        can.map((item, index) => ({
          title: people.help.offers[item].title,
          verb: offerVerbs[item],
          style: index === 0 ? 'positive' : 'default',
        })),
        IN_A_ROW,
      ),
    },
  }),
})
