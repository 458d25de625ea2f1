/** Every paper, by the card whose view it shows and by format. */
import { invitation } from './invitation'
import { dwellingsTemplate } from './dwellings'
import { minutesPdf } from './minutes'
import type { Papers } from './paper'

export const papers: Papers = {
  convocation: { ics: invitation },
  minutes: { pdf: minutesPdf },
  upload: { xlsx: dwellingsTemplate },
}
