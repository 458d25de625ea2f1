import type { SessionMoveView } from '../../actions/sessionMove'
import { cancelReasons } from '../../domain/session'
import type { Text } from '../../text'
import { type Button, button } from '../button'
import { cardKind } from '../card'
import { whenOf } from '../place'
import sample from './session-move.sample.json'
import template from './session-move.template.json'

const actions = ({ session, step }: SessionMoveView, { session: texts, common }: Text): readonly Button[] => {
  const { moving } = texts
  if (step === 'move')
    return [
      button(moving.move, 'session.move', { session }, 'positive'),
      button(moving.toCancel, 'session.move.show', { session, step: 'cancel' }),
      button(common.back, 'agenda.show', { session }),
    ]
  return [
    button(moving.doCancel, 'session.cancel', { session }, 'destructive'),
    button(common.back, 'session.move.show', { session }),
  ]
}

/** A session to be moved or cancelled: its day, time and place as they are, and who will be told. */
export const sessionMove = cardKind('session-move', {
  template,
  samples: sample as unknown as SessionMoveView[],
  data: (view, text, language) => {
    const { session: texts, common, words } = text
    const moving = view.step === 'move'
    return {
      title: texts.moving[view.step],
      kicker: texts.kicker,
      tone: moving ? 'accent' : 'warning',
      values: {
        when: whenOf(view, text, language),
        was: view.place,
        notes: [texts.moving.told(view), moving ? '' : texts.moving.freed(view.dossiers)].filter(Boolean),
        moving,
        hasPlace: moving && view.mode === 'meeting',
        cancelling: !moving,
        today: view.today,
        on: view.on,
        time: view.time,
        place: view.place,
        labels: {
          on: texts.on,
          dateError: common.dateError,
          time: texts.time,
          timeError: texts.timeError,
          place: texts.place,
          placeHint: texts.placeHint,
          placeError: texts.placeError,
          reason: texts.moving.reason,
          required: common.required,
        },
        reasons: cancelReasons.map(value => ({ value, title: words.cancelReason[value] })),
        actions: actions(view, text),
      },
    }
  },
})
