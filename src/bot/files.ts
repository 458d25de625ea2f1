/** Files that Teams keeps for a personal chat: which are fetched, from where, and how much of them. */
import type { Activity } from 'botbuilder'
import { z } from 'zod'

const DOWNLOAD = 'application/vnd.microsoft.teams.file.download.info'

/**
 * Hosts of Microsoft 365 on which Teams keeps the files of chats; nothing else is ever asked for, whoever sends the
 * address: a bot that fetched any would be a way into the network that it runs in.
 */
const hosts = [
  '.sharepoint.com',
  '.sharepoint.us',
  '.sharepoint-mil.us',
  '.sharepoint.cn',
  '.sharepoint.de',
] as const

/** A download takes no longer. */
const TIMEOUT_MS = 5000

const attachmentSchema = z.object({
  contentType: z.literal(DOWNLOAD),
  content: z.object({ downloadUrl: z.string().max(8000) }),
})

/** Address of the file that a message carries; the first of several. */
export const fileIn = ({ attachments }: Pick<Activity, 'attachments'>): string | undefined => {
  for (const attachment of Array.isArray(attachments) ? attachments : []) {
    const parsed = attachmentSchema.safeParse(attachment)
    if (parsed.success) return parsed.data.content.downloadUrl
  }
  return undefined
}

/** Whether an address may be asked for: https, a host of the list, no port or password of its own. */
export const isTrusted = (address: string): boolean => {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, port, username, password } = new URL(address)
  return (
    protocol === 'https:' &&
    port === '' &&
    username === '' &&
    password === '' &&
    hosts.some(host => hostname.endsWith(host) && hostname.length > host.length)
  )
}

/** The file cannot be had: not from there, not in time, too large. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused'
  constructor(readonly why: 'untrusted' | 'unreachable' | 'too-large') {
    super(why)
  }
}

/** Bytes of a body as they come, and no more than `limit`. */
const bytesUpTo = async (body: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    if (length > limit) throw new FileRefused('too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** How a file is fetched: handed in, so that a test needs no Microsoft. */
export type Fetch = (
  address: string,
  options: { redirect: 'error'; signal: AbortSignal },
) => Promise<Response>

/** The file at an address that `isTrusted`; a redirection elsewhere is not followed. Throws `FileRefused`. */
export const download = async (
  address: string,
  limit: number,
  fetchFile: Fetch = fetch,
): Promise<Uint8Array> => {
  if (!isTrusted(address)) throw new FileRefused('untrusted')
  try {
    const response = await fetchFile(address, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) })
    if (!response.ok || !response.body) throw new FileRefused('unreachable')
    if (Number(response.headers.get('content-length') ?? 0) > limit) throw new FileRefused('too-large')
    return await bytesUpTo(response.body, limit)
  } catch (error) {
    if (error instanceof FileRefused) throw error
    throw new FileRefused('unreachable')
  }
}
