/** A passeport that was wrong is corrected by its provider: both are kept, and the reason is shown. */
import { z } from 'zod'
import { correctPasseport, versionOf } from '../domain/correction'
import { correctionReasons } from '../domain/passeport'
import { may } from '../domain/permissions'
import { holds } from '../domain/refused'
import type { Doc } from '../store/store'
import { changeDossier, loadDossier } from './commit'
import { asStored, compared, filledIn, filledSchema, freeLine, isSent, kept, viewed } from './passeportForm'
import { type Opened, readPasseports } from './passeports'
import { dossierNamed, findDossier } from './series'
import { type Answer, type Ctx, type Press, verb } from './verb'

/** A passeport of the dossier, as it stands; the newest where no number is told. */
const wrongOne = async (ctx: Ctx, dossier: Doc<'dossiers'>, number?: number): Promise<Opened> => {
  holds(may(ctx.person, 'see-dossier', dossier), 'not-found')
  // What was sent is shown in the form: only who may read it whole corrects it.
  holds(
    may(ctx.person, 'correct-passeport', dossier) && may(ctx.person, 'see-health', dossier),
    'not-allowed',
  )
  const passeports = await readPasseports(ctx, dossier.id, { most: dossier.passeports })
  const found = passeports.find(each => each.number === (number ?? dossier.passeports))
  holds(found, 'not-now')
  // Of an earlier measure: what its provider wrote is not the next one's to change.
  holds(found.on >= (dossier.mandate?.askedOn ?? found.on), 'not-allowed')
  return found
}

const correctionPress = (dossier: string, number: number): Press => ({
  verb: 'passeport.correct.show',
  payload: { dossier, number },
})

const correctionShown = async (
  ctx: Ctx,
  dossier: Doc<'dossiers'>,
  step: 'correct' | 'corrected',
  asked?: number,
): Promise<Answer> => {
  const last = await wrongOne(ctx, dossier, asked)
  const { number, quarter } = last
  return viewed(ctx, dossier, {
    ...{ step, number, quarter, last, version: versionOf(last) + 1 },
    press: correctionPress(dossier.id, number),
  })
}

const correctSchema = filledSchema.extend({
  version: z.coerce.number().int().min(2).max(99),
  reason: z.enum(correctionReasons, { error: 'empty' }),
  why: freeLine,
})

const correct = async (ctx: Ctx, given: z.output<typeof correctSchema>): Promise<Answer> => {
  const { number, version, reason, why } = given
  await changeDossier(ctx, given.dossier, async dossier => {
    const wrong = await wrongOne(ctx, dossier, number)
    if (await isSent(ctx, given, version)) return { next: dossier, facts: [] }
    holds(version === versionOf(wrong) + 1, 'moved-on')
    holds(reason !== 'other' || why, 'reason-needed')
    const { on, quarter } = wrong
    const told = filledIn(ctx, given, wrong)
    const asked = new Set(Object.keys(told.levels))
    const carried = [
      ...Object.keys(wrong.scale).map(key => ({ key, health: false })),
      ...Object.keys(wrong.opened.health).map(key => ({ key, health: true })),
    ].filter(({ key }) => !asked.has(key))
    const levels = { ...wrong.scale, ...wrong.opened.health, ...told.levels }
    const { passeport, changes } = await kept(
      ctx,
      given,
      { ...told, levels },
      {
        place: { number, on, quarter, version, reason },
        why,
        carried: carried.map(each => ({ ...each, fr: '', en: '', retired: true })),
      },
    )
    const others = await asStored(ctx, given.dossier)
    const numbered = (n: number) => others.find(each => each.number === n)
    const [own, next] = [
      compared(ctx, numbered(number - 1), passeport),
      compared(ctx, passeport, numbered(number + 1)),
    ]
    const corrected = correctPasseport(
      dossier,
      { number, on, version },
      { reason, ...(own && { own }), ...(next && { next }) },
    )
    return { ...corrected, also: changes }
  })
  return correctionShown(ctx, await loadDossier(ctx, given.dossier), 'corrected', number)
}

export const correctionActs = [
  verb({
    verb: 'passeport.correct.show',
    payload: dossierNamed.extend({ number: z.coerce.number().int().min(1).optional() }),
    permission: 'correct-passeport',
    run: async (ctx, { number, ...named }) =>
      correctionShown(ctx, await findDossier(ctx, named), 'correct', number),
  }),
  verb({
    verb: 'passeport.correct',
    payload: correctSchema,
    permission: 'correct-passeport',
    again: ({ dossier, number }) => correctionPress(dossier, number),
    run: correct,
  }),
]
