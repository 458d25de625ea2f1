import type { ProxyOf, ProxyView } from '../../actions/proxy'
import type { Text } from '../../text'
import { type Button, button } from '../button'
import { cardKind } from '../card'
import { whenOf } from '../place'
import sample from './proxy.sample.json'
import template from './proxy.template.json'

/** What became of each voice of the reader. */
const stands = ({ name, to, holds }: ProxyOf, { proxy }: Text): readonly string[] => [
  ...(to === undefined ? [] : [proxy.given(name, to)]),
  ...holds.map(giver => proxy.held(name, giver)),
]

const intro = ({ mine, giving, over }: ProxyView, { proxy }: Text): string => {
  if (over) return proxy.over
  if (mine.length === 0) return proxy.noVoice
  if (!giving) return ''
  return giving.choices.length > 0 ? proxy.intro : proxy.nobody
}

const actions = (
  { session, mine, giving, over }: ProxyView,
  { proxy, session: labels }: Text,
): readonly Button[] => [
  ...(giving && giving.choices.length > 0
    ? [button(proxy.give, 'proxy.give', { session, from: giving.id }, 'positive')]
    : []),
  ...(over ? [] : mine)
    .filter(({ to }) => to !== undefined)
    .map(({ id, name }, _, given) =>
      button(proxy.takeBack(given.length > 1 ? name : ''), 'proxy.withdraw', { session, from: id }),
    ),
  button(labels.agenda, 'agenda.show', { session }),
]

/** The proxies of a session: one's own to give or take back, and who acts for whom. */
export const proxy = cardKind('proxy', {
  template,
  samples: sample as unknown as ProxyView[],
  data: (view, text, language) => {
    const { proxy: labels } = text
    const { giving, over } = view
    const form = giving !== undefined && giving.choices.length > 0
    const lines = view.mine.flatMap(each => stands(each, text))
    return {
      title: labels.title,
      kicker: text.session.kicker,
      tone: form ? 'accent' : 'emphasis',
      values: {
        when: whenOf(view, text, language),
        lines: lines.map(line => ({ line })),
        intro: intro(view, text),
        falls: !over && view.mine.some(({ to }) => to !== undefined) ? labels.falls : '',
        form,
        label: giving ? labels.to(giving.name) : '',
        choose: labels.choose,
        required: labels.required,
        choices: form ? giving.choices.map(({ id, name }) => ({ title: name, value: id })) : [],
        allTitle: labels.all,
        all: view.all.map(({ from, to }) => ({ line: labels.line(from, to) })),
        none: view.all.length === 0 ? labels.none : '',
        actions: actions(view, text),
      },
    }
  },
})
