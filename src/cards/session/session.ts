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
    return {
      title: texts.plan,
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
          nothingReady: texts.nothingReady,
          explain: texts.explain,
        },
        planIt: view.ready.length > 0 ? texts.planIt : texts.plan,
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
