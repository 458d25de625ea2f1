/** A bot under measure is a process of its own: it says where it listens, and what it has used when asked. */
export interface Ready {
  readonly port: number
  /** What the load needs to know of it: ids of dossiers and people. */
  readonly about: Readonly<Record<string, readonly string[]>>
}

export interface Used {
  /** CPU of the whole process since its start, in milliseconds. */
  readonly cpuMs: number
  readonly rssBytes: number
}

/** Tells the parent that requests may come, and answers its questions until it goes. */
export const serve = (ready: Ready): void => {
  const send = (message: unknown) => process.send?.(message)
  process.on('message', message => {
    if (message !== 'used') return
    const { user, system } = process.cpuUsage()
    send({ cpuMs: (user + system) / 1000, rssBytes: process.memoryUsage().rss } satisfies Used)
  })
  process.on('disconnect', () => process.exit(0))
  send(ready)
}
