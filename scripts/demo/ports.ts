/** Free ports of this machine. */
import { createServer } from 'node:net'

const isFreeOn = (port: number, host: string): Promise<boolean> =>
  new Promise(resolve => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT'),
    )
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })

/** Free for a browser that says `localhost`, whichever address that is; also when another program took all addresses. */
const isFree = async (port: number): Promise<boolean> => {
  for (const host of ['127.0.0.1', '::1', '0.0.0.0', '::']) if (!(await isFreeOn(port, host))) return false
  return true
}

/** The first `count` free ports from `first` on. Throws when there are not enough. */
export const freePorts = async (first: number, count: number): Promise<readonly number[]> => {
  const found: number[] = []
  for (let port = first; found.length < count; port += 1) {
    if (port > 65_535) throw new Error(`il n’y a pas ${count} ports libres à partir de ${first}`)
    if (await isFree(port)) found.push(port)
  }
  return found
}
