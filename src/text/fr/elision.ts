/** Words that lose their vowel before a name. */

/** Names that begin with an h that is heard: `de Haute-Côte Habitat`. */
const heard = /^h(?:all|alt|ameau|angar|aut|avre|ors|uit)/i

/** `de Logis Sureau`, `d’Habitat Tilleul`, `d’Orme Logement`. */
export const deName = (name: unknown): string => {
  const text = String(name ?? '')
  return /^[aeiouhœàâéèêëîïôùû]/i.test(text) && !heard.test(text) ? `d’${text}` : `de ${text}`
}
