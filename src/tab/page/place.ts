/** Where one is in the tab: a page, and what is open on it. Kept in the address, so that *back* and links work. */
import { useEffect, useState } from 'react'
import type { PageName } from '../../actions/boardMe'

export interface Place {
  /** Whatever stands there: perhaps no page of this person's. */
  readonly page: string
  /** Id of the dossier, session… that is open. */
  readonly open?: string
  /** The part of it that is shown at once. */
  readonly part?: string
}

export const placeIn = (hash: string): Place => {
  const [page = '', open, part] = hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent)
  return { page, ...(open && { open }), ...(part && { part }) }
}

export const hashOf = (page: PageName, open?: string): string =>
  `#/${page}${open === undefined ? '' : `/${encodeURIComponent(open)}`}`

const placeNow = (): Place => {
  try {
    return placeIn(location.hash)
  } catch {
    return { page: '' }
  }
}

export const usePlace = (): Place => {
  const [place, setPlace] = useState(placeNow)
  useEffect(() => {
    const look = () => setPlace(placeNow())
    window.addEventListener('hashchange', look)
    return () => window.removeEventListener('hashchange', look)
  }, [])
  return place
}

export const goTo = (page: PageName, open?: string): void => void (location.hash = hashOf(page, open))
