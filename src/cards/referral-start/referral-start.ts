import type { StartView } from '../../actions/draft'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { cardKind } from '../card'
import sample from './referral-start.sample.json'
import template from './referral-start.template.json'

const actionsOf = ({ state, landlord }: StartView, { referral: { start } }: Text) => {
  const form = { title: start.form, verb: 'referral.show', style: 'default' }
  const begin =
    state === 'new'
      ? [{ title: start.steps, verb: 'draft.begin', style: 'positive' }, form]
      : [
          { title: start.resume, verb: 'draft.resume', style: 'positive' },
          form,
          { title: start.restart, verb: 'draft.restart', style: 'default' },
          { title: start.erase, verb: 'draft.erase', style: 'destructive' },
        ]
  return landlord
    ? [...begin, { title: start.landlord, verb: 'referral.landlord.show', style: 'default' }]
    : begin
}

/** Where a referral begins, step by step or on a form; or goes on. */
export const referralStart = cardKind('referral-start', {
  template,
  samples: sample as unknown as StartView[],
  data: (view, text, language) => {
    const { start, never } = text.referral
    return {
      title: start.title[view.state],
      kicker: 'Passerelle',
      tone: 'accent',
      values: {
        intro: start.intro[view.state],
        since: view.since ? start.since(formatDay(view.since, language)) : '',
        need: view.state === 'new' ? start.need : '',
        never,
        actions: actionsOf(view, text),
      },
    }
  },
})
