/** What must hold of a Teams app package: Microsoft's schema, and what it lets through although Teams would refuse or spoil it. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ErrorObject } from 'ajv'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { z } from 'zod'

/** The content of the zip, by file name; JSON is parsed, `${…}` already filled. */
export interface AppPackage {
  manifest: unknown
  /** One a language beyond the default, by the name that the manifest gives. */
  locales: Record<string, unknown>
  /** PNG bytes, by the name that the manifest gives. */
  icons: Record<string, Uint8Array>
}

/** The parts of a manifest that our own rules read; Microsoft's schema has checked the rest before. */
export const manifestParts = z.object({
  $schema: z.string().optional(),
  manifestVersion: z.string(),
  version: z.string(),
  localizationInfo: z
    .object({
      defaultLanguageTag: z.string(),
      additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })).default([]),
    })
    .optional(),
  developer: z.object({ websiteUrl: z.string(), privacyUrl: z.string(), termsOfUseUrl: z.string() }),
  icons: z.object({ color: z.string(), outline: z.string() }),
  bots: z
    .array(
      z.object({
        botId: z.string(),
        scopes: z.array(z.string()),
        commandLists: z
          .array(
            z.object({
              scopes: z.array(z.string()),
              commands: z.array(z.object({ title: z.string(), description: z.string() })),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
  staticTabs: z
    .array(z.object({ entityId: z.string(), name: z.string().optional(), contentUrl: z.string().optional() }))
    .default([]),
  validDomains: z.array(z.string()).default([]),
  webApplicationInfo: z.object({ id: z.string(), resource: z.string().optional() }).optional(),
})
type ManifestParts = z.infer<typeof manifestParts>

type SchemaName = 'MicrosoftTeams.schema.json' | 'MicrosoftTeams.Localization.schema.json'

/** One of Microsoft's schemas for the version that the manifest itself declares; undefined where the package has none. */
const readSchema = (version: string, name: SchemaName): object | undefined => {
  if (!/^\d+\.\d+$/.test(version)) return undefined
  const folder = join(
    dirname(require.resolve('@microsoft/app-manifest')),
    'json-schemas',
    'teams',
    `v${version}`,
  )
  try {
    return JSON.parse(readFileSync(join(folder, name), 'utf8')) as object
  } catch {
    return undefined
  }
}

/** `/bots/0/botId must match pattern …`; the names that do not belong or may be used are said too. */
const describe = (file: string, { instancePath, message, params }: ErrorObject): string => {
  const details: unknown = params.additionalProperty ?? params.allowedValues ?? params.allowedValue
  const suffix = details === undefined ? '' : ` (${[details].flat().map(String).join(', ')})`
  return `${file} ${instancePath || '/'} ${message ?? 'is not valid'}${suffix}`
}

const schemaProblems = (file: string, value: unknown, version: string, name: SchemaName): string[] => {
  const schema = readSchema(version, name)
  if (!schema) return [`${file} /manifestVersion has no schema in @microsoft/app-manifest (${version})`]
  // The schema of translations has patterns (a lone `]`) that are no Unicode regular expressions.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
  addFormats(ajv)
  const check = ajv.compile(schema)
  return check(value) ? [] : (check.errors ?? []).map(error => describe(file, error))
}

/** A file of the package lies at the root of the zip: anywhere else Teams says only that it cannot read the manifest. */
const fileProblems = (files: string[]): string[] =>
  files
    .filter(file => !/^[\w-]+(\.[\w-]+)+$/.test(file))
    .map(file => `manifest.json names ${file}: a file lies beside the manifest, without folder`)

/** Teams takes an upload for an update by comparing three plain numbers, each below 65536. */
const versionProblems = ({ version }: ManifestParts): string[] =>
  /^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/.test(version) && version.split('.').every(part => Number(part) < 65536)
    ? []
    : [`manifest.json /version must be three numbers below 65536, such as 1.4.0 (${version})`]

const addressProblems = ({
  $schema,
  manifestVersion,
  developer,
  validDomains,
  bots,
  webApplicationInfo,
}: ManifestParts): string[] => {
  const problems: string[] = []
  if ($schema && !$schema.includes(`/v${manifestVersion}/`))
    problems.push(`manifest.json /$schema must be that of manifestVersion ${manifestVersion}`)
  // The schema lets http through, Teams does not.
  for (const [name, url] of Object.entries(developer))
    if (!url.startsWith('https://'))
      problems.push(`manifest.json /developer/${name} must start with https://`)
  validDomains.forEach((domain, index) => {
    if (/[/:\s]/.test(domain) || domain === '*')
      problems.push(`manifest.json /validDomains/${index} must be a host name without https://, port or path`)
  })
  const resource = webApplicationInfo?.resource
  const expected = validDomains.map(domain => `api://${domain}/botid-${webApplicationInfo?.id}`)
  if (resource && !expected.includes(resource))
    problems.push(`manifest.json /webApplicationInfo/resource must be ${expected.join(' or ')}`)
  if (webApplicationInfo && bots.some(bot => bot.botId !== webApplicationInfo.id))
    problems.push(
      'manifest.json /webApplicationInfo/id must be the id of the bot, or nobody can be signed in to it',
    )
  return problems
}

/** Teams shows a tab from a valid domain only; deep links name it by its entity id. */
const tabProblems = ({ staticTabs, validDomains }: ManifestParts): string[] =>
  staticTabs.flatMap(({ entityId, contentUrl }, index) => {
    const path = `manifest.json /staticTabs/${index}`
    const twice = staticTabs.findIndex(each => each.entityId === entityId) !== index
    const elsewhere =
      contentUrl !== undefined && !validDomains.some(domain => contentUrl.startsWith(`https://${domain}/`))
    return [
      ...(twice ? [`${path}/entityId is already in this list (${entityId})`] : []),
      ...(elsewhere ? [`${path}/contentUrl must be https:// on one of validDomains`] : []),
    ]
  })

/** A command is typed by its title: it must be there, be one a list, and be offered where the bot is; a scope has one list. */
const commandProblems = ({ bots }: ManifestParts): string[] =>
  bots.flatMap((bot, b) => {
    const scopes = bot.commandLists.flatMap(list => list.scopes)
    const twice = scopes.filter((scope, index) => scopes.indexOf(scope) !== index)
    return [
      ...twice.map(
        scope => `manifest.json /bots/${b}/commandLists has more than one list for the scope ${scope}`,
      ),
      ...scopes
        .filter(scope => !bot.scopes.includes(scope))
        .map(scope => `manifest.json /bots/${b}/commandLists has the scope ${scope}, which the bot has not`),
      ...bot.commandLists.flatMap((list, l) => {
        const titles = list.commands.map(command => command.title.trim().toLowerCase())
        return titles.flatMap((title, c) => {
          const path = `manifest.json /bots/${b}/commandLists/${l}/commands/${c}/title`
          if (!title) return [`${path} is empty`]
          return titles.indexOf(title) === c ? [] : [`${path} is already in this list (${title})`]
        })
      }),
    ]
  })

/** Every text that a person reads and that a translation replaces, as a localisation key: `bots[0].commandLists[0].commands[0].title`. */
const translatableKeys = ({ bots, staticTabs }: ManifestParts): string[] => [
  'name.short',
  'name.full',
  'description.short',
  'description.full',
  ...staticTabs.flatMap(({ name }, t) => (name === undefined ? [] : [`staticTabs[${t}].name`])),
  ...bots.flatMap((bot, b) =>
    bot.commandLists.flatMap((list, l) =>
      list.commands.flatMap((_, c) =>
        ['title', 'description'].map(text => `bots[${b}].commandLists[${l}].commands[${c}].${text}`),
      ),
    ),
  ),
]

/** The value at a localisation key such as `bots[0].scopes`; undefined where nothing is. */
export const valueAt = (manifest: unknown, key: string): unknown =>
  key
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .reduce<unknown>(
      (value, step) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, step)
          ? (value as Record<string, unknown>)[step]
          : undefined,
      manifest,
    )

/** Teams drops a key that leads nowhere without a word, and shows French where one is missing. */
const translationProblems = (parts: ManifestParts, { manifest, locales }: AppPackage): string[] => {
  const languages = parts.localizationInfo?.additionalLanguages ?? []
  return languages.flatMap(({ file }) => {
    const locale = locales[file]
    if (locale === undefined) return [`${file} is missing: the manifest names it`]
    const broken = schemaProblems(
      file,
      locale,
      parts.manifestVersion,
      'MicrosoftTeams.Localization.schema.json',
    )
    if (broken.length > 0) return broken
    const keys = Object.keys(locale as object).filter(key => key !== '$schema')
    return [
      ...keys
        .filter(key => typeof valueAt(manifest, key) !== 'string')
        .map(key => `${file} ${key} leads to no text in manifest.json`),
      ...translatableKeys(parts)
        .filter(key => !keys.includes(key))
        .map(key => `${file} ${key} is missing: the manifest has this text`),
    ]
  })
}

/** Width and height in pixels from a PNG's header; undefined where the bytes are no PNG. */
export const pngSize = (bytes: Uint8Array): { width: number; height: number } | undefined => {
  const png = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // Signature, then the first chunk: its length, IHDR, width, height.
  if (
    png.length < 24 ||
    png.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n' ||
    png.toString('latin1', 12, 16) !== 'IHDR'
  )
    return undefined
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) }
}

const iconPixels = { color: 192, outline: 32 } as const

const iconProblems = (parts: ManifestParts, { icons }: AppPackage): string[] =>
  (['color', 'outline'] as const).flatMap(kind => {
    const file = parts.icons[kind]
    const bytes = icons[file]
    if (!bytes) return [`${file} is missing: the manifest names it`]
    const size = pngSize(bytes)
    if (!size) return [`${file} is not a PNG`]
    const side = iconPixels[kind]
    return size.width === side && size.height === side
      ? []
      : [`${file} must be ${side} by ${side} pixels, not ${size.width} by ${size.height}`]
  })

/**
 * What Teams would refuse, or silently spoil, in this package: one sentence a problem, each naming file and path; empty when all is well.
 * Microsoft's schema comes first, and where it finds something our own rules wait.
 */
export const validateManifest = (app: AppPackage): string[] => {
  const version = z.object({ manifestVersion: z.string() }).safeParse(app.manifest)
  if (!version.success) return ['manifest.json /manifestVersion is missing']
  const broken = schemaProblems(
    'manifest.json',
    app.manifest,
    version.data.manifestVersion,
    'MicrosoftTeams.schema.json',
  )
  if (broken.length > 0) return broken
  const parts = manifestParts.parse(app.manifest)
  return [
    ...fileProblems(filesNamed(parts)),
    ...versionProblems(parts),
    ...addressProblems(parts),
    ...tabProblems(parts),
    ...commandProblems(parts),
    ...translationProblems(parts, app),
    ...iconProblems(parts, app),
  ]
}

/** Every file that the manifest names, its own name aside. */
export const filesNamed = ({ icons, localizationInfo }: ManifestParts): string[] => [
  icons.color,
  icons.outline,
  ...(localizationInfo?.additionalLanguages ?? []).map(language => language.file),
]
