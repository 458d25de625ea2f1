import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { strFromU8, unzipSync } from 'fflate'
import {
  buildPackage,
  fillManifest,
  ManifestError,
  packManifest,
  readEnvironment,
  readPackage,
} from '../../scripts/manifest'
import { ENTITY } from '../../src/tab/places'
import { type AppPackage, pngSize, validateManifest, valueAt } from '../../scripts/manifest/rules'

const folder = join(__dirname, '..', '..', 'manifest')
const values = {
  TEAMS_APP_ID: '4f0b1c1e-7f0a-4b57-9a55-2a3f7d1c9e01',
  MICROSOFT_APP_ID: '9c2d7a44-1b7e-4d0c-8c5f-6e0d3b2a1f02',
  PUBLIC_HOST: 'passerelle.example.fr',
}
const ours = (): AppPackage => readPackage(folder, values)

/** Our package with one value of the manifest replaced, at a path such as `bots.0.botId`. */
const withManifest = (path: string, value: unknown): AppPackage => {
  const app = ours()
  const steps = path.split('.')
  const last = steps.pop() ?? ''
  const parent = valueAt(app.manifest, steps.join('.')) ?? app.manifest
  Object.assign(parent as object, { [last]: value })
  return app
}

/** Our package with the English texts changed. */
const withEnglish = (change: (texts: Record<string, unknown>) => void): AppPackage => {
  const app = ours()
  change(app.locales['en.json'] as Record<string, unknown>)
  return app
}

describe('the manifest of this repository', () => {
  test('is what Teams accepts', () => {
    expect(validateManifest(ours())).toEqual([])
  })

  test('keeps no placeholder', () => {
    const { manifest, locales } = ours()
    expect(JSON.stringify([manifest, locales])).not.toContain('${')
  })

  test('speaks French by default and carries each id to its place', () => {
    const { manifest } = ours()
    expect(manifest).toMatchObject({
      id: values.TEAMS_APP_ID,
      localizationInfo: { defaultLanguageTag: 'fr' },
      bots: [{ botId: values.MICROSOFT_APP_ID, isNotificationOnly: false, supportsFiles: true }],
      validDomains: ['passerelle.example.fr'],
      webApplicationInfo: {
        id: values.MICROSOFT_APP_ID,
        resource: `api://passerelle.example.fr/botid-${values.MICROSOFT_APP_ID}`,
      },
    })
  })

  test('has the tab that deep links lead to, on its own host', () => {
    const tabs = valueAt(ours().manifest, 'staticTabs') as { entityId: string; contentUrl?: string }[]
    expect(tabs.find(({ entityId }) => entityId === ENTITY)?.contentUrl).toBe(
      'https://passerelle.example.fr/tab',
    )
  })

  test('offers each scope its commands', () => {
    const titles = (list: number) =>
      (valueAt(ours().manifest, `bots[0].commandLists[${list}].commands`) as { title: string }[]).map(
        c => c.title,
      )
    expect(titles(0)).toEqual([
      'aide',
      'orienter',
      'mes dossiers',
      'dossier',
      'séance',
      'passeport',
      'logements',
      'inviter',
      'annuler',
    ])
    expect(titles(1)).toEqual(['ordre du jour', 'aide'])
  })

  test('is translated by keys that all lead to a text', () => {
    const { manifest, locales } = ours()
    const keys = Object.keys(locales['en.json'] as object).filter(key => key !== '$schema')
    expect(keys.length).toBeGreaterThan(4)
    for (const key of keys) expect([key, typeof valueAt(manifest, key)]).toEqual([key, 'string'])
  })
})

