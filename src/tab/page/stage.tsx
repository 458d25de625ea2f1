/** The stage of a dossier as a small mark: its word, in a colour that says whether something runs, waits or is over. */
import { Badge, type BadgeProps } from '@fluentui/react-components'
import { type Stage, measured, over, undecided } from '../../domain/workflow'
import { useAround } from './around'

const colorOf = (stage: Stage): NonNullable<BadgeProps['color']> => {
  if (stage === 'interrupted') return 'danger'
  if (stage === 'window') return 'warning'
  if (over.includes(stage)) return 'subtle'
  if (measured.includes(stage)) return 'success'
  return undecided.includes(stage) ? 'informative' : 'brand'
}

export const StageMark = ({ stage }: { readonly stage: Stage }) => {
  const { text } = useAround()
  return (
    <Badge appearance="tint" color={colorOf(stage)} className="mark">
      {text.dossier.title(text.words.stage[stage])}
    </Badge>
  )
}
