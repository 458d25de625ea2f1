import type { Day } from '../../domain/calendar'
import type { Text } from '../fr'
import { formatDay } from '../format'
import { fieldName, problemText } from './fields'

const reasonFor: Readonly<Record<string, string>> = {
  refuse: 'why the household is not taken in',
  adjourn: 'what is awaited',
  against: 'the decision departs from the vote',
  'no-quorum': 'there is no quorum',
  'short-notice': 'why the convocation leaves so late',
  labels: 'a label is missing',
  adhesion: 'the household has not given its adhesion',
  'labels adhesion': 'a label and the household’s adhesion are missing',
  'late-answer': 'the household accepted after the last day to answer',
  other: 'say what “Other” is',
  measure: 'the commission needs it',
  provider: 'you choose another provider than the first proposed',
}

const notFound: Readonly<Record<string, string>> & { readonly dossier: string } = {
  dossier: 'I cannot find this dossier, or it is not open to you.',
  dwelling: 'I cannot find this home, or it is not open to you.',
  session: 'I cannot find this session, or it is not open to you.',
  minutes: 'There are no minutes yet: they open at the hour of the session.',
  report: 'I cannot find this report, or it is not open to you.',
  person: 'I cannot find this person among the partners.',
  task: 'I cannot find this action, or it is not open to you.',
  upload: 'This file is gone: send it again.',
  message: 'I cannot find this message any more.',
}