describe('a broken manifest is refused with the path named', () => {
  test.each([
    ['botId', withManifest('bots.0.botId', 'bot'), 'manifest.json /bots/0/botId must match pattern'],
    ['unknown property', withManifest('colour', 'blue'), 'must NOT have additional properties (colour)'],
    [
      'scope',
      withManifest('bots.0.scopes', ['channel']),
      'manifest.json /bots/0/scopes/0 must be equal to one of',
    ],
    [
      'short name of 31 characters',
      withManifest('name.short', 'P'.repeat(31)),
      'manifest.json /name/short must NOT',
    ],
    [
      'unknown schema',
      withManifest('manifestVersion', '1.18'),
      'manifest.json /manifestVersion has no schema',
    ],
    [
      'no version of the schema',
      withManifest('manifestVersion', undefined),
      'manifest.json /manifestVersion is missing',
    ],
    [
      'eleven commands',
      withManifest('bots.0.commandLists.0.commands', commands(11)),
      '/commandLists/0/commands must NOT have more than 10',
    ],
    [
      'long command',
      withManifest('bots.0.commandLists.0.commands.1.title', 'x'.repeat(33)),
      '/commands/1/title must NOT',
    ],
    // What Microsoft's schema lets through.
    [
      'same command twice',
      withManifest('bots.0.commandLists.0.commands.1.title', 'Aide'),
      '/bots/0/commandLists/0/commands/1/title is already',
    ],
    [
      'tab of another host',
      withManifest('staticTabs.1.contentUrl', 'https://other.example.fr/tab'),
      '/staticTabs/1/contentUrl must be https:// on one of validDomains',
    ],
    [
      'same tab twice',
      withManifest('staticTabs.2.entityId', 'passerelle'),
      '/staticTabs/2/entityId is already in this list',
    ],
    [
      'empty command',
      withManifest('bots.0.commandLists.1.commands.0.title', ' '),
      '/bots/0/commandLists/1/commands/0/title is empty',
    ],
    [
      'two lists for a scope',
      withManifest('bots.0.commandLists.1.scopes', ['personal']),
      'more than one list for the scope personal',
    ],
    [
      'a list where the bot is not',
      withManifest('bots.0.scopes', ['personal', 'team']),
      'has the scope groupChat, which the bot has not',
    ],
    [
      'http',
      withManifest('developer.privacyUrl', 'http://passerelle.example.fr'),
      '/developer/privacyUrl must start with https://',
    ],
    ['version in words', withManifest('version', '1.0.0-beta'), '/version must be three numbers'],
    ['version too big', withManifest('version', '1.0.65536'), '/version must be three numbers'],
    [
      'domain with https',
      withManifest('validDomains', ['https://passerelle.example.fr']),
      '/validDomains/0 must be a host name',
    ],
    [
      'resource of another host',
      withManifest('webApplicationInfo.resource', 'api://other.example.fr/x'),
      '/webApplicationInfo/resource must be api://passerelle',
    ],
    [
      'sign-in of another app',
      withManifest('webApplicationInfo.id', values.TEAMS_APP_ID),
      '/webApplicationInfo/id must be the id of the bot',
    ],
    [
      'schema of another version',
      withManifest('$schema', 'https://example.fr/v1.2/x.json'),
      '/$schema must be that of manifestVersion 1.19',
    ],
    ['icon missing', withManifest('icons.color', 'colour.png'), 'colour.png is missing'],
    [
      'file in a folder',
      withManifest('icons.color', 'icons/color.png'),
      'names icons/color.png: a file lies beside',
    ],
  ])('%s', (_name, app, sentence) => {
    expect(validateManifest(app)).toEqual(expect.arrayContaining([expect.stringContaining(sentence)]))
  })

  test.each([
    [
      'a key that leads nowhere',
      (en: Record<string, unknown>) => void (en['bots[0].commandLists[1].commands[9].title'] = 'x'),
      'en.json bots[0].commandLists[1].commands[9].title leads to no text',
    ],
    [
      'a key that Teams does not know',
      (en: Record<string, unknown>) => void (en['bots[0].botId'] = 'x'),
      'en.json / must NOT have additional properties (bots[0].botId)',
    ],
    [
      'a text without translation',
      (en: Record<string, unknown>) => void delete en['bots[0].commandLists[0].commands[3].title'],
      'en.json bots[0].commandLists[0].commands[3].title is missing',
    ],
    [
      'a name without translation',
      (en: Record<string, unknown>) => void delete en['name.full'],
      "en.json / must have required property 'name.full'",
    ],
    [
      'a translation too long',
      (en: Record<string, unknown>) => void (en['description.short'] = 'x'.repeat(81)),
      'en.json /description.short must NOT',
    ],
  ])('%s', (_name, change, sentence) => {
    expect(validateManifest(withEnglish(change))).toEqual([expect.stringContaining(sentence)])
  })

  test('a translation that is not in the package', () => {
    expect(validateManifest({ ...ours(), locales: {} })).toEqual([
      'en.json is missing: the manifest names it',
    ])
  })

  test('icons of another size, or that are no PNG', () => {
    const app = ours()
    const icons = { 'color.png': app.icons['outline.png']!, 'outline.png': new Uint8Array([1, 2, 3]) }
    expect(validateManifest({ ...app, icons })).toEqual([
      'color.png must be 192 by 192 pixels, not 32 by 32',
      'outline.png is not a PNG',
    ])
  })
})

describe('placeholders', () => {
  test('are filled inside strings, wherever they are', () => {
    expect(
      fillManifest('{"a": ["api://${PUBLIC_HOST}/botid-${MICROSOFT_APP_ID}", 1, null]}', values),
    ).toEqual({
      a: [`api://passerelle.example.fr/botid-${values.MICROSOFT_APP_ID}`, 1, null],
    })
  })

  test.each(['${HOST}', '${}', '${constructor}'])('%s stands for nothing and is refused', name => {
    expect(() => fillManifest(JSON.stringify({ name }), values)).toThrow(ManifestError)
  })
})

