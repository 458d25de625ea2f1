/** Reads an iCalendar file as a calendar would (RFC 5545), and says what of its musts it breaks. */

export interface Property {
  readonly name: string
  readonly params: Readonly<Record<string, string>>
  readonly value: string
}

const LINE = /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^;:",]*))*):(.*)$/s

/** The content lines, unfolded (3.1). */
const unfolded = (file: string): readonly string[] =>
  file
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .slice(0, -1)

const propertyOf = (line: string): Property => {
  const [, name = '', params = '', value = ''] = LINE.exec(line) ?? []
  const pairs = [...params.matchAll(/;([A-Z0-9-]+)=("?)(.*?)\2(?=;|$)/g)]
  return { name, value, params: Object.fromEntries(pairs.map(([, key = '', , given = '']) => [key, given])) }
}

export const propertiesOf = (file: string): readonly Property[] => unfolded(file).map(propertyOf)

/** The text of a property (3.3.11), as its reader sees it. */
export const textOf = (properties: readonly Property[], name: string): string =>
  (properties.find(each => each.name === name)?.value ?? '').replace(/\\([\\;,nN])/g, (_, sign: string) =>
    /n/i.test(sign) ? '\n' : sign,
  )

const once = (names: readonly string[], wanted: readonly string[], most: readonly string[]): string[] => [
  ...wanted.filter(name => names.filter(each => each === name).length !== 1).map(name => `${name} not once`),
  ...most.filter(name => names.filter(each => each === name).length > 1).map(name => `${name} twice`),
]

const UTC = /^\d{8}T([01]\d|2[0-3])[0-5]\d[0-5]\dZ$/
const shapes: Readonly<Record<string, RegExp>> = {
  VERSION: /^2\.0$/,
  METHOD: /^(PUBLISH|CANCEL)$/,
  DTSTAMP: UTC,
  DTSTART: UTC,
  DURATION: /^P(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?$/,
  SEQUENCE: /^\d+$/,
  STATUS: /^(TENTATIVE|CONFIRMED|CANCELLED)$/,
  TRANSP: /^(OPAQUE|TRANSPARENT)$/,
  ORGANIZER: /^mailto:[^\s@]+@[^\s@]+$/i,
  // Text: no bare comma, semicolon, backslash or control sign (3.3.11).
  ...Object.fromEntries(
    ['SUMMARY', 'DESCRIPTION', 'LOCATION'].map(name => [
      name,
      /^(?:[^\\;,\u0000-\u0008\u000a-\u001f]|\\[\\;,nN])*$/,
    ]),
  ),
}

/** Every must of RFC 5545 (3.1, 3.6, 3.6.1) and RFC 5546 (3.2.1, 3.2.5) that a file with one event breaks; none when it is right. */
export const brokenRules = (file: string): readonly string[] => {
  const lines = unfolded(file)
  const properties = propertiesOf(file)
  const names = properties.map(({ name }) => name)
  const frame = [lines[0], lines.at(-1), lines.indexOf('BEGIN:VEVENT') > 0, lines.at(-2)].join(' ')
  const method = textOf(properties, 'METHOD')
  return [
    ...(file.endsWith('\r\n') && !/[^\r]\n|\r[^\n]/.test(file) ? [] : ['lines do not end in CRLF']),
    ...file
      .split('\r\n')
      .filter(line => Buffer.byteLength(line) > 75)
      .map(line => `too long: ${line}`),
    ...lines.filter(line => !LINE.test(line)).map(line => `no content line: ${line}`),
    ...(frame === 'BEGIN:VCALENDAR END:VCALENDAR true END:VEVENT' ? [] : [`frame: ${frame}`]),
    ...once(
      names,
      ['VERSION', 'PRODID', 'METHOD', 'UID', 'DTSTAMP', 'DTSTART', 'SEQUENCE', 'SUMMARY', 'ORGANIZER'],
      [
        'CALSCALE',
        'CLASS',
        'CREATED',
        'DESCRIPTION',
        'LOCATION',
        'STATUS',
        'TRANSP',
        'URL',
        'DURATION',
        'DTEND',
      ],
    ),
    ...(names.includes('DTEND') && names.includes('DURATION') ? ['both DTEND and DURATION'] : []),
    ...(names.includes('ATTENDEE') && method === 'PUBLISH' ? ['published, with attendees'] : []),
    ...(method === 'CANCEL' && textOf(properties, 'STATUS') !== 'CANCELLED'
      ? ['cancelled without status']
      : []),
    ...properties
      .filter(({ name, value }) => shapes[name] && !shapes[name].test(value))
      .map(({ name, value }) => `${name}: ${value}`),
  ]
}
