/** What the start demands of the environment, and how it says what is missing. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigurationWrong, type Environment, exampleFile, readConfig, variables } from '../../src/config'
import { defaultRules } from '../../src/domain/rules'

const id = '00000000-0000-4000-8000-000000000001'
const key = Buffer.alloc(32, 7).toString('base64')
const enough: Environment = {
  MICROSOFT_APP_ID: id,
  MICROSOFT_APP_TENANT_ID: id,
  MICROSOFT_APP_PASSWORD: 'secret-of-the-test',
  ALLOWED_TENANTS: `${id}, 00000000-0000-4000-8000-0000000000AB`,
  MONGODB_URI: 'mongodb://localhost/passerelle?replicaSet=rs0',
  PARTNERS_FILE: './partners.json',
  PUBLIC_HOST: 'passerelle.example.org',
  PASSERELLE_KEYS: `2026a:${key}`,
}

const problems = (changed: Environment, open?: (path: string) => string): readonly string[] => {
  try {
    readConfig({ ...enough, ...changed }, open)
    return []
  } catch (error) {
    if (error instanceof ConfigurationWrong) return error.problems
    throw error
  }
}

test('what must be given is enough to start', () => {
  const config = readConfig(enough)
  expect(config).toMatchObject({
    port: 3978,
    health: false,
    credentials: { kind: 'single-tenant' },
    tenants: [id, '00000000-0000-4000-8000-0000000000ab'],
    rules: defaultRules,
  })
  expect(Object.isFrozen(config)).toBe(true)
})

test('a managed identity needs no secret', () =>
  expect(
    readConfig({ ...enough, MICROSOFT_APP_TYPE: 'UserAssignedMSI', MICROSOFT_APP_PASSWORD: '' }).credentials,
  ).toEqual({ kind: 'managed' }))

test.each<[string, Environment, RegExp]>([
  ['no app id', { MICROSOFT_APP_ID: '' }, /^MICROSOFT_APP_ID is missing\./],
  ['an app id that is none', { MICROSOFT_APP_ID: 'my-bot' }, /^MICROSOFT_APP_ID is not an id/],
  ['no tenant of the bot', { MICROSOFT_APP_TENANT_ID: undefined }, /^MICROSOFT_APP_TENANT_ID is missing/],
  ['no secret', { MICROSOFT_APP_PASSWORD: ' ' }, /^MICROSOFT_APP_PASSWORD is missing.*UserAssignedMSI/],
  [
    'a secret beside a managed identity',
    { MICROSOFT_APP_TYPE: 'UserAssignedMSI' },
    /^MICROSOFT_APP_PASSWORD must be removed/,
  ],
  ['a multi-tenant bot', { MICROSOFT_APP_TYPE: 'MultiTenant' }, /^MICROSOFT_APP_TYPE is SingleTenant or/],
  ['no tenants', { ALLOWED_TENANTS: '' }, /^ALLOWED_TENANTS is missing/],
  ['tenants without any', { ALLOWED_TENANTS: ' , ' }, /^ALLOWED_TENANTS is empty/],
  ['a tenant that is none', { ALLOWED_TENANTS: `${id},contoso.com` }, /^ALLOWED_TENANTS is not a list/],
  ['no MongoDB', { MONGODB_URI: undefined }, /^MONGODB_URI is missing.*replica set/],
  ['an address of something else', { MONGODB_URI: 'postgres://x' }, /^MONGODB_URI does not begin/],
  ['no keys', { PASSERELLE_KEYS: undefined }, /^PASSERELLE_KEYS is missing.*randomBytes/],
  ['a key without name', { PASSERELLE_KEYS: key }, /^PASSERELLE_KEYS key 1/],
  ['a key that is too short', { PASSERELLE_KEYS: '2026a:AAAA' }, /^PASSERELLE_KEYS key 2026a .* 3 bytes/],
  ['a port that is none', { PORT: 'http' }, /^PORT is not a port/],
  ['a port out of range', { PORT: '70000' }, /^PORT is not a port/],
  ['a host with its scheme', { PUBLIC_HOST: 'https://x.example' }, /^PUBLIC_HOST is not a host name/],
  ['a Teams app id that is none', { TEAMS_APP_ID: 'passerelle' }, /^TEAMS_APP_ID is not an id/],
  [
    'an id URI that is none',
    { TAB_APP_ID_URI: 'https://x.example' },
    /^TAB_APP_ID_URI is not an application id URI/,
  ],
  ['health fields half on', { HEALTH_FIELDS: 'yes' }, /^HEALTH_FIELDS is on or off/],
  ['health fields without a certified host', { HEALTH_FIELDS: 'on' }, /^HEALTH_HOST is missing.*L1111-8/],
  ['an unknown level of log', { LOG_LEVEL: 'debug' }, /^LOG_LEVEL is info or error/],
])('%s stops the start by its name', (_, changed, expected) => {
  const found = problems(changed)
  expect(found).toEqual([expect.stringMatching(expected)])
  expect(found.join()).not.toMatch(new RegExp(`secret-of-the-test|${key.slice(0, 20)}`))
})

test.each<[string, Environment, readonly string[]]>([
  ['its id and the URI of its host', {}, [id, `api://passerelle.example.org/botid-${id}`]],
  [
    'the URI that is told',
    { PUBLIC_HOST: 'bot.example', TAB_APP_ID_URI: 'api://other' },
    [id, 'api://other'],
  ],
])('tokens of the tab are for the application by %s', (_, changed, audiences) =>
  expect(readConfig({ ...enough, ...changed }).tabAudiences).toEqual(audiences),
)

test('everything that is wrong is told at once', () =>
  expect(problems({ PORT: 'x', MONGODB_URI: '' })).toHaveLength(2))

test('health fields are on when the host is stated', () =>
  expect(readConfig({ ...enough, HEALTH_FIELDS: 'on', HEALTH_HOST: 'Hébergeur Exemple' }).health).toBe(true))

describe('a file of rules', () => {
  const given = (text: string) => problems({ RULES_FILE: './rules.json' }, () => text)

  test('changes what it names and leaves the rest', () => {
    const { rules } = readConfig({ ...enough, RULES_FILE: 'x' }, () => '{"capacity":[6]}')
    expect(rules).toEqual({ ...defaultRules, capacity: [6] })
  })

  test('changes one rule of the commission and leaves the others', () => {
    const { rules } = readConfig({ ...enough, RULES_FILE: 'x' }, () => '{"commission":{"quorum":0.6}}')
    expect(rules.commission).toEqual({ ...defaultRules.commission, quorum: 0.6 })
  })

  const colleges = (...kinds: readonly string[]) =>
    JSON.stringify({
      commission: { colleges: kinds.map((kind, n) => ({ key: `c${n}`, kinds: [kind], voices: 1 })) },
    })
  test('takes colleges, each kind of organisation in one', () => {
    expect(given(colleges('landlord', 'provider'))).toEqual([])
    expect(given(colleges('landlord', 'landlord'))).toEqual([
      expect.stringMatching(
        /^RULES_FILE has a wrong rule: commission.colleges a kind of organisation is in two/,
      ),
    ])
  })

  test.each([
    ['{"commission":{"quorum":2}}', /^RULES_FILE has a wrong rule: commission.quorum/],
    ['{"commission":{"majority":"most"}}', /^RULES_FILE has a wrong rule: commission.majority/],
    ['{"commission":[]}', /^RULES_FILE has a wrong rule: commission/],
    ['capacity', /^RULES_FILE is not an object/],
    ['[]', /^RULES_FILE is not an object/],
    ['{"capacity":"five"}', /^RULES_FILE has a wrong rule: capacity/],
    ['{"capacty":[5]}', /^RULES_FILE has a wrong rule:.*capacty/],
    ['{"requestNumber":"("}', /^RULES_FILE has a wrong rule: requestNumber/],
  ])('that holds %s stops the start', (text, expected) =>
    expect(given(text)).toEqual([expect.stringMatching(expected)]),
  )

  test('that cannot be read stops the start', () =>
    expect(problems({ RULES_FILE: join(__dirname, 'nowhere.json') })).toEqual([
      expect.stringMatching(/^RULES_FILE/),
    ]))
})

describe('.env.example', () => {
  const file = readFileSync(join(__dirname, '../../.env.example'), 'utf8')

  test('explains every variable, as the table does', () => {
    expect(file).toBe(exampleFile())
    for (const { name } of variables) expect(file).toMatch(new RegExp(`^#?${name}=`, 'm'))
  })

  test('starts nothing as it is: what must be given is empty', () => {
    const given = Object.fromEntries(
      file
        .split('\n')
        .filter(line => /^[A-Z]/.test(line))
        .map(line => line.split('=') as [string, string]),
    )
    expect(() => readConfig(given)).toThrow(ConfigurationWrong)
  })
})
