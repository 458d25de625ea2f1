import type { StandInView } from '../../actions/preferences'
import { formatDay } from '../../text/format'
import { cardKind } from '../card'
import sample from './stand-in.sample.json'
import template from './stand-in.template.json'

/** Somebody named the reader as their stand-in, or no longer does. */
export const standIn = cardKind('stand-in', {
  template,
  samples: sample as unknown as StandInView[],
  data: ({ name, absence }, { preferences: labels }, language) => {
    const day = (on: NonNullable<typeof absence>['from']) => formatDay(on, language)
    return {
      title: absence ? labels.standIn.title : labels.standIn.over,
      tone: absence ? 'accent' : 'emphasis',
      values: {
        sentence: absence
          ? labels.standIn.from(name, day(absence.from), day(absence.to))
          : labels.standIn.ended(name),
        how: absence ? labels.standIn.how : '',
      },
    }
  },
})
