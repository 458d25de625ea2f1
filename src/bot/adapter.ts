/**
 * botbuilder's adapter at its narrowest: it checks who calls and makes the turn's context; what is sent goes through our
 * own `Post` (one try, our time-out, our rates). No middleware, and a context outlives its turn: a slow act can still
 * answer after the eight seconds.
 */
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
  ConfigurationServiceClientCredentialFactory,
  type InvokeResponse,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder'
import type { ConnectorClient, ServiceClientCredentialsFactory } from 'botframework-connector'
import { type Post, withoutRetries } from './connector'

/** As whom the bot speaks to Teams, and whose tokens it believes. */
export type Identity =
  /** Nobody is checked: the demo only. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'single-tenant'
      readonly appId: string
      readonly tenant: string
      readonly password: string
    }
  | { readonly kind: 'managed'; readonly appId: string; readonly tenant: string }
  /** Another cloud than Microsoft's: the key server and connector of the tests. */
  | {
      readonly kind: 'own-cloud'
      readonly appId: string
      readonly cloud: ConfigurationBotFrameworkAuthenticationOptions
      readonly credentials: ServiceClientCredentialsFactory
    }

/** The caller could not show that it is Teams. */
export class Unauthorized extends Error {
  override readonly name = 'Unauthorized'
}

/** The keys that tokens are checked with cannot be fetched now. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable'
}

/** A message of a turn did not leave. Says why, never what. */
export class NotSent extends Error {
  override readonly name = 'NotSent'
}

export type Logic = (context: TurnContext) => Promise<InvokeResponse | undefined>

const authenticationFor = (identity: Identity): ConfigurationBotFrameworkAuthentication => {
  switch (identity.kind) {
    case 'none':
      return new ConfigurationBotFrameworkAuthentication({})
    case 'own-cloud':
      return new ConfigurationBotFrameworkAuthentication(
        { ...identity.cloud, MicrosoftAppId: identity.appId },
        identity.credentials,
      )
    default: {
      const { appId: MicrosoftAppId, tenant: MicrosoftAppTenantId } = identity
      const credentials = new ConfigurationServiceClientCredentialFactory({
        MicrosoftAppId,
        MicrosoftAppTenantId,
        ...(identity.kind === 'managed'
          ? { MicrosoftAppType: 'UserAssignedMsi' }
          : { MicrosoftAppType: 'SingleTenant', MicrosoftAppPassword: identity.password }),
      })
      return new ConfigurationBotFrameworkAuthentication(
        { MicrosoftAppId, MicrosoftAppTenantId },
        credentials,
      )
    }
  }
}

/** Connector clients kept by service URL: making one costs more than a send. */
const KEPT_CLIENTS = 64

export class Adapter extends CloudAdapter {
  private readonly clients = new Map<string, Promise<ConnectorClient>>()
  private post?: Post

  constructor(private readonly identity: Identity) {
    super(authenticationFor(identity))
  }

  /** Everything that dialogs send by their context leaves through `post`. */
  sendThrough(post: Post): void {
    this.post = post
  }

  /** Checks the caller, then runs the logic. Throws Unauthorized or KeysUnavailable before anything ran. */
  async receive(
    authorization: string,
    activity: Activity,
    logic: Logic,
  ): Promise<InvokeResponse | undefined> {
    const { claimsIdentity } = await this.authenticate(authorization, activity)
    const context = new TurnContext(this, activity)
    context.turnState.set(this.BotIdentityKey, claimsIdentity)
    if (activity.locale) context.locale = activity.locale
    return logic(context)
  }

  /** The client of a service URL, with one try a request. */
  client(serviceUrl: string): Promise<ConnectorClient> {
    const known = this.clients.get(serviceUrl)
    if (known) return known
    const made = this.clientFor(serviceUrl)
    this.clients.set(serviceUrl, made)
    made.catch(() => this.clients.delete(serviceUrl))
    const [oldest] = this.clients.keys()
    if (this.clients.size > KEPT_CLIENTS && oldest !== undefined) this.clients.delete(oldest)
    return made
  }

  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const sent: ResourceResponse[] = []
    for (const activity of activities) sent.push({ id: await this.sendOne(context, activity) })
    return sent
  }

  override async updateActivity(
    _context: TurnContext,
    activity: Partial<Activity>,
  ): Promise<ResourceResponse | undefined> {
    return { id: await this.leave(activity, activity.id) }
  }

  private async sendOne(context: TurnContext, activity: Partial<Activity>): Promise<string> {
    if (activity.type === 'invokeResponse') {
      context.turnState.set(INVOKE_ANSWER, activity.value)
      return ''
    }
    if (activity.type === 'trace' || activity.type === 'delay') return ''
    return this.leave(activity)
  }

  private async leave(activity: Partial<Activity>, edited?: string): Promise<string> {
    const { conversation, serviceUrl } = activity
    if (!this.post || !conversation || !serviceUrl) throw new NotSent('no conversation to send to')
    const address = { conversation: conversation.id, serviceUrl, ...(edited && { activity: edited }) }
    const { id: _id, replyToId: _replyTo, ...content } = activity
    const sent = await this.post(address, edited ? { ...content, id: edited } : content, { urgent: true })
    if ('activity' in sent) return sent.activity
    throw new NotSent('failed' in sent ? sent.failed : 'uncertain')
  }

  private async authenticate(authorization: string, activity: Activity) {
    try {
      return await this.botFrameworkAuthentication.authenticateRequest(activity, authorization)
    } catch (error) {
      // The SDK says 500 both for a wrong signature and for keys that it could not fetch.
      const { message, code } = error as { message?: string; code?: string }
      const keys =
        code === 'ECONNREFUSED' ||
        code === 'ENOTFOUND' ||
        /^(Failed to load|request to http)/.test(message ?? '')
      throw keys
        ? new KeysUnavailable('the keys of the channel cannot be fetched')
        : new Unauthorized('not a token of Teams')
    }
  }

  private async clientFor(serviceUrl: string): Promise<ConnectorClient> {
    const { identity } = this
    const claims = this.createClaimsIdentity(identity.kind === 'none' ? '' : identity.appId)
    const factory = this.botFrameworkAuthentication.createConnectorFactory(claims)
    return withoutRetries(await factory.create(serviceUrl))
  }
}

/** Where a dialog's own invoke answer is kept, should it give one. */
export const INVOKE_ANSWER = Symbol('the answer of an invoke')
