/** The built page: files whose names change with their content, compressed once when it was built. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** Written beside the files by scripts/tab.ts. */
const manifestSchema = z.object({
  /** The script that starts the page, and what it needs at once. */
  script: z.string(),
  preload: z.array(z.string()),
  style: z.string(),
})

const encodings = ['br', 'gzip'] as const
export type Encoding = (typeof encodings)[number] | 'identity'

export interface Asset {
  readonly type: string
  /** `identity` is always there. */
  readonly bodies: Readonly<Partial<Record<Encoding, Buffer>>>
}

export interface Assets {
  readonly manifest: z.infer<typeof manifestSchema>
  readonly files: ReadonlyMap<string, Asset>
}

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
}
const endings: Readonly<Record<Encoding, string>> = { identity: '', br: '.br', gzip: '.gz' }

/** Reads the folder of the built page into memory (about a megabyte); undefined when the page was not built. */
export const readAssets = (folder: string): Assets | undefined => {
  const list = join(folder, 'manifest.json')
  if (!existsSync(list)) return undefined
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(list, 'utf8')))
  const names = readdirSync(folder)
  const files = names.flatMap((name): [string, Asset][] => {
    const type = types[name.split('.').at(-1) ?? '']
    if (!type) return []
    const bodies = Object.entries(endings)
      .filter(([, ending]) => names.includes(name + ending))
      .map(([encoding, ending]) => [encoding, readFileSync(join(folder, name + ending))] as const)
    return [[name, { type, bodies: Object.fromEntries(bodies) }]]
  })
  return { manifest, files: new Map(files) }
}

/** The smallest body that the browser reads. */
export const bodyFor = (
  asset: Asset,
  accepts: string,
): { readonly encoding: Encoding; readonly body: Buffer } => {
  const read = accepts.split(',').map(item => item.trim().split(';'))
  const readable = new Set(
    read.filter(([, weight]) => !/q=0(\.0+)?$/.test(weight ?? '')).map(([name]) => name),
  )
  const encoding = encodings.find(each => readable.has(each) && asset.bodies[each]) ?? 'identity'
  return { encoding, body: asset.bodies[encoding] ?? Buffer.alloc(0) }
}
