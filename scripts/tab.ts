/**
 * Builds the page of the Teams tab into `dist/tab`: bundled, split by page, named by content, compressed. Run by
 * `npm run build`; does nothing when what it would read has not changed.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { type Metafile, build } from 'esbuild'

const ENTRY = 'src/tab/page/index.tsx'
const STYLE = 'src/tab/page/page.css'
const FOLDER = 'dist/tab'
/** Loaded by the page a moment later, wherever it is opened: asked for together with it. */
const SOON = ['teams.ts', 'texts/fr.ts', 'home.tsx'].map(file => `src/tab/page/${file}`)

/** What the page is made of: its sources, and the versions of what it uses. */
const SOURCES = ['src/tab', 'src/text', 'src/domain', 'package-lock.json', 'scripts/tab.ts']

const filesUnder = (path: string): readonly string[] =>
  statSync(path).isDirectory() ? readdirSync(path).flatMap(name => filesUnder(join(path, name))) : [path]

const stateOfSources = (): string => {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap(filesUnder).sort()) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

const bundle = async (): Promise<Metafile> => {
  const { metafile } = await build({
    entryPoints: [ENTRY, STYLE],
    outdir: FOLDER,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    metafile: true,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    tsconfig: 'src/tab/page/tsconfig.json',
  })
  return metafile
}

/** The files that a file imports at once, itself left out. */
const neededAtOnce = (metafile: Metafile, start: string): readonly string[] => {
  const found = new Set<string>()
  const follow = (file: string): void => {
    for (const { path, kind } of metafile.outputs[file]?.imports ?? [])
      if (kind === 'import-statement' && !found.has(path)) {
        found.add(path)
        follow(path)
      }
  }
  follow(start)
  return [...found].map(path => basename(path))
}

const compress = (file: string): void => {
  const body = readFileSync(file)
  writeFileSync(`${file}.gz`, gzipSync(body, { level: 9 }))
  writeFileSync(
    `${file}.br`,
    brotliCompressSync(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
  )
}

/** What would make the page heavier than all of its own: the days, holidays and schemas of the server. */
const FOREIGN = /node_modules\/(luxon|date-holidays\w*|zod|botbuilder\w*|mongoose)\//
/** Of all its files, gzipped. */
const LIMIT_BYTES = 300 * 1024

/** Throws with what made the page too heavy. */
const weigh = ({ inputs, outputs }: Metafile): void => {
  const foreign = Object.keys(inputs).find(file => FOREIGN.test(file))
  if (foreign) throw new Error(`a file of the server came along (${foreign}): import its types only`)
  const bytes = Object.keys(outputs).reduce((sum, file) => sum + statSync(`${file}.gz`).size, 0)
  if (bytes > LIMIT_BYTES) throw new Error(`it weighs ${bytes} bytes gzipped, more than ${LIMIT_BYTES}`)
}

const made = async (sources: string): Promise<void> => {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  const metafile = await bundle()
  const outputs = Object.entries(metafile.outputs)
  const outputOf = (entry: string): string => {
    const found = outputs.find(([, { entryPoint }]) => entryPoint === entry)
    if (!found) throw new Error(`the bundler made nothing of ${entry}`)
    return found[0]
  }
  for (const [file] of outputs) compress(file)
  weigh(metafile)
  const script = outputOf(ENTRY)
  const first = [script, ...SOON.map(outputOf)]
  const manifest = {
    script: basename(script),
    preload: [...new Set(first.flatMap(file => [...neededAtOnce(metafile, file), basename(file)]))].filter(
      name => name !== basename(script),
    ),
    style: basename(outputOf(STYLE)),
    sources,
  }
  // Last: without it the page counts as not built.
  writeFileSync(join(FOLDER, 'manifest.json'), JSON.stringify(manifest))
}

const builtFrom = (): unknown => {
  const file = join(FOLDER, 'manifest.json')
  if (!existsSync(file)) return undefined
  return (JSON.parse(readFileSync(file, 'utf8')) as { sources?: unknown }).sources
}

const run = async (): Promise<void> => {
  const sources = stateOfSources()
  if (builtFrom() !== sources) await made(sources)
}

run().catch((error: unknown) => {
  process.stderr.write(
    `The page of the tab cannot be built: ${error instanceof Error ? error.message : String(error)}\n`,
  )
  process.exit(1)
})
