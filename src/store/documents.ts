/** Every collection: what its documents are, and the only readings that they allow (`indexes`). */
import type { Day, Instant } from '../domain/calendar'
import type { Because } from '../domain/announce'
import type { Dossier } from '../domain/dossier'
import type { FactKind } from '../domain/facts'
import type { Dwelling, DwellingFactKind } from '../domain/dwelling'
import type { MessageFactKind } from '../domain/delivery'
import type { Household } from '../domain/household'
import type { Passeport } from '../domain/passeport'
import type { MutedKind, Organisation, Person, PersonId, Role } from '../domain/people'
import type { PersonFactKind } from '../domain/posts'
import type { Remark } from '../domain/remark'
import type { Report, ReportFactKind } from '../domain/report'
import type { Round } from '../domain/round'
import type { Sealed, WrappedKey } from '../domain/sealed'
import type { Session, SessionFactKind } from '../domain/session'
import type { Upload, UploadBatch } from '../domain/upload'
import type { SignedMinutes } from '../domain/minutes'
import type { Task } from '../domain/task'

/** Something that happened, never changed. Its id is `<subject>#<seq, six digits>`. */
export interface Fact {
  /** `dossiers/<id>`, `dwellings/<id>`… */
  readonly subject: string
  readonly seq: number
  readonly kind:
    FactKind | SessionFactKind | DwellingFactKind | MessageFactKind | ReportFactKind | PersonFactKind
  readonly on: Day
  readonly at: Instant
  /** A person's id, or `time`. */
  readonly by: PersonId | 'time'
  readonly data: Readonly<Record<string, string | number | boolean>>
}

/** What a message says: the card of a verb as it is when it leaves, or the sentence of a fact. */
export type Saying =
  | { readonly show: string; readonly payload: Readonly<Record<string, string | number>> }
  | { readonly fact: string }

export const messageStates = ['waiting', 'sending', 'delivered', 'failed', 'replaced'] as const

/** One thing that one person is told, kept until it is known whether it reached them. */
export interface Message {
  readonly to: PersonId
  /** What it is about: a newer message with the same key replaces one not yet delivered. */
  readonly about: string
  readonly dossier?: string
  readonly say: Saying
  /** The circle around the dossier that the reader belongs to: why it comes. */
  readonly because?: Because
  /** What it tells of, where that may be muted; absent: it always comes. */
  readonly kind?: MutedKind
  /** The absent person that the reader stands in for. */
  readonly standsFor?: PersonId
  readonly state: (typeof messageStates)[number]
  /** 1 while it must still go out, 0 after. */
  readonly open: 0 | 1
  /** Real time from which it may be taken: when it is due, or when its sender's lock runs out. */
  readonly nextAt: Instant
  readonly tries: number
  /** A send whose answer was lost: it may have arrived, and may arrive twice. */
  readonly uncertain: boolean
  /** Why it failed: `blocked`, `no-reference`, `http-403`, … never a text of the household. */
  readonly why?: string
  readonly activity?: string
  /** The digest that tells what this one could not tell on its day. */
  readonly instead?: string
  readonly at: Instant
}

/** A card that was sent, so that it can be edited when its subject moves on. Its id is `<conversation>|<activity>`. */
export interface SentCard {
  readonly person: PersonId
  readonly card: string
  /** `rounds/<id>`, `dossiers/<id>`… and the version of it that the card shows. */
  readonly subject: string
  readonly shown: number
  /** It waits for this person's input: not edited under their fingers. */
  readonly open: boolean
  /** The verb and payload that show it again. */
  readonly again: { readonly verb: string; readonly payload: Readonly<Record<string, string | number>> }
  readonly activity: string
  readonly conversation: string
  readonly serviceUrl: string
  /** Teams id of the person (`29:…`), for cards that Teams refreshes by itself. */
  readonly reader?: string
  readonly at: Instant
}

/** One reading of something sealed, written before it is shown; kept twelve months. */
export interface Reading {
  readonly by: PersonId
  readonly dossier: string
  readonly what: string
  readonly at: Instant
}

