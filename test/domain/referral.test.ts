import {
  type ReferralRules,
  landlordReferralSchema,
  profileOf,
  referralSchema,
  sealedPartsOf,
  sectionNames,
} from '../../src/domain/referral'
import {
  type Answers,
  type FieldName,
  answersOf,
  fieldNames,
  fieldOf,
  fields,
  sectionsOf,
  tidied,
  wrongsIn,
} from '../../src/domain/referralFields'
import { fingerprintTexts, likelyTexts } from '../../src/domain/duplicates'
import { fold } from '../../src/domain/names'
import { aLandlordReferral, aReferral } from '../support/make'

const rules: ReferralRules = { today: '2026-03-02', requestNumber: /^\d{3}[0-9A-Z]{15}$/, health: true }

const wrongs = (changed: Answers, today = rules) => {
  const parsed = referralSchema(today).safeParse(sectionsOf(aReferral(changed), sectionNames, today.health))
  return parsed.success ? [] : wrongsIn(parsed.error).map(({ field, problem }) => `${field}: ${problem}`)
}

const parsed = (changed: Answers = {}) =>
  referralSchema(rules).parse(sectionsOf(aReferral(changed), sectionNames, true))

describe('a referral', () => {
  it('is accepted when everything is there', () => expect(wrongs({})).toEqual([]))

  test.each(fieldNames.filter(name => !fieldOf(name).optional))('needs %s', name => {
    expect(wrongs({ [name]: '' })[0]).toMatch(new RegExp(`^${name}: `))
  })

  test.each(
    fieldNames.filter(
      name =>
        fieldOf(name).optional &&
        !['lastName2', 'firstName2', 'birthDate2', 'childrenAges', 'daloOn'].includes(name),
    ),
  )('does not need %s', name => expect(wrongs({ [name]: '' })).toEqual([]))

  test.each<[FieldName, string, string]>([
    ['informedOn', '2026-03-01', ''],
    ['informedOn', '2026-03-02', ''],
    ['informedOn', '2026-03-03', 'in-future'],
    ['agreedOn', '2026-03-03', 'in-future'],
    ['agreedOn', '2026-02-29', 'not-a-day'],
    ['since', '2026-03-03', 'in-future'],
    ['requestOn', '2026-03-02', ''],
    ['requestOn', '2026-03-03', 'in-future'],
    ['requestOn', '2026-02-30', 'not-a-day'],
    ['daloOn', '2026-03-03', 'in-future'],
    ['daloOn', '', 'dalo-date'],
    ['diagnosisOn', '2026-03-03', 'in-future'],
    ['agreedTo', '', 'agreement-needed'],
    ['agreedTo', 'ddets', 'agreement-siao'],
    ['agreedTo', 'siao', ''],
    ['agreedTo', 'siao,mairie', 'empty'],
    ['birthDate', '2010-03-03', 'not-an-adult'],
    ['birthDate', '2010-03-02', ''],
    ['birthDate', '2010-03-01', ''],
    ['birthDate', '1915-03-02', 'not-an-adult'],
    ['birthDate', '1915-03-03', ''],
    ['birthDate', '2026-03-03', 'in-future'],
    ['birthDate', '12/04/88', 'not-a-day'],
    ['birthDate', '12/04/1988', ''],
    ['adults', '0', 'too-few'],
    ['adults', '1', 'two-adults'],
    ['adults', '10', ''],
    ['adults', '11', 'too-many'],
    ['adults', '2,5', 'not-a-number'],
    ['childrenAges', '', 'no-ages'],
    ['childrenAges', '0', ''],
    ['childrenAges', '25', ''],
    ['childrenAges', '26', 'not-an-age'],
    ['childrenAges', '-1', 'not-an-age'],
    ['childrenAges', '3, sept', 'not-an-age'],
    ['childrenAges', '3 ans, 7 ans et 12 ans', ''],
    ['childrenAges', Array(15).fill('4').join(','), ''],
    ['childrenAges', Array(16).fill('4').join(','), 'too-many'],
    ['requestNumber', '02112345678901234', 'request-number'],
    ['requestNumber', '021123456789012345', ''],
    ['requestNumber', '0211234567890123456', 'request-number'],
    ['requestNumber', 'A21123456789012345', 'request-number'],
    ['monthly', '1 250,50 €', ''],
    ['monthly', 'mille', 'not-a-number'],
    ['monthly', '-1', 'not-a-number'],
    ['monthly', '100001', 'too-many'],
    ['animals', 'x'.repeat(200), ''],
    ['animals', 'x'.repeat(201), 'too-long'],
    ['path', 'x'.repeat(1000), ''],
    ['path', 'x'.repeat(1001), 'too-long'],
    ['diagnosisText', 'x'.repeat(19), 'too-short'],
    ['diagnosisText', 'x'.repeat(20), ''],
    ['diagnosisText', 'x'.repeat(4000), ''],
    ['diagnosisText', 'x'.repeat(4001), 'too-long'],
    ['summary', 'La famille d’Ariane cherche une maison.', 'name-in-summary'],
    ['summary', 'Madame EXEMPLE MARTIN cherche une maison.', 'name-in-summary'],
    ['summary', 'Un exemple de couple, Martine leur voisine aide.', ''],
    ['proposal', 'Une maison pour Basile et les siens', 'name-in-summary'],
    ['origin', 'mairie', 'empty'],
    ['typology', 'alone', 'alone-with-second'],
  ])('%s = %p -> %p', (field, value, problem) => {
    expect(wrongs({ [field]: value }).filter(each => each.startsWith(`${field}:`))).toEqual(
      problem ? [`${field}: ${problem}`] : [],
    )
  })

  it('takes a second adult whole or not at all', () => {
    expect(wrongs({ lastName2: '', firstName2: '', birthDate2: '' })).toEqual([])
    expect(wrongs({ lastName2: '' })).toEqual(['lastName2: empty'])
    expect(wrongs({ firstName2: '', birthDate2: '' })).toEqual(['firstName2: empty', 'birthDate2: empty'])
  })

  it('needs no ages of a person alone, and takes none', () => {
    const alone = { typology: 'alone', adults: '1', lastName2: '', firstName2: '', birthDate2: '' }
    expect(wrongs({ ...alone, childrenAges: '' })).toEqual([])
    expect(wrongs({ ...alone, childrenAges: '3' })).toEqual(['childrenAges: alone-with-children'])
    expect(wrongs({ ...alone, childrenAges: '', adults: '2' })).toEqual(['adults: alone-with-adults'])
  })

  it('drops health when health fields are off, and asks for a difficulty that is left', () => {
    const off = { ...rules, health: false }
    expect(wrongs({ difficulties: 'mental-health,addictions' }, off)).toEqual(['difficulties: empty'])
    const kept = referralSchema(off).parse(sectionsOf(aReferral(), sectionNames, false))
    expect(kept.difficulties).toEqual({
      difficulties: ['behaviour', 'neighbours', 'budget'],
      precisions: aReferral().precisions,
    })
  })
})

