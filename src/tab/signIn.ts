/** Who asks, in the tab: the token of Teams' single sign-on, checked as Microsoft Entra made it. */
import { type JWTVerifyGetKey, createRemoteJWKSet, decodeJwt, errors, jwtVerify } from 'jose'
import { z } from 'zod'
import { type PersonId, personId } from '../domain/people'

/** Why a token is not believed; each has its sentence in text, `tab.signIn`. */
export const tokenFaults = [
  'missing',
  'unreadable',
  'forged',
  'expired',
  'other-tenant',
  'other-app',
] as const
export type TokenFault = (typeof tokenFaults)[number]

/** The one who asks could not show who they are. */
export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn'
  constructor(readonly fault: TokenFault) {
    super(fault)
  }
}

/** The keys that tokens are checked with cannot be fetched now. */
export class KeysSilent extends Error {
  override readonly name = 'KeysSilent'
}

/** Says whose token it is. Throws NotSignedIn or KeysSilent. */
export type SignIn = (token: string) => Promise<PersonId>

/** The token of `Authorization: Bearer …`; throws NotSignedIn when there is none. */
export const bearerOf = (header: string | undefined): string => {
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(header ?? '')?.[1]
  if (!token) throw new NotSignedIn('missing')
  return token
}

export interface EntraOptions {
  /** Tenants that may enter, in small letters. */
  readonly tenants: readonly string[]
  /** For whom a token must be made: our application, by its id and by its id URI. */
  readonly audiences: readonly string[]
  /** Where Entra gives its keys, without slash at the end. */
  readonly authority: string
  /** Real time, in milliseconds. */
  now(): number
}

/** Entra's public cloud. */
export const AUTHORITY = 'https://login.microsoftonline.com'

/** What Teams asks for in our name; a token of an application by itself has no scope. */
const SCOPE = 'access_as_user'
/** Clocks differ a little. */
const TOLERANCE_S = 60
const KEYS_TIMEOUT_MS = 3000
const KEYS_KEPT_MS = 3_600_000

const entraId = z.guid().toLowerCase()
const claims = z.object({ tid: entraId, oid: entraId, scp: z.string() })

/** `tid` before anything is checked: only to know whose keys to ask for. */
const tenantIn = (token: string): string => {
  try {
    return entraId.parse(decodeJwt(token).tid)
  } catch {
    throw new NotSignedIn('unreadable')
  }
}

const faultOf = (error: unknown): NotSignedIn | KeysSilent => {
  if (error instanceof errors.JWTExpired) return new NotSignedIn('expired')
  if (error instanceof errors.JWTClaimValidationFailed)
    return new NotSignedIn(error.claim === 'iss' ? 'other-tenant' : 'other-app')
  const forged = [
    errors.JWSSignatureVerificationFailed,
    errors.JOSEAlgNotAllowed,
    errors.JWKSNoMatchingKey,
    errors.JWSInvalid,
    errors.JWTInvalid,
    errors.JOSENotSupported,
  ]
  if (forged.some(kind => error instanceof kind)) return new NotSignedIn('forged')
  // What is left went wrong while the keys were fetched: no answer, a late one, or one that holds no keys.
  return new KeysSilent(error instanceof Error ? error.name : 'unknown')
}

/**
 * Checks a token of Entra: RS256 with a key of its own tenant, for our application, by a tenant on the list, not expired,
 * made for a person. Version 1 and version 2 of its tokens differ in issuer and audience; which one comes is a setting of
 * the Entra application (`requestedAccessTokenVersion`), so both are read.
 */
export const entraSignIn = ({ tenants, audiences, authority, now }: EntraOptions): SignIn => {
  const keys = new Map<string, JWTVerifyGetKey>()
  const keysOf = (tenant: string): JWTVerifyGetKey => {
    const known = keys.get(tenant)
    if (known) return known
    const made = createRemoteJWKSet(new URL(`${authority}/${tenant}/discovery/v2.0/keys`), {
      timeoutDuration: KEYS_TIMEOUT_MS,
      cacheMaxAge: KEYS_KEPT_MS,
    })
    keys.set(tenant, made)
    return made
  }
  return async token => {
    const tenant = tenantIn(token)
    // Before any key is fetched: a made-up tenant costs nobody anything.
    if (!tenants.includes(tenant)) throw new NotSignedIn('other-tenant')
    const { payload } = await jwtVerify(token, keysOf(tenant), {
      algorithms: ['RS256'],
      issuer: [`${authority}/${tenant}/v2.0`, `https://sts.windows.net/${tenant}/`],
      audience: [...audiences],
      requiredClaims: ['exp'],
      clockTolerance: TOLERANCE_S,
      currentDate: new Date(now()),
    }).catch((error: unknown) => {
      throw faultOf(error)
    })
    const person = claims.safeParse(payload)
    if (!person.success || !person.data.scp.split(' ').includes(SCOPE)) throw new NotSignedIn('other-app')
    return personId(person.data.tid, person.data.oid)
  }
}
