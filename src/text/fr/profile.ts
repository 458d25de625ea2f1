/** The household without its identity. */
export const profile = {
  origin: 'Repéré par',
  household: 'Ménage',
  adults: (n: number) => (n > 1 ? `${n} adultes` : '1 adulte'),
  children: (n: number) => (n > 1 ? `${n} enfants` : '1 enfant'),
  need: 'Besoin',
  difficulties: 'Difficultés',
  eviction: 'Expulsion',
}
