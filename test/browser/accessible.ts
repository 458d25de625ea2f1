/** What axe-core finds wrong in a page or a frame: serious and critical findings only. */
import axe from 'axe-core'
import type { Frame, Page } from 'playwright-core'

interface Finding {
  readonly id: string
  readonly impact?: string | null
  readonly nodes: readonly { readonly html: string }[]
}

/**
 * Fluent's guards of the focus are left out: they are hidden from screen readers and can be focused, on purpose, for a
 * moment only (tabster; see the note of Fluent UI on `aria-hidden-focus`).
 */
const options = {
  context: { exclude: [['[data-tabster-dummy]']] },
  run: { resultTypes: ['violations'] },
}

export const seriousFindings = async (place: Page | Frame): Promise<readonly string[]> => {
  await place.evaluate(axe.source)
  const { violations } = (await place.evaluate(
    `axe.run(${JSON.stringify(options.context)}, ${JSON.stringify(options.run)})`,
  )) as { violations: readonly Finding[] }
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}
