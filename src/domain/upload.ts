/** A spreadsheet of homes on its way in: read, shown, imported only when its sender says so, batch by batch. */
import type { Day, Instant } from './calendar'
import { type Dwelling, type DwellingDecided, addDwelling, changeDwelling } from './dwelling'
import { type GivenTraits, homeNamed } from './traits'
import type { Field, SheetHome, WrongCell } from './dwellingSheet'
import type { OrganisationId, PersonId } from './people'
import { Refused } from './refused'

/** Homes of one commit: a crash between two leaves each home whole, and none is done twice. */
export const BATCH = 100
/** Wrong cells that are kept to be shown; the others are counted. */
export const SHOWN_WRONG = 60

export interface Upload {
  readonly person: PersonId
  readonly landlord: OrganisationId
  /** `checked`: shown, nothing is imported · `importing` · `done`. */
  readonly state: 'checked' | 'importing' | 'done'
  readonly fresh: number
  readonly changed: number
  readonly unchanged: number
  readonly wrong: readonly WrongCell[]
  /** Lines that are not imported, because something is wrong in them. */
  readonly wrongLines: number
  /** Titles that the file lacks: then nothing of it was read. */
  readonly missing: readonly string[]
  /** What its sheet has no column for: left as it is in homes that are there already. */
  readonly untold: readonly Field[]
  readonly batches: number
  readonly imported: number
  /** Since when it is imported. */
  readonly since?: Instant
  readonly at: Instant
}

/** Part of an upload that waits to be imported; it goes in the commit that imports it. */
export interface UploadBatch {
  readonly upload: string
  readonly number: number
  readonly homes: readonly SheetHome[]
  readonly at: Instant
}

interface When {
  readonly today: Day
  readonly at: Instant
}

/** What may be taken away by an empty cell: a store keeps no key of what is undefined. */
const nothing = {
  ...{ address: undefined, surface: undefined, floor: undefined, rent: undefined, charges: undefined },
  vacantFrom: undefined,
} satisfies Partial<GivenTraits>

/** What of a home its line does not tell. */
const kept = (before: Dwelling, untold: readonly Field[]): Partial<GivenTraits> =>
  Object.fromEntries(untold.flatMap(field => (field === 'stateOn' ? [] : [[field, before[field]]])))

/** What a line does: the home as it is then (no facts: nothing), or why not. */
export const decideLine = (
  before: Dwelling | undefined,
  { landlord, untold }: Pick<Upload, 'landlord' | 'untold'>,
  traits: GivenTraits,
  when: When,
): DwellingDecided | Refused => {
  try {
    return before
      ? changeDwelling(
          before,
          // The reference as the landlord wrote it first: a file in capitals changes no home.
          { ...nothing, ...traits, ...kept(before, untold), reference: before.reference },
          when,
        )
      : addDwelling(landlord, traits, when)
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
}

export interface Checked {
  readonly fresh: number
  readonly changed: number
  readonly unchanged: number
  readonly wrong: readonly WrongCell[]
  /** Those that would change something, to be imported. */
  readonly homes: readonly SheetHome[]
}

/** What the lines of a file would do, without doing it; the homes that are there by reference: see `homeNamed`. */
export const checkHomes = (
  homes: readonly SheetHome[],
  upload: Pick<Upload, 'landlord' | 'untold'>,
  there: ReadonlyMap<string, Dwelling>,
  when: When,
): Checked => {
  const [changing, wrong]: [SheetHome[], WrongCell[]] = [[], []]
  let [fresh, unchanged] = [0, 0]
  for (const home of homes) {
    const before = homeNamed(there, home.traits.reference)
    const decided = decideLine(before, upload, home.traits, when)
    if (decided instanceof Refused) wrong.push({ line: home.line, problem: decided.code })
    else if (decided.facts.length === 0) unchanged += 1
    else {
      changing.push(home)
      if (!before) fresh += 1
    }
  }
  return { fresh, changed: changing.length - fresh, unchanged, wrong, homes: changing }
}

/** The lines that something is wrong in. */
export const linesOf = (wrong: readonly WrongCell[]): number => new Set(wrong.map(({ line }) => line)).size
