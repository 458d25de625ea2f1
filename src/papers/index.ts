/** Every paper, by the card whose view it shows and by format. */
import { invitation, savedDates } from './invitation'
import { dwellingsTemplate } from './dwellings'
import { minutesPdf } from './minutes'
import { indicatorsPdf, indicatorsXlsx, reportPdf, reportXlsx } from './figures'
import type { Papers } from './paper'

export const papers: Papers = {
  indicators: { pdf: indicatorsPdf, xlsx: indicatorsXlsx },
  report: { pdf: reportPdf, xlsx: reportXlsx },
  convocation: { ics: invitation },
  dates: { ics: savedDates },
  minutes: { pdf: minutesPdf },
  upload: { xlsx: dwellingsTemplate },
}
