/** Figures as people read them, in cards and papers alike. */
import type { Amount, Figure, IndicatorKey, Unit } from '../domain/figure'
import type { Language } from '../domain/people'
import type { Text } from './index'

const locales: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' }

/** `1 250`, `7,5` */
export const formatNumber = (value: number, language: Language): string =>
  new Intl.NumberFormat(locales[language], { maximumFractionDigits: 1 }).format(value)

/** `12`, `83,3 %`, `45 jours`; `masqué` when it is hidden, a dash when there is nothing to divide by. */
export const amountText = (
  { value, masked }: Amount,
  unit: Unit,
  { figures }: Pick<Text, 'figures'>,
  language: Language,
): string => {
  if (masked) return figures.masked
  if (value === undefined) return figures.nothing
  const number = formatNumber(value, language)
  if (unit === 'percent') return language === 'fr' ? `${number}\u00a0%` : `${number}%`
  return unit === 'days' ? `${number}\u00a0${figures.units.days}` : number
}

/** The word of a part of an indicator. */
export const partName = (key: IndicatorKey, part: string, { figures }: Pick<Text, 'figures'>): string =>
  figures.indicators[key].parts?.[part] ?? part

/** What stands beside a figure: what a share is made of, its target. Empty when there is neither. */
export const besideFigure = (
  { ratio, target, unit, key }: Pick<Figure, 'ratio' | 'target' | 'unit' | 'key'>,
  text: Pick<Text, 'figures'>,
  language: Language,
): string =>
  [
    ...(ratio ? [text.figures.ratio(ratio.part, ratio.whole)] : []),
    ...(target !== undefined && key !== 'capacity'
      ? [text.figures.target(amountText({ value: target }, unit, text, language), key)]
      : []),
  ].join(' · ')