describe('a landlord’s short form', () => {
  const sections = ['agreement', 'identity', 'composition', 'housing', 'difficulties', 'need'] as const
  const wrong = (changed: Answers) => {
    const result = landlordReferralSchema(rules).safeParse(
      sectionsOf(aLandlordReferral(changed), sections, false),
    )
    return result.success ? [] : wrongsIn(result.error).map(({ field, problem }) => `${field}: ${problem}`)
  }

  test.each<[Answers, string[]]>([
    [{}, []],
    [{ diagnosisText: 'jamais lu', summary: 'jamais lu', health: 'jamais lu' }, []],
    [{ eviction: '' }, ['eviction: empty']],
    [{ difficulties: 'health' }, ['difficulties: empty']],
    [{ agreedTo: 'landlord' }, ['agreedTo: agreement-siao']],
    [{ childrenAges: '' }, ['childrenAges: no-ages']],
  ])('with %j: %j', (changed, expected) => expect(wrong(changed)).toEqual(expected))
})

describe('what stands unsealed', () => {
  it('is closed lists and bands: no name, no free text, no health', () => {
    expect(profileOf(parsed(), ['passeurs'])).toEqual({
      origin: 'ccapex',
      typology: 'couple-children',
      adults: 2,
      children: ['3-5', '6-10', '11-14'],
      animals: true,
      eviction: 'judgement',
      dalo: true,
      difficulties: ['behaviour', 'neighbours', 'budget'],
      size: 'T5',
      territory: 'metropole',
      home: 'house',
      constraints: ['animals', 'away'],
      follower: 'passeurs',
      trust: true,
    })
  })

  test.each([
    ['2', '0-2'],
    ['3', '3-5'],
    ['5', '3-5'],
    ['6', '6-10'],
    ['10', '6-10'],
    ['11', '11-14'],
    ['14', '11-14'],
    ['15', '15-17'],
    ['17', '15-17'],
    ['18', '18-24'],
  ])('a child of %s stands as %s', (childrenAges, band) => {
    expect(profileOf(parsed({ childrenAges }), []).children).toEqual([band])
  })

  it('forgets a follower that is no provider of the scheme', () => {
    expect(profileOf(parsed({ follower: 'inconnu' }), ['passeurs'])).not.toHaveProperty('follower')
  })

  it('seals identity, diagnosis, health and summary apart from the rest', () => {
    const { identity, diagnosis, health, summary, referral } = sealedPartsOf(parsed())
    expect(identity.requestNumber).toBe('021123456789012ABC')
    expect(diagnosis.author).toBe('Camille Diagnostic-Exemple')
    expect(health).toEqual({ difficulties: ['mental-health'], precisions: aReferral().health })
    expect(summary.summary).toBe(aReferral().summary)
    expect(JSON.stringify(referral)).not.toMatch(/Ariane|021123456789012ABC|médico|mental/)
  })
})

