/** A button of a card whose buttons are made in code: its template repeats one Action.Execute over them. */
export interface Button {
  readonly title: string
  readonly verb: string
  readonly style: 'default' | 'positive' | 'destructive'
  readonly data: Readonly<Record<string, string | number>>
}

/** `data` carries ids and closed values only. */
export const button = (
  title: string,
  verb: string,
  data: Readonly<Record<string, string | number>>,
  style: Button['style'] = 'default',
): Button => ({ title, verb, style, data: { v: 1, ...data } })
