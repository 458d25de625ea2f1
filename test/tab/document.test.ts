/** The document of the tab and its files: what a browser may do with them, and how they come. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { bodyFor, readAssets } from '../../src/tab/assets'
import { documentOf, policyOf } from '../../src/tab/document'
import { type HttpBot, startHttpBot } from '../support/http'

const SCRIPT = 'console.log("hello")'
const folder = mkdtempSync(join(tmpdir(), 'passerelle-tab-'))
const manifest = { script: 'index-A1.js', preload: ['chunk-B2.js'], style: 'page-C3.css' }
let bot: HttpBot

beforeAll(async () => {
  for (const name of [manifest.script, ...manifest.preload]) {
    writeFileSync(join(folder, name), SCRIPT)
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(SCRIPT))
    writeFileSync(join(folder, `${name}.gz`), gzipSync(SCRIPT))
  }
  writeFileSync(join(folder, manifest.style), 'body{}')
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  bot = await startHttpBot({ tabFolder: folder })
})
afterAll(async () => {
  await bot.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the document', () => {
  it('lets nothing run but its own files, and nobody frame it but Microsoft’s hosts', async () => {
    const response = await fetch(`${bot.url}/tab`)
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(response.status).toBe(200)
    expect(policy).toMatch(/default-src 'none'; script-src 'self';/)
    expect(policy).not.toContain('unsafe')
    expect(policy).toMatch(/frame-ancestors https:\/\/teams\.microsoft\.com .*https:\/\/\*\.cloud\.microsoft/)
    expect(policy).not.toContain('localhost')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const text = await response.text()
    expect(text).toContain('/tab/assets/index-A1.js')
    expect(text).not.toContain('data-demo')
  })

  it('allows styles by a nonce of one answer', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const response = await fetch(`${bot.url}/tab`)
        const [, nonce = ''] =
          /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '') ?? []
        expect(await response.text()).toContain(`content="${nonce}"`)
        return nonce
      }),
    )
    expect(new Set(nonces).size).toBe(2)
    expect(nonces[0]).toMatch(/^[\w+/=]{20,}$/)
  })

  it('says so when it is the demo’s, which a page of this machine may frame', () => {
    const assets = readAssets(folder)
    if (!assets) throw new Error('no assets')
    expect(documentOf({ assets, nonce: 'n', demo: true })).toContain('data-demo')
    expect(policyOf({ nonce: 'n', demo: true })).toContain('http://localhost:*')
  })
})

describe('a file', () => {
  it('is kept by browsers for ever, since its name changes with it', async () => {
    const response = await fetch(`${bot.url}/tab/assets/${manifest.script}`, {
      headers: { 'accept-encoding': 'gzip, br' },
    })
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect(response.headers.get('vary')).toBe('accept-encoding')
    expect(response.headers.get('content-encoding')).toBe('br')
    expect(await response.text()).toBe(SCRIPT)
  })

  test.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['', 'identity'],
    ['zstd', 'identity'],
  ])('comes for a browser that reads %p as %s', (accepts, encoding) => {
    const asset = readAssets(folder)?.files.get(manifest.script)
    expect(asset && bodyFor(asset, accepts).encoding).toBe(encoding)
  })

  test.each([
    'other.js',
    '..%2Fmanifest.json',
    'manifest.json',
    'index-A1.js.br',
    '%2e%2e/%2e%2e/package.json',
  ])('%s is not given', async name => {
    expect((await fetch(`${bot.url}/tab/assets/${name}`)).status).toBe(404)
  })
})

it('is not there, and does no harm, when the page was not built', async () => {
  const unbuilt = await startHttpBot()
  expect((await fetch(`${unbuilt.url}/tab`)).status).toBe(404)
  expect(unbuilt.logged.map(({ event }) => event)).toContain('tab-not-built')
  await unbuilt.close()
})