/** An invitation; its id is the SHA-256 of the code, which is shown once and not kept. */
export interface Invitation {
  readonly role: Role
  readonly organisation: string
  readonly by: PersonId
  readonly expiresOn: Day
  readonly usedBy?: PersonId
}

/** A referral being written: sealed answers, one draft a person and kind (its id says which). Kept 30 days. */
export interface Draft {
  readonly person: PersonId
  /** Id that the dossier will have: submitting the same draft twice makes one dossier. */
  readonly dossier: string
  readonly key: WrappedKey
  readonly answers: Sealed
  readonly at: Instant
}

/** State of botbuilder-dialogs of one conversation, sealed. */
export interface DialogState {
  readonly key: WrappedKey
  readonly state: Sealed
  /** Activity id of the open question's card, closed when another way led on. */
  readonly shown?: string
  readonly at: Instant
}

/** Where a person can be written to: botbuilder's conversation reference, under the person's id. */
export interface Reference {
  readonly reference: Readonly<Record<string, unknown>>
  readonly at: Instant
}

/** A keyed hash of what identifies a household, to find likely duplicates. Its id is `<hash>.<dossier>`. */
export interface Fingerprint {
  readonly hash: string
  readonly dossier: string
}

/** A job's claim on a day (`<job>.<day>`), or any other thing that one process only may do. */
export interface Claim {
  readonly at: Instant
  /** The job went through: a claim that stays without it for long is taken over. */
  readonly done?: boolean
}

/** A landlord with a candidature in a dossier: `<dossier>.<landlord>`, while it is open. */
export interface Concerned {
  readonly landlord: string
  readonly dossier: string
}

export interface Counter {
  readonly next: number
}

/** Places of the scheme (one document, id `programme`): changed in the dossier's own commit, so never passed by two at once. */
export interface Programme {
  readonly places: readonly string[]
}

/** Settings that the running bot itself changes (the demo's clock). */
export interface Setting {
  readonly value: string | number
}

/** Sums of the indicators for one month or day, as text (`writeSums`). A read model: it can be made again from the facts. */
export interface Tally {
  readonly sums: string
}

/** How many facts of a subject are in the tallies. */
export interface Counted {
  readonly facts: number
}

export interface Documents {
  organisations: Organisation
  people: Person
  references: Reference
  invitations: Invitation
  dossiers: Dossier
  dwellings: Dwelling
  concerned: Concerned
  uploads: Upload
  uploadBatches: UploadBatch
  households: Household
  fingerprints: Fingerprint
  drafts: Draft
  rounds: Round
  sessions: Session
  minutes: SignedMinutes
  remarks: Remark
  tasks: Task
  passeports: Passeport
  programme: Programme
  facts: Fact
  messages: Message
  cards: SentCard
  readings: Reading
  dialogs: DialogState
  claims: Claim
  counters: Counter
  settings: Setting
  reports: Report
  tallies: Tally
  counted: Counted
}

export interface Index {
  /** Paths of scalar fields, dots for nested ones; readings follow their order. */
  readonly paths: readonly string[]
  readonly unique?: true
  /** The document goes this many days after the instant in its one path. */
  readonly expireAfterDays?: number
}

type Indexes = { readonly [C in keyof Documents]: Readonly<Record<string, Index>> }

