/** Every variable of the environment: what it looks like, what it is for. `.env.example` is made from this table. */
import { z } from 'zod'
import { makeVault } from './store/vault'

export interface Variable {
  readonly name: string
  /** `when`: required under a condition that its description says. */
  readonly required: 'always' | 'when' | 'no'
  readonly secret: boolean
  readonly description: string
  /** What it is when it is not given. */
  readonly byDefault?: string
  /** What a value looks like, where it is not plain; never a real one. */
  readonly example?: string
}

export interface Defined {
  readonly schema: z.ZodType<string | number>
  readonly about: Omit<Variable, 'name'>
}

/** The items of a list with commas, in small letters. */
export const list = (text: string): readonly string[] =>
  text
    .split(',')
    .map(item => item.trim().toLowerCase())
    .filter(item => item !== '')

const uuid = z
  .string()
  .regex(
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    'is not an id like 00000000-0000-0000-0000-000000000000',
  )
const noExample = '00000000-0000-0000-0000-000000000000'

/** Says whether the key ring can be used, without repeating any part of a key. */
const keyRing = z.string().superRefine((text, context) => {
  try {
    makeVault(text)
  } catch (error) {
    context.addIssue(error instanceof Error ? error.message : 'cannot be read')
  }
})

export const definitions = {
  PORT: {
    schema: z.coerce
      .number('is not a port')
      .int('is not a port')
      .min(0, 'is not a port')
      .max(65_535, 'is not a port'),
    about: {
      required: 'no',
      secret: false,
      byDefault: '3978',
      description:
        'Port on which Passerelle listens for HTTP. TLS is the task of what stands in front of it.',
    },
  },
  PUBLIC_HOST: {
    schema: z
      .string()
      .regex(/^[a-z0-9.-]+(:\d+)?$/i, 'is not a host name: write it without https:// and without a path'),
    about: {
      required: 'always',
      secret: false,
      example: 'passerelle.example.org',
      description:
        'Host name under which Teams and people reach Passerelle over https. The Teams app (npm run manifest) is built with it, and so are the links to papers (minutes, invitations).',
    },
  },
  MICROSOFT_APP_ID: {
    schema: uuid,
    about: {
      required: 'always',
      secret: false,
      example: noExample,
      description:
        'Application (client) id of the bot in Microsoft Entra. Without it anybody could write to the bot in anybody’s name.',
    },
  },
  MICROSOFT_APP_TYPE: {
    schema: z.enum(
      ['SingleTenant', 'UserAssignedMSI'],
      'is SingleTenant or UserAssignedMSI (multi-tenant bots can no longer be registered)',
    ),
    about: {
      required: 'no',
      secret: false,
      byDefault: 'SingleTenant',
      description:
        'How the bot proves who it is: SingleTenant (with a client secret) or UserAssignedMSI (managed identity, on Azure).',
    },
  },
  MICROSOFT_APP_TENANT_ID: {
    schema: uuid,
    about: {
      required: 'always',
      secret: false,
      example: noExample,
      description: 'Tenant in which the bot is registered.',
    },
  },
  MICROSOFT_APP_PASSWORD: {
    schema: z.string().min(1),
    about: {
      required: 'when',
      secret: true,
      description: 'Client secret of the bot. Required for SingleTenant; must be absent for UserAssignedMSI.',
    },
  },
  TEAMS_APP_ID: {
    schema: uuid,
    about: {
      required: 'no',
      secret: false,
      example: noExample,
      description:
        'Id of the Teams app (not of the bot): a GUID of your own that never changes. The Teams app (npm run manifest) is built with it; with it, cards lead to the tab.',
    },
  },
  TAB_APP_ID_URI: {
    schema: z
      .string()
      .regex(/^api:\/\/[a-z0-9.:/-]+$/i, 'is not an application id URI like api://host/botid-00000000-…'),
    about: {
      required: 'no',
      secret: false,
      example: `api://passerelle.example.org/botid-${noExample}`,
      description:
        'Application id URI of the Entra application (Expose an API), for whom the tokens of the tab are made. Its scope is access_as_user. Not given: api://PUBLIC_HOST/botid-MICROSOFT_APP_ID, as the Teams app says.',
    },
  },
  ALLOWED_TENANTS: {
    schema: z
      .string()
      .refine(
        text => list(text).every(id => uuid.safeParse(id).success),
        'is not a list of tenant ids, separated by commas',
      ),
    about: {
      required: 'always',
      secret: false,
      example: `${noExample},11111111-1111-1111-1111-111111111111`,
      description:
        'Microsoft 365 tenants whose people may enter, separated by commas: one for each partner organisation.',
    },
  },
  MONGODB_URI: {
    schema: z.string().regex(/^mongodb(\+srv)?:\/\//, 'does not begin with mongodb:// or mongodb+srv://'),
    about: {
      required: 'always',
      secret: true,
      example: 'mongodb://localhost:27017/passerelle?replicaSet=rs0',
      description:
        'MongoDB in which everything is kept: a replica set, of one member at least (transactions need one). The name of the database is part of it.',
    },
  },
  PASSERELLE_KEYS: {
    schema: keyRing,
    about: {
      required: 'always',
      secret: true,
      example: '2026a:<32 bytes in base64>',
      description:
        "Encryption keys, the current one first, older ones after it (name:base64, separated by commas). Make one with: node -e \"console.log('2026a:' + require('crypto').randomBytes(32).toString('base64'))\". Keep a copy apart from the database: without it the households’ data cannot be read. After adding one in front: npm run rotate-keys.",
    },
  },
  PARTNERS_FILE: {
    schema: z.string().min(1),
    about: {
      required: 'always',
      secret: false,
      example: './partners.json',
      description:
        'JSON file with the partner organisations: id, name, kind, voice, and for a provider its territories and the days between which the tender retains it. See scripts/demo/partners.example.json.',
    },
  },
  RULES_FILE: {
    schema: z.string().min(1),
    about: {
      required: 'no',
      secret: false,
      example: './rules.json',
      description:
        'JSON file with the rules that the partners changed (first day of the convention, capacity, reminders, domains of the passeport…). What it leaves out keeps its default.',
    },
  },
  HEALTH_FIELDS: {
    schema: z.enum(['on', 'off'], 'is on or off'),
    about: {
      required: 'no',
      secret: false,
      byDefault: 'off',
      description:
        'Diagnosis of health and addictions, in the referral and in the passeport. on requires HEALTH_HOST.',
    },
  },
  HEALTH_HOST: {
    schema: z.string().min(3),
    about: {
      required: 'when',
      secret: false,
      example: 'Example Host, certificate HDS 0000',
      description:
        'Your statement of the certified host of health data (hébergeur de données de santé, Code de la santé publique, art. L1111-8) where this bot and its database run. Required when HEALTH_FIELDS=on.',
    },
  },
  LOG_LEVEL: {
    schema: z.enum(['info', 'error'], 'is info or error'),
    about: {
      required: 'no',
      secret: false,
      byDefault: 'info',
      description:
        'What is written to standard output, as lines of JSON: info (everything) or error. Never a name or a text of a household.',
    },
  },
} as const satisfies Record<string, Defined>

export type Name = keyof typeof definitions

/** Every variable with what it is for, in the order of `.env.example`. */
export const variables: readonly Variable[] = Object.entries<Defined>(definitions).map(
  ([name, { about }]) => ({
    name,
    ...about,
  }),
)

/** The text of `.env.example`: every variable explained; what has a default is written as a remark. */
export const exampleFile = (): string =>
  variables
    .map(({ name, description, required, byDefault, example }) => {
      const note = { always: 'Required.', when: 'Sometimes required, see above.', no: 'Optional.' }[required]
      const sample = example && example !== byDefault ? ` Example: ${example}` : ''
      return [
        ...wrapped(description),
        `# ${note}${byDefault ? ` Default: ${byDefault}.` : ''}${sample}`,
        required === 'always' ? `${name}=` : `#${name}=${byDefault ?? ''}`,
      ].join('\n')
    })
    .join('\n\n')
    .concat('\n')

const wrapped = (text: string): readonly string[] =>
  (text.match(/.{1,110}(?:\s|$)/g) ?? [text]).map(line => `# ${line.trimEnd()}`)
