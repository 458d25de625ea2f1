import { randomBytes } from 'node:crypto'
import type { Store } from '../../src/store/store'
import { all } from '../../src/store/store'
import { rotate } from '../../src/store/rotate'
import { KeyRingUnreadable, makeVault, MasterKeyMissing, SealedValueBroken } from '../../src/store/vault'
import { embeddedBench, type Bench } from './bench'
import { add, put } from './changes'

const text = (name: string): string => `${name}:${randomBytes(32).toString('base64')}`
const [older, newer] = [text('2025b'), text('2026a')]
const place = { collection: 'households', id: 'd1', field: 'identity' }

describe('the vault', () => {
  const vault = makeVault(older)

  it.each([
    ['a text'],
    [{ name: 'Éloïse 😀', born: null, list: [1, {}, ''] }],
    [0],
    [false],
    [null],
    ['x'.repeat(200_000)],
  ])('gives back what was sealed', value => {
    const key = vault.newKey()
    expect(vault.open(key, place, vault.seal(key, place, value))).toEqual(value)
    expect(makeVault(older).open(key, place, vault.seal(key, place, value))).toEqual(value)
  })

  it('shows nothing of it, and never the same box twice', () => {
    const key = vault.newKey()
    const boxes = Array.from({ length: 50 }, () => vault.seal(key, place, 'Madame Martin'))
    expect(new Set(boxes).size).toBe(50)
    expect(boxes.some(box => Buffer.from(box, 'base64').includes('Martin'))).toBe(false)
    expect(() => vault.seal(key, place, undefined)).toThrow(TypeError)
  })

  it.each([
    ['another collection', { ...place, collection: 'drafts' }],
    ['another document', { ...place, id: 'd2' }],
    ['another field', { ...place, field: 'health' }],
    ['places whose names run together', { collection: 'household', id: 'sd1', field: 'identity' }],
  ])('does not open in %s', (_where, elsewhere) => {
    const key = vault.newKey()
    const box = vault.seal(key, place, 'secret')
    expect(() => vault.open(key, elsewhere, box)).toThrow(SealedValueBroken)
  })

  it('does not open when any bit was changed, when cut, or with another key; and does not say what was inside', () => {
    const key = vault.newKey()
    const bytes = Buffer.from(vault.seal(key, place, 'secret'), 'base64')
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
      expect(() => vault.open(key, place, changed.toString('base64'))).toThrow(SealedValueBroken)
    }
    for (const length of [0, 5, 27, bytes.length - 1]) {
      const cut = bytes.subarray(0, length).toString('base64')
      expect(() => vault.open(key, place, cut)).toThrow(
        'what is sealed in households/d1.identity was changed',
      )
    }
    expect(() => vault.open(vault.newKey(), place, bytes.toString('base64'))).toThrow(SealedValueBroken)
  })

  it('refuses a data key that was changed, has no name, or whose master key is missing', () => {
    const [name = '', wrapped = ''] = vault.newKey().split(':')
    const bytes = Buffer.from(wrapped, 'base64')
    bytes[20] = (bytes[20] ?? 0) ^ 1
    const other = makeVault(newer)
    expect(() => vault.seal(`${name}:${bytes.toString('base64')}`, place, 1)).toThrow(SealedValueBroken)
    expect(() => vault.seal(wrapped, place, 1)).toThrow(SealedValueBroken)
    expect(() => other.seal(`${name}:${wrapped}`, place, 1)).toThrow(MasterKeyMissing)
    expect(() => other.seal(`${name}:${wrapped}`, place, 1)).toThrow(
      'master key 2025b is not in the key ring',
    )
  })

  it('stays right with more keys than it remembers, and after one is forgotten', () => {
    const sealed = Array.from({ length: 600 }, (_, n) => {
      const key = vault.newKey()
      return { n, key, box: vault.seal(key, place, n) }
    })
    vault.forget(sealed[599]?.key ?? '')
    expect(sealed.every(({ n, key, box }) => vault.open(key, place, box) === n)).toBe(true)
  })

  it('wraps again under the current key, and opens what was sealed before', () => {
    const key = vault.newKey()
    const box = vault.seal(key, place, 'before')
    const both = makeVault(`${newer}, ${older}`)
    const again = both.rewrap(key)
    expect([again.startsWith('2026a:'), both.rewrap(again)]).toEqual([true, again])
    both.forget(key)
    expect(both.open(again, place, box)).toBe('before')
    expect(makeVault(newer).open(again, place, box)).toBe('before')
  })
})

