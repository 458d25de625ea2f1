import { type Fetch, FileRefused, download, fileIn, isTrusted } from '../../src/bot/files'

const GOOD = 'https://exemple-my.sharepoint.com/personal/x/_layouts/15/download.aspx?UniqueId=1&tempauth=abc'

test.each<[string, boolean]>([
  [GOOD, true],
  ['https://exemple.sharepoint.com/f.xlsx', true],
  ['http://exemple.sharepoint.com/f.xlsx', false],
  ['https://sharepoint.com/f.xlsx', false],
  ['https://.sharepoint.com/f.xlsx', false],
  ['https://exemple.sharepoint.com.example.org/f', false],
  ['https://example.org/?x=.sharepoint.com', false],
  ['https://example.org#.sharepoint.com', false],
  ['https://user:pass@exemple.sharepoint.com/f', false],
  ['https://exemple.sharepoint.com:8443/f', false],
  ['https://exemple.sharepoint.com@127.0.0.1/f', false],
  ['https://127.0.0.1/f', false],
  ['https://169.254.169.254/latest/meta-data', false],
  ['https://[::1]/f', false],
  ['https://localhost/f', false],
  ['file:///etc/passwd', false],
  ['data:text/csv,a', false],
  ['pas une adresse', false],
  ['', false],
])('%s is trusted: %p', (address, expected) => {
  expect(isTrusted(address)).toBe(expected)
})

const info = (downloadUrl: unknown) => ({
  contentType: 'application/vnd.microsoft.teams.file.download.info',
  content: { downloadUrl },
})

test('the address of a file is read from the attachment that Teams makes of it', () => {
  const html = { contentType: 'text/html', content: '<p>ici</p>' }
  expect(fileIn({ attachments: [html, info(GOOD)] })).toBe(GOOD)
  expect(fileIn({ attachments: [html] })).toBeUndefined()
  expect(fileIn({ attachments: [info(12)] })).toBeUndefined()
  expect(fileIn({ attachments: 'x' as never })).toBeUndefined()
  expect(fileIn({})).toBeUndefined()
})

const why = async (attempt: Promise<unknown>): Promise<string> => {
  try {
    await attempt
  } catch (error) {
    if (error instanceof FileRefused) return error.why
    throw error
  }
  return 'had'
}
const answering =
  (...answer: ConstructorParameters<typeof Response>): Fetch =>
  () =>
    Promise.resolve(new Response(...answer))

test('is had when all is well; redirections are not followed', async () => {
  let asked: unknown
  const file = await download(GOOD, 100, (address, options) => {
    asked = [address, options.redirect]
    return Promise.resolve(new Response('a;b'))
  })
  expect(Buffer.from(file).toString()).toBe('a;b')
  expect(asked).toEqual([GOOD, 'error'])
})

test('nothing is asked of another host', async () => {
  const never: Fetch = () => Promise.reject(new Error('asked'))
  expect(await why(download('https://example.org/f', 100, never))).toBe('untrusted')
})

test.each<[string, Fetch, string]>([
  ['too large by what it says', answering('x', { headers: { 'content-length': '101' } }), 'too-large'],
  [
    'too large whatever it says',
    answering('x'.repeat(101), { headers: { 'content-length': '1' } }),
    'too-large',
  ],
  ['not there', answering('', { status: 404 }), 'unreachable'],
  ['without a body', answering(null), 'unreachable'],
  ['cut off', () => Promise.reject(new TypeError('fetch failed')), 'unreachable'],
])('%s', async (_, fetchFile, expected) => {
  expect(await why(download(GOOD, 100, fetchFile))).toBe(expected)
})
