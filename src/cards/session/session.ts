import type { SessionView } from '../../actions/session'
import { formatDay } from '../../text/format'
import { cardKind } from '../card'
import { candidateChoices } from './candidates'
import sample from './session.sample.json'
import template from './session.template.json'

/** Planning a session: when, where, and the dossiers that are ready, all chosen at first. */
export const session = cardKind('session', {
  template,
  samples: sample as unknown as SessionView[],
  data: (view, text, language, inGroup = false) => {
    const { session: texts, common } = text
    const { second } = view
    return {
      title: second ? texts.again : texts.plan,
      kicker: texts.kicker,
      tone: 'accent',
      values: {
        session: view.session,
        today: view.today,
        texts: {
          planned: texts.planned,
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
        plan: [
          {
            title: second || view.ready.length === 0 ? texts.plan : texts.planIt,
            data: { v: 1, session: view.session, ...(second && { second: second.session }) },
          },
        ],
        calendar: second ? [] : [{ title: texts.calendar.open }],
        nothing: !second && view.ready.length === 0,
        dateError: common.dateError,
        required: common.required,
        hasPlanned: view.planned.length > 0,
        planned: view.planned.map(({ session, on, time, dossiers }) => ({
          session,
          line: texts.plannedLine(formatDay(on, language, 'long'), time, dossiers),
        })),
        hasReady: view.ready.length > 0,
        ready: candidateChoices(view.ready, text, inGroup),
        chosen: view.ready.map(({ dossier }) => dossier).join(','),
        interrupted: view.interrupted.length > 0 ? texts.interrupted(view.interrupted) : '',
      },
    }
  },
})
