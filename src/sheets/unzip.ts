/** Unpacks what is wanted of a zip file, and stops as soon as it is more than a list of homes could be. */
import { Unzip, UnzipInflate } from 'fflate'
import { SheetUnreadable, sheetLimits } from './sheet'

/**
 * The wanted entries by their path. What they unpack to is counted as it comes out, whatever the file says of itself: a
 * zip bomb stops at `sheetLimits.unpacked`. Throws `SheetUnreadable`.
 */
export const unzipped = (
  bytes: Uint8Array,
  isWanted: (path: string) => boolean,
): ReadonlyMap<string, Uint8Array> => {
  const parts = new Map<string, Uint8Array[]>()
  let [total, entries] = [0, 0]
  const unzip = new Unzip(file => {
    entries += 1
    if (entries > sheetLimits.entries) throw new SheetUnreadable('too-large')
    if (!isWanted(file.name)) return
    const chunks: Uint8Array[] = []
    parts.set(file.name, chunks)
    file.ondata = (error, chunk) => {
      // Ours comes back as the library's own: what was thrown below.
      if (error) throw error instanceof SheetUnreadable ? error : new SheetUnreadable('not-a-sheet')
      total += chunk.length
      if (total > sheetLimits.unpacked) throw new SheetUnreadable('too-large')
      chunks.push(chunk)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    // Little by little: the whole at once would be unpacked before it is counted.
    for (let at = 0; at < bytes.length; at += STEP)
      unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length)
  } catch (error) {
    if (error instanceof SheetUnreadable) throw error
    throw new SheetUnreadable('not-a-sheet')
  }
  return new Map([...parts].map(([path, chunks]) => [path, Buffer.concat(chunks)]))
}

/** Deflate packs a thousandfold at most: 16 KB come out as 16 MB. */
const STEP = 16 * 1024
