/** One of a few, from a list that opens. */
import { Dropdown, Field, Option } from '@fluentui/react-components'

export interface Item {
  readonly value: string
  readonly label: string
}

export const Choice = ({
  label,
  value,
  items,
  choose,
}: {
  readonly label: string
  readonly value: string
  readonly items: readonly Item[]
  choose(value: string): void
}) => (
  <Field label={label}>
    <Dropdown
      value={items.find(item => item.value === value)?.label ?? ''}
      selectedOptions={[value]}
      onOptionSelect={(_, { optionValue }) => optionValue !== undefined && choose(optionValue)}
    >
      {items.map(item => (
        <Option key={item.value} value={item.value}>
          {item.label}
        </Option>
      ))}
    </Dropdown>
  </Field>
)
