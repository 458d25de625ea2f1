/** One demo on one folder of data: two bots would answer for each other's windows. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning'
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Marks the folder as this process's; gives back what takes the mark away. Throws `AlreadyRunning`. */
export const claimFolder = (folder: string): (() => void) => {
  const mark = join(folder, 'running.pid')
  mkdirSync(folder, { recursive: true })
  const other = existsSync(mark) ? Number(readFileSync(mark, 'utf8')) : 0
  if (other > 0 && other !== process.pid && isAlive(other))
    throw new AlreadyRunning(
      `Une démo tourne déjà sur ${folder} (processus ${other}) : arrêtez-la par Ctrl-C, ou donnez un autre dossier par --data. ` +
        `Si ce processus est autre chose, supprimez ${mark}.`,
    )
  writeFileSync(mark, String(process.pid))
  return () => rmSync(mark, { force: true })
}
