/** `npm start` in a process of its own, half configured. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

test('with an empty environment it ends with 1, and names every variable that it needs', () => {
  const hook = join(__dirname, '../support/ts-hook.js')
  const main = join(__dirname, '../../src/main.ts')
  const { status, stderr, stdout } = spawnSync(process.execPath, ['-r', hook, main], {
    env: { PATH: process.env.PATH },
    encoding: 'utf8',
  })
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  const named = [...stderr.matchAll(/- ([A-Z_]+) is missing/g)].map(([, name]) => name)
  expect(named.sort()).toEqual([
    'ALLOWED_TENANTS',
    'MICROSOFT_APP_ID',
    'MICROSOFT_APP_PASSWORD',
    'MICROSOFT_APP_TENANT_ID',
    'MONGODB_URI',
    'PARTNERS_FILE',
    'PASSERELLE_KEYS',
    'PUBLIC_HOST',
  ])
})