export const indexes: Indexes = {
  organisations: {},
  people: {},
  references: {},
  invitations: {},
  dossiers: {
    code: { paths: ['code'], unique: true },
    stage: { paths: ['stage', 'referredOn'] },
    referrer: { paths: ['referrer', 'referredOn'] },
    provider: { paths: ['provider', 'stage'] },
    landlord: { paths: ['landlord', 'stage'] },
    session: { paths: ['session', 'referredOn'] },
    due: { paths: ['dueOn'] },
    lastDay: { paths: ['stage', 'window.lastDay'] },
  },
  dwellings: {
    reference: { paths: ['landlord', 'reference'], unique: true },
    landlord: { paths: ['landlord', 'status', 'reference'] },
    status: { paths: ['status', 'territory', 'size', 'vacantFrom'] },
  },
  concerned: { landlord: { paths: ['landlord'] } },
  uploads: { state: { paths: ['state'] }, age: { paths: ['at'], expireAfterDays: 30 } },
  uploadBatches: {
    upload: { paths: ['upload', 'number'] },
    age: { paths: ['at'], expireAfterDays: 30 },
  },
  households: {},
  fingerprints: { hash: { paths: ['hash'] }, dossier: { paths: ['dossier'] } },
  drafts: { age: { paths: ['at'], expireAfterDays: 30 } },
  rounds: { session: { paths: ['session'] } },
  sessions: { date: { paths: ['state', 'on'] } },
  /** Signed minutes, under their session's id. */
  minutes: {},
  remarks: { session: { paths: ['session', 'at'] } },
  tasks: {
    owner: { paths: ['owner', 'state', 'due'] },
    session: { paths: ['session', 'due'] },
    dossier: { paths: ['dossier', 'due'] },
    due: { paths: ['state', 'due'] },
  },
  passeports: { dossier: { paths: ['dossier', 'number'] } },
  programme: {},
  facts: {
    subject: { paths: ['subject', 'seq'], unique: true },
    kind: { paths: ['kind', 'on'] },
    recorded: { paths: ['at'] },
  },
  messages: {
    due: { paths: ['open', 'nextAt'] },
    about: { paths: ['to', 'about', 'open'] },
    state: { paths: ['state', 'at'] },
    dossier: { paths: ['dossier', 'at'] },
  },
  cards: {
    subject: { paths: ['subject'] },
    person: { paths: ['person', 'at'] },
    age: { paths: ['at'], expireAfterDays: 730 },
  },
  readings: { dossier: { paths: ['dossier', 'at'] }, age: { paths: ['at'], expireAfterDays: 365 } },
  dialogs: { age: { paths: ['at'], expireAfterDays: 30 } },
  claims: { age: { paths: ['at'], expireAfterDays: 400 } },
  counters: {},
  settings: {},
  reports: { made: { paths: ['madeOn'] }, state: { paths: ['state', 'madeOn'] } },
  tallies: {},
  counted: {},
}

/** Newest shape of the documents of each collection, and how an older one is lifted to it when read. */
type Lift = (old: Record<string, unknown>) => Record<string, unknown>

/** Rounds opened before quorum and proxies were kept: the rules of then, which were the defaults. */
const roundWithRules: Lift = ({ tally, ...old }) => ({
  ...old,
  mode: 'meeting',
  second: false,
  scale: 1,
  proxies: {},
  rules: { quorum: 0.5, secondWithoutQuorum: true, majority: 'present', castingVote: true, tally },
  ...(old.closed ? { closed: { present: [], ...old.closed } } : {}),
})

/** Sessions planned before convocations were sent: their rounds opened at once, so they were convened then. */
const sessionWithConvocation: Lift = old => ({
  ...old,
  mode: 'meeting',
  late: [],
  proxies: {},
  attendance: {},
  sequence: 0,
  facts: 0,
  convened: { on: old.on },
})

const lifts: { readonly [C in keyof Documents]?: readonly Lift[] } = {
  rounds: [roundWithRules],
  sessions: [sessionWithConvocation],
}

/** Number of today's shape of a collection's documents: 1, and one more for every change of shape. */
export const schemaOf = (collection: keyof Documents): number => 1 + (lifts[collection]?.length ?? 0)

/** Brings a document of an older shape to today's; throws when it was written by a newer version of Passerelle. */
export const lift = (collection: keyof Documents, raw: Record<string, unknown>): Record<string, unknown> => {
  const schema = typeof raw.schema === 'number' ? raw.schema : 1
  if (schema > schemaOf(collection))
    throw new Error(`${collection}: written by a newer version of Passerelle`)
  return (lifts[collection] ?? []).slice(schema - 1).reduce((document, step) => step(document), raw)
}
