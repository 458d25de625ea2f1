import type { SessionView } from '../../actions/session'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { cardKind } from '../card'
import { candidateChoices } from './candidates'
import sample from './session.sample.json'
import template from './session.template.json'

const planButton = ({ plans, session, second, ready }: SessionView, { session: texts }: Text) =>
  plans
    ? [
        {
          title: second || ready.length === 0 ? texts.plan : texts.planIt,
          data: { v: 1, session, ...(second && { second: second.session }) },
        },
      ]
    : []

/** Who is not convened yet reads the date, and no agenda. */
const plannedLine = (
  { session, on, time, dossiers, convened }: SessionView['planned'][number],
  agenda: boolean,
  { session: texts }: Text,
  language: Language,
) => {
  const day = formatDay(on, language, 'long')
  return {
    session,
    verb: agenda ? 'agenda.show' : convened ? 'convocation.show' : 'dates.show',
    line: agenda || convened ? texts.plannedLine(day, time, dossiers) : texts.toConvene(day, time),
  }
}

/** Planning a session: when, where, and the dossiers that are ready, all chosen at first. */
export const session = cardKind('session', {
  template,
  samples: sample as unknown as SessionView[],
  data: (view, text, language, inGroup = false) => {
    const { session: texts, common } = text
    const { second } = view
    return {
      title: second ? texts.again : view.plans ? texts.plan : texts.planned,
      kicker: texts.kicker,
      tone: view.plans ? 'accent' : 'emphasis',
      values: {
        session: view.session,
        today: view.today,
        texts: {
          planned: texts.planned,
          unsigned: texts.unsigned,
          open: texts.open,
          on: texts.on,
          time: texts.time,
          timeError: texts.timeError,
          place: texts.place,
          placeHint: texts.placeHint,
          placeError: texts.placeError,
          ready: texts.ready,
          mode: texts.mode,
          nothingReady: texts.nothingReady,
          explain: texts.explain,
        },
        second: second ? texts.secondOf(formatDay(second.on, language, 'long'), second.codes) : '',
        place: second?.place ?? '',
        modes: [
          { value: 'meeting', title: texts.modes.meeting },
          { value: 'written', title: texts.modes.written },
        ],
        plans: view.plans,
        none: !view.plans && view.planned.length === 0 ? texts.nonePlanned : '',
        plan: planButton(view, text),
        calendar: second || !view.plans ? [] : [{ title: texts.calendar.open }],
        nothing: view.plans && !second && view.ready.length === 0,
        dateError: common.dateError,
        required: common.required,
        hasPlanned: view.planned.length > 0,
        planned: view.planned.map(each => plannedLine(each, view.plans || inGroup, text, language)),
        hasUnsigned: view.unsigned.length > 0,
        unsigned: view.unsigned.map(each => ({
          session: each.session,
          // Nothing was on it: there is nothing to sign, and it is cancelled on its agenda.
          verb: each.dossiers > 0 ? 'minutes.show' : 'agenda.show',
          line: texts.unsignedLine(formatDay(each.on, language, 'long'), each.dossiers),
        })),
        hasReady: view.ready.length > 0,
        ready: candidateChoices(view.ready, text, inGroup),
        chosen: view.ready.map(({ dossier }) => dossier).join(','),
        lacked: view.lacked.map(({ session, on, codes }) => ({
          session,
          about: texts.lacked(formatDay(on, language, 'long'), codes),
          title: texts.again,
        })),
        interrupted: view.interrupted.length > 0 ? texts.interrupted(view.interrupted) : '',
      },
    }
  },
})
