/** Figures side by side as bars with their words and numbers: read like a table, seen like a picture. */
export interface Bar {
  readonly label: string
  readonly value: number
  /** How the number is said, where it is not plain. */
  readonly said?: string
  /** What one would rather not have. */
  readonly warns?: boolean
}

export const Bars = ({ title, bars }: { readonly title: string; readonly bars: readonly Bar[] }) => {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  return (
    <table className="bars" aria-label={title}>
      <tbody>
        {bars.map(({ label, value, said, warns }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="bar">
              <i className={warns ? 'warns' : ''} style={{ width: `${(value / most) * 100}%` }} />
            </td>
            <td className="value">{said ?? value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
