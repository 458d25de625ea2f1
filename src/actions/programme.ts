/** The scheme's places, read and changed in the commit of the dossier that takes or frees one. */
import type { DossierId } from '../domain/dossier'
import { placesWith } from '../domain/programme'
import type { Stage } from '../domain/workflow'
import type { Change, Doc } from '../store/store'
import type { App } from './app'

const ID = 'programme'

/** The document of the places; a scheme that has none yet gets it with the first place taken (`v` 0). */
export const loadProgramme = async ({ store }: Pick<App, 'store'>): Promise<Doc<'programme'>> =>
  (await store.get('programme', ID)) ?? { id: ID, v: 0, places: [] }

/** The change that makes the places what they are now; none when they stay the same. */
export const programmeChange = (
  programme: Doc<'programme'>,
  places: readonly DossierId[],
): readonly Change[] => {
  if (places === programme.places) return []
  return programme.v === 0
    ? [{ do: 'add', in: 'programme', doc: { id: ID, places } }]
    : [{ do: 'put', in: 'programme', doc: { ...programme, places } }]
}

/** For every act that moves a dossier: the change of the places that goes with the stage it comes to. */
export const placeChange = async (
  app: Pick<App, 'store'>,
  dossier: DossierId,
  stage: Stage,
): Promise<readonly Change[]> => {
  const programme = await loadProgramme(app)
  return programmeChange(programme, placesWith(programme.places, dossier, stage))
}
