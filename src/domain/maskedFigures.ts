/**
 * Figures as somebody outside the technical body sees them. Some tell of each other (who is in ordinary housing is known
 * from the exits too), so what is hidden of one is chosen with the others.
 */
import { ordinary } from './dossierMarks'
import type { Figure, IndicatorKey, Part } from './figure'
import {
  type Crossing,
  dimensionsOf,
  hidden,
  hiddenIn,
  isSmall,
  maskedParts,
  neighbours,
  tellsTooMuch,
  withHidden,
} from './masking'
import type { Filter } from './sums'

interface Link {
  readonly by: IndicatorKey
  readonly parts: readonly string[]
}

/** Parts whose sum is another indicator's value: whoever reads that one knows them, and what is left of the whole. */
const links: Readonly<Partial<Record<IndicatorKey, Link>>> = {
  exited: { by: 'ordinary', parts: ordinary },
  decided: { by: 'joined', parts: ['integrate'] },
  cal: { by: 'allocated', parts: ['attributed'] },
  closed: { by: 'allocated', parts: ['allocated'] },
  answers: { by: 'lacking', parts: ['no-suited-home'] },
}

/** Told by the same parts: those accompanied less those who joined stood before, less those who stand have left. */
const flow: readonly IndicatorKey[] = ['households', 'accompanied', 'joined']

/** The figures of any filter, as they are, and the filter that is looked at. */
interface Look {
  readonly crossing: Crossing
  of(key: IndicatorKey, filter: Filter): Figure | undefined
}

const isCrossed = ({ filter }: Crossing): boolean => dimensionsOf(filter).length > 0

/** The neighbours of a filter and of each of those that leave some of its dimensions out, the whole scheme last. */
const around = ({ filter, ids }: Crossing): readonly Filter[] =>
  dimensionsOf(filter)
    .reduce<readonly Filter[]>(
      (found, dimension) => [...found, ...found.map(each => ({ ...each, [dimension]: filter[dimension] }))],
      [{}],
    )
    .flatMap(each => neighbours({ filter: each, ids }))

/** A share and what is left of it. */
const isSmallShare = ({ ratio }: Figure): boolean =>
  ratio !== undefined && [ratio.part, ratio.whole, ratio.whole - ratio.part].some(isSmall)

const difference = (one: number | undefined, other: number | undefined): number =>
  one === undefined || other === undefined ? 0 : Math.abs(one - other)

/** Whether a figure less one that it is linked with comes to a small number, here or for a filter beside. */
const tellsByLink = ({ key }: Figure, { crossing, of }: Look): boolean => {
  const value = (other: IndicatorKey, filter: Filter) => of(other, filter)?.value
  const by = links[key]?.by
  if (by) return around(crossing).some(filter => isSmall(difference(value(key, filter), value(by, filter))))
  if (key !== 'accompanied') return false
  return neighbours(crossing)
    .filter(filter => dimensionsOf(filter).length > 0)
    .some(filter => flow.some(other => isSmall(difference(value(key, filter), value(other, filter)))))
}

type Told = (key: IndicatorKey) => Figure | undefined

/** The parts of a figure with those of what it is linked with, and what they come to when taken from each other. */
const listsWith = ({ key, parts = [] }: Figure, of: Told): readonly (readonly Part[])[] => {
  if (!flow.includes(key)) return [parts]
  const accompanied = of('accompanied')?.parts ?? []
  const less = (other: IndicatorKey): readonly Part[] =>
    accompanied.map(part => ({
      key: part.key,
      value: difference(part.value, of(other)?.parts?.find(each => each.key === part.key)?.value),
    }))
  return [...flow.map(each => of(each)?.parts ?? []), less('households'), less('joined')]
}

/** Parts of the whole scheme, in lists whose sums are known: what another indicator tells of them is one by itself. */
const partsOfWhole = (figure: Figure, parts: readonly Part[], { crossing, of }: Look): readonly Part[] => {
  const link = links[figure.key]
  if (!link) return withHidden(parts, hiddenIn(listsWith(figure, key => of(key, crossing.filter))))
  const theirs = parts.filter(({ key }) => link.parts.includes(key))
  const others = parts.filter(({ key }) => !link.parts.includes(key))
  const sum = theirs.reduce((total, { value = 0 }) => total + value, 0)
  // Not quite the same number (an attribution that came too late): all or none.
  if (sum !== of(link.by, crossing.filter)?.value)
    return parts.some(({ value }) => isSmall(value)) ? allHidden(parts) : parts
  const told = [...(theirs.length > 1 ? maskedParts(theirs) : theirs), ...maskedParts(others)]
  return parts.map(part => told.find(({ key }) => key === part.key) ?? part)
}

const allHidden = (parts: readonly Part[]): readonly Part[] => parts.map(({ key }) => ({ key, ...hidden }))

const hide = ({ value: _, ratio: __, parts, ...rest }: Figure): Figure => ({
  ...{ ...rest, ...hidden },
  ...(parts && { parts: allHidden(parts) }),
})

/** Told apart twice: all or none, as the numbers of several dimensions. */
const crossedPartsTell = (figure: Figure, { crossing, of }: Look): boolean =>
  neighbours(crossing).some(filter => {
    const here = of(figure.key, filter)
    return (
      here && listsWith(here, key => of(key, filter)).some(list => list.some(({ value }) => isSmall(value)))
    )
  })

/** Means say as little as the number of households that they are made of: without it, they are left out. */
const isMean = ({ unit }: Figure): boolean => unit === 'days'

const maskFigure = (figure: Figure, look: Look): Figure => {
  if (!figure.people) return figure
  if (isMean(figure)) return hide(figure)
  const { crossing, of } = look
  const { key, ratio, parts } = figure
  if (ratio) {
    const tells = neighbours(crossing).some(filter => {
      const beside = of(key, filter)
      return beside !== undefined && isSmallShare(beside)
    })
    return tells ? hide(figure) : figure
  }
  const count = (filter: Filter) => of(key, filter)?.value ?? 0
  if (tellsTooMuch(crossing, count) || tellsByLink(figure, look)) return hide(figure)
  if (!parts) return figure
  if (!isCrossed(crossing)) return { ...figure, parts: partsOfWhole(figure, parts, look) }
  return crossedPartsTell(figure, look) ? { ...figure, parts: allHidden(parts) } : figure
}

/** The figures of a crossing; `read` gives them for any filter, as they are. */
export const maskFigures = (
  crossing: Crossing,
  read: (filter: Filter) => readonly Figure[],
): readonly Figure[] => {
  const of = (key: IndicatorKey, filter: Filter) => read(filter).find(each => each.key === key)
  return read(crossing.filter).map(figure => maskFigure(figure, { crossing, of }))
}

/**
 * Of a time that is told as a whole only: no filter, no parts, no share, and nothing that is linked with another: beside the
 * year's they would tell what is hidden of this time.
 */
export const wholesOnly = (figures: readonly Figure[], filter: Filter): readonly Figure[] =>
  figures.map(figure => {
    if (!figure.people) return figure
    if (dimensionsOf(filter).length > 0 || figure.ratio || links[figure.key]) return hide(figure)
    return figure.parts ? { ...figure, parts: allHidden(figure.parts) } : figure
  })
