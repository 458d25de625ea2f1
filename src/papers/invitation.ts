/**
 * Sessions for one's own calendar (RFC 5545, and RFC 5546 for its method). In UTC, so that every calendar shows the
 * right hour on either side of a clock change, whatever it knows of Europe/Paris.
 */
import { type EventAttributes, createEvents } from 'ics'
import type { CalendarEntry } from '../actions/dates'
import { startOf } from '../domain/session'
import { textOf } from '../text'
import { type Make, type Making, type Paper } from './paper'

const PRODUCT = '-//Passerelle//Commission//FR'
/** What a vote in writing blocks: the quarter of an hour before it ends. */
const WRITTEN_MINUTES = 15
const MINUTE_MS = 60_000

const isLink = (place: string): boolean => /^https:\/\/\S+$/.test(place)

const timesOf = (view: CalendarEntry): Pick<EventAttributes, 'start'> & { duration: { minutes: number } } => {
  const start = Date.parse(startOf(view))
  return view.mode === 'written'
    ? { start: start - WRITTEN_MINUTES * MINUTE_MS, duration: { minutes: WRITTEN_MINUTES } }
    : { start, duration: { minutes: view.lastsMinutes } }
}

const eventOf = (view: CalendarEntry, description: string, { language, now }: Making) => {
  const { invitation } = textOf(language).convocation
  const { session, host, place, mode, sequence } = view
  const cancelled = view.state === 'cancelled'
  return {
    ...timesOf(view),
    startInputType: 'utc',
    startOutputType: 'utc',
    // The same for as long as the session lives, and for no other bot's: a calendar mends what it has.
    uid: `${session}@${host}`,
    sequence,
    /** When this was made: the library knows it, its types do not. */
    timestamp: Date.parse(now),
    method: cancelled ? 'CANCEL' : 'PUBLISH',
    status: cancelled ? 'CANCELLED' : 'CONFIRMED',
    transp: mode === 'written' || cancelled ? 'TRANSPARENT' : 'OPAQUE',
    productId: PRODUCT,
    title: invitation.title[mode],
    description,
    ...(place !== '' && { location: place }),
    ...(isLink(place) && { url: place }),
    // RFC 5546 asks for one; nobody answers to it.
    organizer: { name: invitation.organizer, email: `no-reply@${host}` },
  } satisfies EventAttributes & { timestamp: number }
}

/** Longest line, in octets, without its break (RFC 5545, 3.1). */
const LINE_OCTETS = 75

/** Folds by octets, never inside a character: the library counts characters, and French has accents. */
const fold = (line: string): string => {
  const parts: string[] = ['']
  let octets = 0
  for (const sign of line) {
    const size = Buffer.byteLength(sign)
    if (octets + size > LINE_OCTETS) {
      parts.push('')
      octets = 1
    }
    parts[parts.length - 1] += sign
    octets += size
  }
  return parts.join('\r\n ')
}

const refolded = (calendar: string): string =>
  calendar
    .replace(/\r\n[\t ]/g, '')
    .split('\r\n')
    .map(fold)
    .join('\r\n')

/** One file: a calendar takes several sessions in at once, and mends each of them alone later. */
const fileOf = (
  entries: readonly (CalendarEntry & { readonly description: string })[],
  making: Making,
): Promise<Paper> => {
  const { error, value } = createEvents(
    entries.map(({ description, ...entry }) => eventOf(entry, description, making)),
  )
  if (error) return Promise.reject(error)
  const [first, ...others] = entries
  const { file, files } = textOf(making.language).convocation.invitation
  const name = `${others.length > 0 ? files : file}-${first?.on ?? ''}.ics`
  return Promise.resolve({ name, body: Buffer.from(refolded(value ?? '')) })
}

/** The invitation to a session, or its cancellation. */
export const invitation: Make<'convocation'> = (view, making) => {
  const description = textOf(making.language).convocation.invitation.description(view.items.length)
  return fileOf([{ ...view, description }], making)
}

/** The same ahead of the convocation, for one session or several: under the UID that its invitation has too. */
export const savedDates: Make<'dates'> = ({ sessions }, making) => {
  const { announced } = textOf(making.language).convocation.invitation
  return fileOf(
    sessions.map(session => ({ ...session, description: announced })),
    making,
  )
}