describe('the environment', () => {
  test('gives ids in lower case', () => {
    expect(readEnvironment({ ...values, TEAMS_APP_ID: values.TEAMS_APP_ID.toUpperCase() })).toEqual(values)
  })

  test('that lacks everything is answered with every name and its remedy', () => {
    expect(() => readEnvironment({})).toThrow(
      /^TEAMS_APP_ID is missing: .*uuidgen.*\nMICROSOFT_APP_ID is missing: .*Azure portal.*\nPUBLIC_HOST is missing: .*host name.*$/,
    )
  })

  test.each([
    ['TEAMS_APP_ID', 'passerelle'],
    ['TEAMS_APP_ID', '00000000-0000-0000-0000-000000000000'],
    ['MICROSOFT_APP_ID', '9c2d7a44'],
    ['PUBLIC_HOST', 'https://passerelle.example.fr'],
    ['PUBLIC_HOST', 'passerelle.example.fr:3978'],
    ['PUBLIC_HOST', 'passerelle.example.fr/bot'],
    ['PUBLIC_HOST', 'localhost'],
    ['PUBLIC_HOST', '10.0.0.1'],
    ['PUBLIC_HOST', 'Passerelle.example.fr'],
  ])('with %s=%s is refused by that name alone', (name, value) => {
    expect(() => readEnvironment({ ...values, [name]: value })).toThrow(
      new RegExp(`^${name} is malformed: [^\\n]+$`),
    )
  })
})

describe('the zip', () => {
  test('holds the four files at its root, and nothing else', () => {
    expect(Object.keys(unzipSync(packManifest(ours())))).toEqual([
      'color.png',
      'en.json',
      'manifest.json',
      'outline.png',
    ])
  })

  test('holds the filled manifest and the icons byte for byte', () => {
    const app = ours()
    const files = unzipSync(packManifest(app))
    expect(JSON.parse(strFromU8(files['manifest.json']!))).toEqual(app.manifest)
    expect(Buffer.from(files['color.png']!)).toEqual(readFileSync(join(folder, 'color.png')))
  })

  test('has the same bytes for the same package, in whatever order its files come', () => {
    const app = ours()
    const reversed = { ...app, icons: Object.fromEntries(Object.entries(app.icons).reverse()) }
    expect(Buffer.from(packManifest(reversed))).toEqual(Buffer.from(packManifest(app)))
  })

  test('is not written when the folder has no manifest, and the file is named', () => {
    const empty = mkdtempSync(join(tmpdir(), 'passerelle-'))
    try {
      expect(() => buildPackage(empty, values)).toThrow(/manifest\.json cannot be read/)
    } finally {
      rmSync(empty, { recursive: true })
    }
  })
})

describe('the icons', () => {
  const icon = (file: string): Buffer => readFileSync(join(folder, file))

  test.each([
    ['color.png', 192],
    ['outline.png', 32],
  ])('%s is %i pixels wide and high, and light', (file, side) => {
    expect(pngSize(icon(file))).toEqual({ width: side, height: side })
    expect(icon(file).length).toBeLessThan(20_000)
  })

  test('the colour one leaves no pixel to what lies behind it', () => {
    expect(pixels(icon('color.png')).every(([, , , alpha]) => alpha === 255)).toBe(true)
  })

  test('the outline is white on nothing', () => {
    const all = pixels(icon('outline.png'))
    const drawn = all.filter(([, , , alpha]) => alpha > 0)
    expect(drawn.every(([red, green, blue]) => Math.min(red, green, blue) >= 250)).toBe(true)
    expect(drawn.length).toBeGreaterThan(100)
    expect(drawn.length).toBeLessThan(all.length / 2)
  })
})

function commands(count: number): { title: string; description: string }[] {
  return Array.from({ length: count }, (_, index) => ({ title: `commande ${index}`, description: 'essai' }))
}

/** The pixels of an 8-bit PNG without interlacing, opaque where it has no alpha channel. */
function pixels(png: Buffer): [red: number, green: number, blue: number, alpha: number][] {
  const { width = 0, height = 0 } = pngSize(png) ?? {}
  const [depth, colourType, , , interlace] = png.subarray(24, 29)
  expect([depth, interlace, colourType === 2 || colourType === 6]).toEqual([8, 0, true])
  const channels = colourType === 6 ? 4 : 3
  const data: Buffer[] = []
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  const raw = inflateSync(Buffer.concat(data))
  const row = width * channels
  const flat = new Uint8Array(row * height)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (row + 1)]
    for (let x = 0; x < row; x++) {
      const left = x < channels ? 0 : (flat[y * row + x - channels] ?? 0)
      const above = flat[(y - 1) * row + x] ?? 0
      const corner = x < channels ? 0 : (flat[(y - 1) * row + x - channels] ?? 0)
      const predictions = [0, left, above, (left + above) >> 1, paeth(left, above, corner)]
      flat[y * row + x] = (raw[y * (row + 1) + 1 + x] ?? 0) + (predictions[filter ?? 0] ?? 0)
    }
  }
  return Array.from({ length: width * height }, (_, index) => {
    const [red = 0, green = 0, blue = 0, alpha = 255] = flat.subarray(
      index * channels,
      (index + 1) * channels,
    )
    return [red, green, blue, alpha]
  })
}

/** The neighbour nearest to left + above - corner (PNG's fourth filter). */
function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner
  const [toLeft, toAbove, toCorner] = [
    Math.abs(guess - left),
    Math.abs(guess - above),
    Math.abs(guess - corner),
  ]
  return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner
}
