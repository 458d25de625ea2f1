/** Referrals being written: one draft a person, sealed with a key of its own; the dialog and the form share it. */
import { z } from 'zod'
import { type Day, dayOf } from '../domain/calendar'
import { limits, sectionNames } from '../domain/referral'
import { type Answers, type FieldName, fieldNames, fieldOf } from '../domain/referralFields'
import { may } from '../domain/permissions'
import type { Change, Doc } from '../store/store'
import { commit, handle } from './commit'
import { type Answer, type Ctx, verb } from './verb'
import { viewOf } from './views'

export const draftKinds = ['referral', 'landlord'] as const
export type DraftKind = (typeof draftKinds)[number]

/** What is kept of a referral on its way. */
export interface DraftContent {
  readonly answers: Answers
  /** Optional questions that were passed, by key. */
  readonly passed: readonly string[]
}

/** A draft, opened. */
export interface Draft extends DraftContent {
  readonly id: string
  /** 0 for one that is not stored yet. */
  readonly v: number
  readonly key: string
  /** Id that the dossier will have. */
  readonly dossier: string
  readonly at: string
}

const idOf = ({ person }: Ctx, kind: DraftKind): string => `${person.id}|${kind}`
const place = (id: string) => ({ collection: 'drafts', id, field: 'answers' }) as const

const contentSchema = z.object({
  answers: z.record(z.string(), z.string()).transform(known => {
    const entries = Object.entries(known).filter(([name]) => fieldNames.includes(name as FieldName))
    return Object.fromEntries(entries) as Answers
  }),
  passed: z.array(z.string()),
})

const opened = ({ app }: Ctx, { id, v, key, dossier, answers, at }: Doc<'drafts'>): Draft => ({
  ...contentSchema.parse(app.vault.open(key, place(id), answers)),
  ...{ id, v, key, dossier, at },
})

/** The person's draft, if there is one. */
export const loadDraft = async (ctx: Ctx, kind: DraftKind = 'referral'): Promise<Draft | undefined> => {
  const doc = await ctx.app.store.get('drafts', idOf(ctx, kind))
  return doc && opened(ctx, doc)
}

/** A new draft with a key of its own, not stored yet. */
export const newDraft = (ctx: Ctx, kind: DraftKind = 'referral'): Draft => ({
  id: idOf(ctx, kind),
  v: 0,
  key: ctx.app.vault.newKey(),
  dossier: ctx.app.ids.unique(),
  answers: {},
  passed: [],
  at: ctx.now,
})

/** A new draft in place of an old one: another key, another dossier to be. */
export const replaced = (ctx: Ctx, old: Draft | undefined): Draft => ({ ...newDraft(ctx), v: old?.v ?? 0 })

/** The change that keeps a draft. */
export const draftChange = ({ app, person, now }: Ctx, draft: Draft): Change => {
  const { id, v, key, dossier, answers, passed } = draft
  const sealed = app.vault.seal(key, place(id), { answers, passed } satisfies DraftContent)
  const doc = { id, person: person.id, dossier, key, answers: sealed, at: now }
  return v === 0 ? { do: 'add', in: 'drafts', doc } : { do: 'put', in: 'drafts', doc: { ...doc, v } }
}

/** The draft that a form works on: the person's, or a new one, stored so that its id is known to be ours. */
export const draftFor = (ctx: Ctx, kind: DraftKind): Promise<Draft> =>
  handle(ctx.app, `drafts/${idOf(ctx, kind)}`, async () => {
    const known = await loadDraft(ctx, kind)
    if (known) return known
    const draft = newDraft(ctx, kind)
    await commit(ctx.app, [draftChange(ctx, draft)])
    return { ...draft, v: 1 }
  })

/** A list of choices has more letters than a line. */
const longestOf = (name: FieldName): number =>
  fieldOf(name).max ?? (fieldOf(name).kind === 'choices' ? limits.text : limits.line)

/** Answers that an input can take: what is far too long stays on the screen, and would break a form that shows it. */
const withinReach = (answers: Answers): Answers =>
  Object.fromEntries(
    fieldNames.flatMap(name => {
      const value = answers[name]
      return value !== undefined && value.length <= longestOf(name) ? [[name, value]] : []
    }),
  )

/** Keeps answers that could not be submitted yet: nothing that fits is lost. */
export const keepAnswers = (ctx: Ctx, kind: DraftKind, dossier: string, answers: Answers): Promise<void> =>
  handle(ctx.app, `drafts/${idOf(ctx, kind)}`, async () => {
    const draft = await loadDraft(ctx, kind)
    if (draft?.dossier === dossier)
      await commit(ctx.app, [
        draftChange(ctx, { ...draft, answers: { ...draft.answers, ...withinReach(answers) } }),
      ])
  })

export interface StartView {
  readonly state: 'new' | 'draft' | 'stopped'
  /** Day on which the draft was last written. */
  readonly since?: Day
  /** This person may also file a landlord's short form. */
  readonly landlord: boolean
}

/** Two ways to begin, or to go on with what was begun. */
export const startAnswer = async (ctx: Ctx, state?: 'stopped'): Promise<Answer> => {
  const draft = await loadDraft(ctx)
  const begun = draft && (Object.keys(draft.answers).length > 0 || draft.passed.length > 0)
  const data: StartView = {
    state: begun ? (state ?? 'draft') : 'new',
    ...(begun && { since: dayOf(draft.at) }),
    landlord: may(ctx.person, 'refer-as-landlord'),
  }
  return { view: viewOf('referral-start', data, undefined, false) }
}

const erase = (ctx: Ctx): Promise<Answer> =>
  handle(ctx.app, `drafts/${idOf(ctx, 'referral')}`, async () => {
    const draft = await loadDraft(ctx)
    if (draft) {
      await commit(ctx.app, [{ do: 'remove', in: 'drafts', doc: { id: draft.id, v: draft.v } }])
      ctx.app.vault.forget(draft.key)
    }
    return { ...(await startAnswer(ctx)), say: { code: 'draft-erased' } }
  })

/** What the question's inputs send: any of the fields, each as a text. The longest is judged by the schema, not here. */
export const answersShape = Object.fromEntries(
  fieldNames.map(name => [name, z.string().max(20_000, 'too-long').optional()]),
) as Record<FieldName, z.ZodOptional<z.ZodString>>

/** The draft and the step that a button belongs to: an old question's button does nothing to the current one. */
const stepShape = { draft: z.string().max(100), step: z.string().max(40) }

/**
 * Acts of the guided dialog. The conversation hears them first (src/dialogs); where none is under way, the person is
 * offered to go on.
 */
export const dialogVerbs = {
  'draft.begin': z.object({}),
  'draft.resume': z.object({}),
  'draft.restart': z.object({}),
  'draft.answer': z.object({ ...stepShape, ...answersShape }),
  'draft.pass': z.object(stepShape),
  'draft.back': z.object(stepShape),
  'draft.help': z.object(stepShape),
  'draft.cancel': z.object(stepShape),
  'draft.correct': z.object({ ...stepShape, section: z.enum(sectionNames) }),
} as const
export type DialogVerb = keyof typeof dialogVerbs

export const draftActs = [
  verb({ verb: 'draft.erase', payload: z.object({}), permission: 'refer-in-full', run: erase }),
  ...Object.entries(dialogVerbs).map(([name, payload]) =>
    verb({ verb: name, payload, permission: 'refer-in-full', run: ctx => startAnswer(ctx) }),
  ),
]
