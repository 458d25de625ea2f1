/** The guided referral as a dialog of botbuilder: a component around a waterfall of two steps, ask and go on, over the table of questions. */
import {
  ComponentDialog,
  type DialogContext,
  type DialogTurnResult,
  WaterfallDialog,
  type WaterfallStepContext,
} from 'botbuilder-dialogs'
import { QuestionDialog, type Way, nextStep } from './question'
import { asked, before, edition, nextInSection, sectionOf } from './questions'
import { CHECK } from './summary'
import { Visit } from './visit'

const QUESTION = 'question'
const WATERFALL = 'sections'

/** Another when the questions change: an older conversation then starts again where its answers end. */
export const REFERRAL = `referral.${edition}`

export interface Position {
  /** The question, or `check`; the first open one when absent. */
  readonly at?: string
  /** One section is being corrected: its last question leads back to the summary. */
  readonly correcting?: boolean
  /** Said above the question. */
  readonly notice?: string
}

/** What the waterfall keeps between its two steps. */
const kept = (step: WaterfallStepContext): { at?: string } => step.values

const positionOf = (step: WaterfallStepContext): Position => step.options as Position

const ask = (step: WaterfallStepContext): Promise<DialogTurnResult> => {
  const { at, notice } = positionOf(step)
  const here = at ?? nextStep(Visit.of(step.context))
  kept(step).at = here
  return step.beginDialog(QUESTION, { step: here, ...(notice !== undefined && { notice }) })
}

const onward = (visit: Visit, here: string, correcting: boolean): Position => {
  if (!correcting) return { at: nextStep(visit) }
  const at = nextInSection(here, visit.draft.answers)?.key
  return at ? { at, correcting } : { at: CHECK }
}

const backward = ({ draft }: Visit, here: string, correcting: boolean): Position => {
  const list = asked(draft.answers)
  const at = here === CHECK ? list.at(-1)?.key : before(here, draft.answers)?.key
  return correcting || at === undefined ? { at: CHECK } : { at }
}

const goOn = (step: WaterfallStepContext): Promise<DialogTurnResult> => {
  const visit = Visit.of(step.context)
  const { correcting = false } = positionOf(step)
  const here = kept(step).at ?? CHECK
  const way = step.result as Way
  return step.replaceDialog(WATERFALL, where(visit, here, way, correcting))
}

const where = (visit: Visit, here: string, way: Way, correcting: boolean): Position => {
  switch (way.go) {
    case 'next':
      return onward(visit, here, correcting)
    case 'back':
      return backward(visit, here, correcting)
    case 'correct': {
      const first = asked(visit.draft.answers).find(question => sectionOf(question) === way.section)
      return first ? { at: first.key, correcting: true } : { at: CHECK }
    }
  }
}

export class ReferralDialog extends ComponentDialog {
  constructor() {
    super(REFERRAL)
    // The first dialog added is where it starts.
    this.addDialog(new WaterfallDialog(WATERFALL, [ask, goOn]))
    this.addDialog(new QuestionDialog(QUESTION))
  }

  /** The waterfall itself hears messages only; a press answers the question too. */
  protected override onContinueDialog(inner: DialogContext): Promise<DialogTurnResult> {
    return inner.continueDialog()
  }
}
