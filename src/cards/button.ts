/** A button of a card whose buttons are made in code: its template repeats one Action.Execute over them. */
export interface Button {
  readonly title: string
  readonly verb: string
  readonly style: 'default' | 'positive' | 'destructive'
  /** A button that only shows something sends no inputs, and no open question holds it back (where the client obeys). */
  readonly inputs: 'auto' | 'none'
  readonly data: Readonly<Record<string, string | number>>
}

const onlyShows = (verb: string): boolean => verb.endsWith('.show') || verb === 'provider.choose'

/** `data` carries ids and closed values only. */
export const button = (
  title: string,
  verb: string,
  data: Readonly<Record<string, string | number>>,
  style: Button['style'] = 'default',
): Button => ({ title, verb, style, inputs: onlyShows(verb) ? 'none' : 'auto', data: { v: 1, ...data } })

/** Teams shows six buttons of a set at most. */
const IN_A_ROW = 6

/** Buttons in as many sets as they need, so that none is cut off: `$data` of an ActionSet over `buttons`. */
export const inRows = <T>(
  buttons: readonly T[],
  most = IN_A_ROW,
): readonly { readonly buttons: readonly T[] }[] =>
  Array.from({ length: Math.ceil(buttons.length / most) }, (_, row) => ({
    buttons: buttons.slice(row * most, (row + 1) * most),
  }))
