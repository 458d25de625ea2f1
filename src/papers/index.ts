/** Every paper, by the card whose view it shows and by format. */
import { minutesPdf } from './minutes'
import type { Papers } from './paper'

export const papers: Papers = {
  minutes: { pdf: minutesPdf },
}
