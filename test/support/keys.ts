/** The key server of a channel of our own: OpenID metadata, its keys, and tokens signed with them. */
import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sign } from 'jsonwebtoken'
import type { Identity } from '../../src/bot/adapter'

export const APP_ID = '00000000-0000-4000-8000-00000000b07b'
const ISSUER = 'https://issuer.example'

export interface TokenOptions {
  readonly audience?: string
  readonly issuer?: string
  readonly serviceUrl: string
  /** Signed with a key that the server does not know, under the name of one that it knows. */
  readonly forged?: boolean
  readonly expired?: boolean
}

/** A token of Teams' single sign-on, as Entra makes it for somebody of a tenant. */
export interface EntraTokenOptions {
  readonly tenant: string
  readonly object: string
  readonly audience?: string
  readonly issuer?: string
  readonly scope?: string
  readonly forged?: boolean
  /** Seconds until it expires; negative: seconds since. */
  readonly expiresIn?: number
}

export interface Keys {
  token(options: TokenOptions): string
  entraToken(options: EntraTokenOptions): string
  /** Where the server listens: another process makes its identity of it by `ownCloud`. */
  readonly url: string
  /** As whom the bot starts to believe these tokens; it signs its own sends with `Bearer bot`. */
  readonly identity: Identity
  close(): Promise<void>
}

/** A cloud whose keys are served at this address. */
export const ownCloud = (url: string): Extract<Identity, { kind: 'own-cloud' }> => ({
  kind: 'own-cloud',
  appId: APP_ID,
  cloud: {
    ToBotFromChannelOpenIdMetadataUrl: `${url}/metadata`,
    ToBotFromChannelTokenIssuer: ISSUER,
    ToChannelFromBotOAuthScope: 'https://scope.example',
    ToChannelFromBotLoginUrl: 'https://login.example',
    OAuthUrl: 'https://oauth.example',
  },
  credentials: {
    isValidAppId: async appId => appId === APP_ID,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      signRequest: async request => {
        request.headers.set('authorization', 'Bearer bot')
        return request
      },
    }),
  },
})

/** Made once a process: making an RSA key takes longer than most tests. */
const known = generateKeyPairSync('rsa', { modulusLength: 2048 })
const unknown = generateKeyPairSync('rsa', { modulusLength: 2048 })

export const startKeys = async (): Promise<Keys> => {
  const server = createServer((request, response) => {
    const jwk = { ...known.publicKey.export({ format: 'jwk' }), kid: 'key-1', use: 'sig', alg: 'RS256' }
    const body = /^\/keys|\/discovery\/v2.0\/keys$/.test(request.url ?? '')
      ? { keys: [jwk] }
      : { issuer: ISSUER, jwks_uri: `${url}/keys`, id_token_signing_alg_values_supported: ['RS256'] }
    // Not chained: restify replaces writeHead for every server of the process, and its own returns nothing.
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    token: ({ audience = APP_ID, issuer = ISSUER, serviceUrl, forged = false, expired = false }) =>
      sign({ serviceurl: serviceUrl }, (forged ? unknown : known).privateKey, {
        algorithm: 'RS256',
        keyid: 'key-1',
        audience,
        issuer,
        expiresIn: expired ? -3600 : 3600,
      }),
    entraToken: ({
      tenant,
      object,
      audience = APP_ID,
      issuer,
      scope = 'access_as_user',
      forged,
      expiresIn = 3600,
    }) =>
      sign({ tid: tenant, oid: object, scp: scope }, (forged ? unknown : known).privateKey, {
        algorithm: 'RS256',
        keyid: 'key-1',
        audience,
        issuer: issuer ?? `${url}/${tenant}/v2.0`,
        expiresIn,
      }),
    url,
    identity: ownCloud(url),
    close: () =>
      new Promise(done => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
