import type { Text } from '../fr'

export const wanted: Text['wanted'] = {
  title: n => (n === 1 ? 'One of your homes suits' : `${n} of your homes suit`),
  intro: day => `A supported household still looks for a home; the window to allocate one closes on ${day}.`,
  need: 'Need',
  provider: 'Provider to contact',
  open: 'Open',
}