export const refused: Text['refused'] = {
  'unknown-verb': () => 'I do not know this button: the card may come from another version. Type “help”.',
  payload: ({ field, problem }) =>
    `To correct${field ? `: ${fieldName(String(field))}` : ''} ${problemText(String(problem))}`,
  'not-allowed': ({ anywhere }) =>
    anywhere ? 'Your role does not allow this.' : 'Your role does not allow this for this dossier.',
  'not-found': ({ what }) => notFound[String(what)] ?? notFound.dossier,
  'not-now': () => 'This is not possible yet at this stage.',
  'moved-on': () => 'The dossier has moved on: this is where it stands.',
  busy: () => 'Several people are writing at once. Nothing is lost: please try again.',
  'code-unknown': () => 'I do not recognise this invitation code. Check it, or ask for another.',
  'code-used': () => 'This code was already used. Ask the secretariat for another.',
  'code-expired': () => 'This code is no longer valid (7 days). Ask the secretariat for another.',
  'already-known': () => 'You have this role already.',
  'post-known': () => 'This person has this post for this organisation already.',
  'post-gone': () => 'This person no longer has this post: these are theirs today.',
  'last-secretary': () => 'Nobody would be left in the secretariat: give that role to somebody else first.',
  'demo-only': () => 'This exists in the demonstration only.',
  'draft-gone': () => 'I cannot find this draft. Type “refer” to start again.',
  'round-closed': () => 'The vote is closed.',
  'vote-over': ({ day, time }) => `This vote in writing ended on ${formatDay(day as Day, 'en')} at ${time}.`,
  'no-voice': () => 'Your organisation has no voice in this vote.',
  'proxy-given': () => 'Your organisation gave its proxy for this session: take it back to vote yourself.',
  'proxy-held': ({ max }) =>
    `This organisation holds ${Number(max) === 1 ? 'a proxy' : `${max} proxies`} already: choose another.`,
  'proxy-chain': () => 'Who holds a proxy cannot give theirs, and a proxy cannot be passed on.',
  'proxy-by-card': () => 'This organisation gave its proxy itself, by its card: only it can change that.',
  'proxy-recuse': () => 'Only the organisation itself can recuse itself.',
  'proxy-recused': () => 'Somebody is recused in this dossier: this proxy cannot be used there.',
  'discuss-first': () =>
    'A member asked for a discussion: this vote can be closed once the session has begun.',
  'session-over': () => 'This session was held or cancelled.',
  'session-begun': () =>
    'This session took place and decided: it cannot be moved any more. Plan another for what comes next.',
  'remarks-open': () => 'Remarks are waiting: take them in or answer them before signing.',
  'minutes-signed': () => 'The minutes are signed: they change no more.',
  'task-closed': () => 'It is done already, or dropped.',
  'draft-changed': () => 'The draft has changed since you read it: read it again before you sign.',
  'minutes-open': ({ codes }) => `Before signing, finish: ${codes}.`,
  'figures-unknown': ({ words }) =>
    `I do not understand “${words}”. You can ask for a year, a quarter, a territory, a provider or a landlord, for example: “indicators 2026”, “indicators Q3 2026 métropole”, “indicators Habitat Tilleul”.`,
  'report-closed': () => 'This report has left already: it no longer changes.',
  'files-busy': () => 'Many files are being prepared: try again in a minute.',
  'link-expired': () => 'This link has expired: ask for a new one in the chat.',
  'reason-needed': ({ why }) => `Give the reason${why ? `: ${reasonFor[String(why)]}` : ''}.`,
  'no-session': () => 'No session is planned.',
  'session-too-far': () => 'This date is more than two years away: check the year.',
  'session-past': () => 'This date is past: choose one to come.',
  'agenda-empty': () => 'Choose at least one dossier.',
  'agenda-full': ({ max }) => `A session takes ${max} dossiers at most: plan another one.`,
  'provider-not-retained': () => 'This provider is not retained on this day.',
  'already-declined': () => 'This provider has already declined this dossier.',
  'capacity-reached': ({ used, capacity }) =>
    `All ${capacity} places of the year are taken (${used}). To integrate anyway, give the reason.`,
  'no-adhesion': () => 'The household has not given its adhesion: record it first.',
  'condition-open': () =>
    'The allocation still waits for its condition: the landlord or the secretariat first says that it is met.',
  'dwelling-retired': () =>
    'This home is withdrawn from the offer. Its landlord can put it back from its card.',
  'dwelling-allocated': () =>
    'This home is allocated to a household: it is free only once the allocation is cancelled.',
  'dwelling-reserved': ({ until }) =>
    `This home is proposed to another household until ${formatDay(until as Day, 'en')}: choose another one.`,
  'dwelling-not-vacant': () => 'This home is not vacant.',
  'upload-done': () => 'This file is imported already or being imported: type “import” for another one.',
  'upload-empty': () => 'There is nothing to import in this file.',
  'reference-used': ({ reference }) => `You already have a home under the reference ${reference}.`,
  'labels-missing': () => 'A label is missing: only the secretariat can record this decision, with a reason.',
  'offer-first': () => 'First give the day on which the offer was notified to the household.',
  'offer-lapsed': ({ day }) =>
    `The last day to answer was ${formatDay(day as Day, 'en')}: silence was a refusal.`,
  'own-lease-needed': () =>
    'The household has no lease of its own yet: first record that the lease has slid.',
  'not-in-place': () => 'The measure is not in place.',
  'date-future': () => 'This date is in the future: give a past day or today.',
  'seen-after-passeport': () => 'The household cannot have been last seen after the day of the passeport.',
  'date-too-early': () => 'This date is before the previous step.',
  'day-unchanged': () => 'This is the day that is recorded already: give the right one.',
  'label-unchanged': () => 'The label is recorded like this already: give what is to be corrected.',
  'allocation-outside': ({ day, lastDay }) =>
    `The allocation of ${formatDay(day as Day, 'en')} would no longer be inside the window, which would end on ${formatDay(lastDay as Day, 'en')}: check the day, or have the allocation cancelled first.`,
  'began-with-home': () =>
    'This measure began on the day of the allocation, without a window: its day is the CAL’s.',
  'entry-after-review': ({ day }) =>
    `The review of the lease is of ${formatDay(day as Day, 'en')}: the entry cannot be after it.`,
  'reminder-after-last-day': () => 'Choose a day before the window closes.',
  'too-long': ({ max }) => `This is too long: ${max} characters at most.`,
  'no-stand-in': () => 'Choose somebody of your own organisation and role.',
  'absence-too-long': ({ days }) => `An absence lasts ${days} days at most.`,
}
