/** A part of a page with its title. */
import type { ReactNode } from 'react'

export const Block = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="block" aria-label={title}>
    <h2>{title}</h2>
    {children}
  </section>
)
