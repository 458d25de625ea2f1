/** Signing in as one of the sample people: in the demo only, where nobody is checked. */
import { SignJWT, jwtVerify } from 'jose'
import type { App } from '../actions/app'
import type { PersonId, Role } from '../domain/people'
import { all } from '../store/store'
import { NotSignedIn, type SignIn } from './signIn'

const HOURS = 12

export interface SampleOfPeople {
  readonly id: PersonId
  readonly name: string
  readonly roles: readonly Role[]
}

export interface DemoSignIn {
  readonly check: SignIn
  people(): Promise<readonly SampleOfPeople[]>
  /** A token for somebody whom the demo knows; undefined for anybody else. */
  tokenFor(person: PersonId): Promise<string | undefined>
}

/** Throws outside the demo. Its tokens die with the process: the key is made here and kept nowhere. */
export const demoSignIn = (app: App): DemoSignIn => {
  if (!app.settings.demo) throw new Error('only the demo may let people choose who they are')
  const key = new TextEncoder().encode(`${app.ids.unique()}${app.ids.unique()}`)
  const now = () => new Date(app.clock.real())
  return {
    check: async token => {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        currentDate: now(),
      }).catch(() => {
        throw new NotSignedIn('expired')
      })
      return payload.sub ?? ''
    },
    people: async () =>
      (await all(app.store, 'people', { index: 'id' })).map(({ id, name, posts }) => ({
        id,
        name,
        roles: posts.map(({ role }) => role),
      })),
    tokenFor: async person => {
      if (!(await app.store.get('people', person))) return undefined
      const issued = Math.floor(now().getTime() / 1000)
      return new SignJWT()
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(person)
        .setIssuedAt(issued)
        .setExpirationTime(issued + HOURS * 3600)
        .sign(key)
    },
  }
}
