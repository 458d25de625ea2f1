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

const intro = ({ mine, giving, over, paper, records }: ProxyView, { proxy }: Text): string => {
  if (paper) return paper.givers.length > 0 ? proxy.paperIntro : proxy.nobody
  if (over) return proxy.over
  if (mine.length === 0) return records ? '' : proxy.noVoice
  if (!giving) return ''
  return giving.choices.length > 0 ? proxy.intro : proxy.nobody
}

/** What came on paper: the form's own buttons, and a way back. */
const paperActions = ({ session, paper }: ProxyView, { proxy, common }: Text): readonly Button[] => [
  ...(paper && paper.givers.length > 0
    ? [button(proxy.record, 'proxy.record', { session }, 'positive')]
    : []),
  button(common.back, 'proxy.show', { session }),
]

const actions = (
  { session, mine, giving, over, records }: ProxyView,
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
  ...(records ? [button(proxy.paper, 'proxy.show', { session, step: 'paper' })] : []),
  button(labels.agenda, 'agenda.show', { session }),
]

/** Organisations to choose among. */
const named = (organisations: readonly { readonly id: string; readonly name: string }[] = []) =>
  organisations.map(({ id, name }) => ({ title: name, value: id }))

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
        choices: form ? named(giving.choices) : [],
        allTitle: labels.all,
        paper: (view.paper?.givers.length ?? 0) > 0,
        paperFrom: labels.paperFrom,
        paperTo: labels.paperTo,
        givers: named(view.paper?.givers),
        holders: named(view.paper?.holders),
        recorded: (view.paper?.recorded ?? []).map(({ id, name }) =>
          button(labels.strike(name), 'proxy.strike', { session: view.session, from: id }),
        ),
        all: view.all.map(({ from, to, paper }) => ({ line: labels.line(from, to, paper === true) })),
        none: view.all.length === 0 ? labels.none : '',
        actions: view.paper ? paperActions(view, text) : actions(view, text),
      },
    }
  },
})