describe('fingerprints', () => {
  it('are the same for the same text and key, differ for others, and bear the name of their key', () => {
    const vault = makeVault(older)
    expect(vault.fingerprint('martin|1980')).toBe(makeVault(older).fingerprint('martin|1980'))
    expect(vault.fingerprint('martin|1980')).not.toBe(vault.fingerprint('martin|1981'))
    expect(vault.fingerprint('martin|1980')).toMatch(/^2025b:[\w-]{43}$/)
    const other = makeVault(text('2025b'))
    expect(other.fingerprint('martin|1980')).not.toBe(vault.fingerprint('martin|1980'))
  })

  it('are found across a rotation', () => {
    const before = makeVault(older).fingerprint('martin')
    const vault = makeVault(`${newer},${older}`)
    expect(vault.fingerprints('martin')).toEqual([vault.fingerprint('martin'), before])
  })
})

describe('a key ring that cannot be read is refused without being shown:', () => {
  const secret = randomBytes(32).toString('base64')
  it.each([
    ['empty', '', /key 1 .* not written name:base64/],
    ['without a name', secret, /key 1 .* not written name:base64/],
    ['with a comma too many', `${older},`, /key 2 .* not written name:base64/],
    ['a key too short', `a:${secret.slice(0, 20)}`, /key a .* has 15 bytes, not 32/],
    ['a key too long', `a:${randomBytes(33).toString('base64')}`, /key a .* has 33 bytes, not 32/],
    ['a name too long', `${'n'.repeat(21)}:${secret}`, /key 1/],
    ['two of one name', `${older},${text('2025b')}`, /the same name/],
  ])('%s', (_what, ring, message) => {
    const make = () => makeVault(ring)
    expect(make).toThrow(KeyRingUnreadable)
    expect(make).toThrow(message)
    expect(make).not.toThrow(secret.slice(0, 12))
  })
})

describe('rotation of the master key', () => {
  let bench: Bench
  let store: Store
  beforeAll(async () => {
    bench = await embeddedBench()
    store = bench.store
  })
  beforeEach(() => bench.empty())
  afterAll(() => bench.close())

  const fill = async (count: number): Promise<void> => {
    const vault = makeVault(older)
    for (let n = 0; n < count; n++) {
      const key = vault.newKey()
      const identity = vault.seal(key, { ...place, id: `d${n}` }, n)
      await store.commit([add('households', `d${n}`, { key, sealed: { identity } }), add('people', `p${n}`)])
    }
    await store.commit([add('drafts', 'draft', { key: vault.newKey(), at: '2026' })])
  }

  it('wraps every data key again, counts them, and has nothing to do the second time', async () => {
    await fill(250)
    const vault = makeVault(`${newer},${older}`)
    const seen: string[] = []
    const first = await rotate(store, vault, (collection, id) => seen.push(`${collection}/${id}`))
    expect(Object.fromEntries(first)).toEqual({
      households: { wrapped: 250, current: 0 },
      drafts: { wrapped: 1, current: 0 },
    })
    expect(seen).toContain('drafts/draft')
    expect(Object.fromEntries(await rotate(store, vault))).toEqual({
      households: { wrapped: 0, current: 250 },
      drafts: { wrapped: 0, current: 1 },
    })
    const alone = makeVault(newer)
    for (const { id, key, sealed } of await all(store, 'households', { index: 'id' })) {
      expect(alone.open(key, { ...place, id }, sealed.identity ?? '')).toBe(Number(id.slice(1)))
    }
  })

  it('goes on where it was stopped, and keeps what others write meanwhile', async () => {
    await fill(20)
    const vault = makeVault(`${newer},${older}`)
    const stopped = rotate(store, vault, (_collection, id) => {
      if (id === 'd5') throw new Error('stopped')
    })
    await expect(stopped).rejects.toThrow('stopped')
    const meddling: Store = Object.assign(Object.create(store) as Store, {
      commit: async (changes: Parameters<Store['commit']>[0]) => {
        const [change] = changes
        const now = await store.get('households', 'd7')
        if (change?.doc.id === 'd7' && now?.v === 1)
          await store.commit([put('households', now, { noted: true })])
        return store.commit(changes)
      },
    })
    const report = await rotate(meddling, vault)
    const { wrapped = 0, current = 0 } = report.get('households') ?? {}
    expect([wrapped + current, current > 0]).toEqual([20, true])
    expect(await store.get('households', 'd7')).toMatchObject({ v: 3, noted: true })
  })
})
