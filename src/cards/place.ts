/** When and where a session is, as a card says it. */
import type { Session } from '../domain/session'
import type { Language } from '../domain/people'
import type { Text } from '../text'
import { formatDay } from '../text/format'
import { type Button, button } from './button'

/** `jeudi 12 mars 2026 à 14:30`, or until when one votes in writing. */
export const whenOf = (
  { on, time, mode }: Pick<Session, 'on' | 'time' | 'mode'>,
  { session }: Text,
  language: Language,
): string => session.when[mode](formatDay(on, language, 'long'), time)

/** The place as a button, when it is a link. */
export const linksTo = (place: string, title: string): readonly { title: string; url: string }[] =>
  /^https:\/\/\S+$/.test(place) ? [{ title, url: place }] : []

/** The session for one's own calendar, or what takes it out again. */
export const calendarButton = (
  session: string,
  state: Session['state'],
  { invitation }: Text['convocation'],
  convened = true,
): Button =>
  button(state === 'cancelled' ? invitation.remove : invitation.add, 'paper.link', {
    of: convened ? 'convocation.show' : 'dates.show',
    format: 'ics',
    session,
  })
