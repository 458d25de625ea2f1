/**
 * Packs the Teams app: fills `manifest/manifest.json` with this installation's ids, checks it, writes the zip
 * that an administrator uploads. Run by `npm run manifest`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { zipSync, type Zippable } from 'fflate'
import { z } from 'zod'
import { type AppPackage, manifestParts, validateManifest } from './manifest/rules'

/** What the operator can mend: its message says where and how, and is printed without a stack. */
export class ManifestError extends Error {}

/** The variables that `${…}` in the manifest may name. */
export type ManifestValues = z.infer<typeof environment>

const guid = z
  .guid()
  .refine(id => !/^[0-]+$/.test(id))
  .toLowerCase()

// Teams takes a bare host in validDomains, and Entra the same one in the application's URI.
const host = z
  .string()
  .regex(/^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/)

const environment = z.object({ TEAMS_APP_ID: guid, MICROSOFT_APP_ID: guid, PUBLIC_HOST: host })

const remedies: Record<keyof ManifestValues, string> = {
  TEAMS_APP_ID:
    'set it to a GUID of your own that never changes (make one with `uuidgen` and keep it): Teams knows the app by it',
  MICROSOFT_APP_ID:
    'set it to the application (client) id of the bot, a GUID shown in the Azure portal under App registrations',
  PUBLIC_HOST:
    'set it to the public host name of the bot in lower case, such as passerelle.example.fr, without https://, port or path',
}

/** Reads the three variables; throws one {@link ManifestError} that names every missing or malformed one with its remedy. */
export const readEnvironment = (env: Readonly<Record<string, string | undefined>>): ManifestValues => {
  const parsed = environment.safeParse(env)
  if (parsed.success) return parsed.data
  const wrong = new Set(parsed.error.issues.map(issue => String(issue.path[0]) as keyof ManifestValues))
  throw new ManifestError(
    [...wrong]
      .map(name => `${name} is ${env[name] ? 'malformed' : 'missing'}: ${remedies[name]}.`)
      .join('\n'),
  )
}

/** Parses a JSON template and puts the values in place of `${NAME}`, inside strings only; an unknown name throws {@link ManifestError}. */
export const fillManifest = (template: string, values: ManifestValues): unknown => {
  const known: Readonly<Record<string, string>> = values
  const fill = (text: string) =>
    text.replace(/\$\{(\w*)\}/g, (placeholder, name: string) => {
      const value = Object.hasOwn(known, name) ? known[name] : undefined
      if (value === undefined)
        throw new ManifestError(`${placeholder} stands for nothing: use ${Object.keys(values).join(', ')}.`)
      return value
    })
  return JSON.parse(template, (_key, value: unknown) =>
    typeof value === 'string' ? fill(value) : value,
  ) as unknown
}

const json = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)

/** The zip that Teams takes, every file at its root; the same package gives the same bytes, on any day and in any time zone. */
export const packManifest = ({ manifest, locales, icons }: AppPackage): Uint8Array => {
  const files: [string, Uint8Array][] = [
    ['manifest.json', json(manifest)],
    ...Object.entries(locales).map(([file, texts]): [string, Uint8Array] => [file, json(texts)]),
    ...Object.entries(icons),
  ]
  files.sort(([a], [b]) => (a < b ? -1 : 1))
  // Without Z: zip keeps local time, so a local midnight is the same everywhere.
  return zipSync(Object.fromEntries(files) satisfies Zippable, { level: 9, mtime: '1980-01-01T00:00:00' })
}

/** The bytes of a file in the folder, or the sentence that says it is not there. */
const readFile = (folder: string, file: string): Buffer => {
  try {
    return readFileSync(join(folder, file))
  } catch {
    throw new ManifestError(
      `${join(folder, file)} cannot be read: put it back, or take its name out of manifest.json.`,
    )
  }
}

/** Reads the manifest and the files it names from a folder; placeholders are filled, nothing is validated yet. */
export const readPackage = (folder: string, values: ManifestValues): AppPackage => {
  const readJson = (file: string): unknown => {
    const text = readFile(folder, file).toString('utf8')
    try {
      return fillManifest(text, values)
    } catch (error) {
      throw new ManifestError(
        `${join(folder, file)}: ${error instanceof Error ? error.message : String(error)}`,
      )
    }
  }
  const manifest = readJson('manifest.json')
  const names = manifestParts.pick({ icons: true, localizationInfo: true }).safeParse(manifest)
  // Left empty where the manifest is too broken to name its files: validation then says why.
  const { icons, localizationInfo } = names.success ? names.data : { icons: {}, localizationInfo: undefined }
  const languages = localizationInfo?.additionalLanguages ?? []
  return {
    manifest,
    locales: Object.fromEntries(languages.map(({ file }) => [file, readJson(file)])),
    icons: Object.fromEntries(
      Object.values(icons).map(file => [file, new Uint8Array(readFile(folder, file))]),
    ),
  }
}

/** Writes `build/passerelle.zip` in the folder and returns its path; throws {@link ManifestError} listing every problem. */
export const buildPackage = (folder: string, env: Readonly<Record<string, string | undefined>>): string => {
  const app = readPackage(folder, readEnvironment(env))
  const problems = validateManifest(app)
  if (problems.length > 0) throw new ManifestError(`Teams would refuse this package:\n${problems.join('\n')}`)
  const zip = join(folder, 'build', 'passerelle.zip')
  mkdirSync(dirname(zip), { recursive: true })
  writeFileSync(zip, packManifest(app))
  return zip
}

const main = () => {
  try {
    process.stdout.write(
      `${buildPackage('manifest', process.env)} is ready: upload it in the Teams admin center.\n`,
    )
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}

if (require.main === module) main()