describe('answers', () => {
  it('come back from sections as they went in', () => {
    const answers = answersOf(parsed())
    for (const name of fieldNames)
      if (!['monthly', 'rentDebt', 'otherDebts', 'representative', 'otherFollower'].includes(name))
        expect([name, answers[name]]).toEqual([name, aReferral()[name]])
  })

  test.each<[FieldName, string, string]>([
    ['since', '1/6/2019', '2019-06-01'],
    ['since', ' 2019-06-01 ', '2019-06-01'],
    ['since', 'hier', 'hier'],
    ['monthly', '1 450 €', '1450'],
    ['monthly', '12,5', '12.5'],
    ['childrenAges', '3 et 7 ans', '3, 7'],
    ['requestNumber', '021 123456789012 abc', '021123456789012ABC'],
    ['animals', '  deux chiens ', 'deux chiens'],
  ])('%s typed %p is kept as %p', (name, typed, kept) => expect(tidied(name, typed)).toBe(kept))

  it('have one place each', () => {
    const places = fieldNames.map(name => `${fields[name].section}.${fieldOf(name).path.join('.')}`)
    expect(new Set(places).size).toBe(places.length)
  })
})

describe('a household is found again', () => {
  const identity = (changed: Answers = {}) => parsed(changed).identity
  const finds = (earlier: Answers, later: Answers): boolean => {
    const kept = fingerprintTexts(identity(earlier), aReferral(earlier).requestNumber)
    return likelyTexts(identity(later), aReferral(later).requestNumber).some(text => kept.includes(text))
  }
  const stranger = {
    lastName: 'Autre-Exemple',
    firstName: 'Odile',
    birthDate: '1970-01-01',
    lastName2: '',
    firstName2: '',
    birthDate2: '',
    requestNumber: '021000000000000000',
  }

  test.each<[string, Answers, boolean]>([
    [
      'the same person, written otherwise',
      { ...stranger, lastName: 'exemple martin', firstName: 'ARIANE', birthDate: '1988-04-12' },
      true,
    ],
    [
      'names in each other’s place',
      { ...stranger, lastName: 'Ariane', firstName: 'Exemple-Martin', birthDate: '1988-04-12' },
      true,
    ],
    [
      'the second adult referred alone',
      { ...stranger, lastName: 'Exemple-Durand', firstName: 'Basile', birthDate: '1985-11-02' },
      true,
    ],
    ['the request number', { ...stranger, requestNumber: '021 123456789012 abc' }, true],
    [
      'the same name, born another day',
      { ...stranger, lastName: 'Exemple-Martin', firstName: 'Ariane', birthDate: '1988-04-13' },
      false,
    ],
    ['somebody else', stranger, false],
  ])('by %s', (_, later, found) => {
    const { requestNumber = '' } = later
    expect(finds({}, { ...later, requestNumber: tidied('requestNumber', requestNumber) })).toBe(found)
  })

  test.each([
    ['Élise-Anne', 'elise anne'],
    ['D’Œuvre', 'doeuvre'],
    ['  MÜLLER ', 'muller'],
    ['Şahin', 'sahin'],
  ])('%p and %p are the same name', (a, b) => expect(fold(a)).toBe(fold(b)))
})
