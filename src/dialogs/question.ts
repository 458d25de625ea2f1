/** One question, asked until its answer fits: the prompt of the guided referral. */
import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs'
import { fieldViews } from '../actions/fields'
import { merged, referralRules, startingAnswers } from '../actions/form'
import type { AnsweredView } from '../actions/dialogViews'
import type { View } from '../actions/views'
import type { SectionName } from '../domain/referral'
import type { Answers } from '../domain/referralFields'
import { answered, typedAnswer } from './judge'
import {
  type Question,
  fieldsIn,
  firstOpen,
  isPrivate,
  progressOf,
  questionBy,
  questions,
  sectionOf,
  typedAs,
} from './questions'
import { CHECK, summaryView } from './summary'
import { Visit, answersShown, closed } from './visit'
import { type Word, wordIn } from './words'

/** Where a question leads. */
export type Way = { readonly go: 'next' | 'back' } | { readonly go: 'correct'; readonly section: SectionName }

interface Asked {
  readonly step: string
  readonly notice?: string
}

/** The card of a question, with what was answered before. */
const questionView = async ({ ctx, draft }: Visit, question: Question): Promise<View> => ({
  card: 'question',
  data: {
    draft: draft.dossier,
    step: question.key,
    section: sectionOf(question),
    ...progressOf(question),
    fields: await fieldViews(ctx, fieldsIn(question, ctx.app.settings.health), {
      answers: startingAnswers(ctx, draft.answers),
      discreet: false,
    }),
    skippable: question.optional ?? false,
    typed: typedAs(question) !== undefined,
    first: question.key === questions[0]?.key,
    today: ctx.today,
  },
  open: true,
})

/** The card of a step, as it is now. */
const viewOfStep = (visit: Visit, step: string): Promise<View> => {
  const question = questionBy(step)
  return question ? questionView(visit, question) : summaryView(visit)
}

export class QuestionDialog extends Dialog {
  override async beginDialog(dc: DialogContext, options?: object): Promise<DialogTurnResult> {
    const { step, notice } = options as Asked
    const visit = Visit.of(dc.context)
    if (dc.activeDialog) dc.activeDialog.state = { step }
    visit.ask(await viewOfStep(visit, step), notice)
    return Dialog.EndOfTurn
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { step } = dc.activeDialog?.state as Asked
    const visit = Visit.of(dc.context)
    const way = visit.pressed ? await this.press(visit, step) : await this.hear(visit, step)
    return way ? dc.endDialog(way) : Dialog.EndOfTurn
  }

  /** A button: of this question, or of one that is past. */
  private async press(visit: Visit, step: string): Promise<Way | undefined> {
    const { verb = '', payload = {} } = visit.heard.press ?? {}
    const { dialog } = visit.text
    if (payload.step !== step || payload.draft !== visit.draft.dossier) {
      const twice = await this.answeredAlready(visit)
      if (twice) visit.close(twice)
      else visit.answer(await viewOfStep(visit, step), dialog.say.past)
      return undefined
    }
    switch (verb) {
      case 'draft.answer':
        return this.take(visit, step, merged({}, payload))
      case 'draft.correct':
        return this.correct(visit, payload.section as SectionName)
      case 'draft.pass':
        return this.word(visit, step, 'pass')
      case 'draft.back':
        return this.word(visit, step, 'back')
      default:
        return this.word(visit, step, 'help')
    }
  }

  /** The same button pressed twice: what it answered is kept, and its card says so. */
  private async answeredAlready({ heard, draft, ctx }: Visit): Promise<AnsweredView | undefined> {
    const { verb, payload = {} } = heard.press ?? {}
    const question = questionBy(String(payload.step))
    if (verb !== 'draft.answer' || payload.draft !== draft.dossier || !question) return undefined
    const given = merged({}, payload)
    const same = question.fields.every(name => (given[name] ?? '') === (draft.answers[name] ?? ''))
    return same ? closed(question, 'answered', await answersShown(ctx, draft, question.fields)) : undefined
  }

  /** A message: a word that is understood everywhere, or an answer. */
  private async hear(visit: Visit, step: string): Promise<Way | undefined> {
    const { text = '' } = visit.heard
    const word = wordIn(text)
    if (word) return this.word(visit, step, word)
    const question = questionBy(step)
    const { say } = visit.text.dialog
    if (!question) return this.again(visit, step, say.chooseThere)
    const typed = typedAnswer(question, text, visit.ctx.app.settings.health)
    if (typed === 'unclear') return this.again(visit, step, say.chooseThere)
    if (typed === 'card') return this.again(visit, step, isPrivate(question) ? say.notHere : say.useFields)
    return this.take(visit, step, typed.answers)
  }

  private async word(visit: Visit, step: string, word: Word): Promise<Way | undefined> {
    const question = questionBy(step)
    const { say } = visit.text.dialog
    switch (word) {
      case 'pass':
        if (!question?.optional) return this.again(visit, step, say.notOptional)
        return this.take(visit, step, {})
      case 'back':
        if (step === questions[0]?.key) return this.again(visit, step, say.first)
        this.leave(visit, step)
        return { go: 'back' }
      default:
        return this.help(visit, step)
    }
  }

  private async help(visit: Visit, step: string): Promise<undefined> {
    const { helps } = visit.text.dialog.say
    if (visit.pressed) return void visit.answer(helps)
    visit.tell(helps)
    this.leave(visit, step)
    visit.ask(await viewOfStep(visit, step))
  }

  /** What was wrong, and the question again; a card that was pressed stays as it is, with what was typed into it. */
  private async again(visit: Visit, step: string, why: string): Promise<undefined> {
    if (visit.pressed) return void visit.answer(why)
    this.leave(visit, step)
    visit.ask(await viewOfStep(visit, step), why)
  }

  private leave(visit: Visit, step: string): void {
    visit.close(closed(questionBy(step) ?? sectionless, 'moved'))
  }

  private correct(visit: Visit, section: SectionName): Way {
    this.leave(visit, CHECK)
    return { go: 'correct', section }
  }

  /** Keeps an answer that fits; says why when it does not. */
  private async take(visit: Visit, step: string, given: Answers): Promise<Way | undefined> {
    const question = questionBy(step)
    if (!question) return this.again(visit, step, visit.text.dialog.say.chooseThere)
    const { ctx, draft } = visit
    const { answers, wrongs } = answered(question, draft.answers, given, referralRules(ctx))
    if (wrongs.length > 0) return this.again(visit, step, visit.text.referral.toMend(wrongs))
    const blank = question.fields.every(name => !answers[name])
    const passed = draft.passed.filter(key => key !== step)
    visit.draft = { ...draft, answers, passed: blank ? [...passed, step] : passed }
    visit.close(
      closed(question, blank ? 'passed' : 'answered', await answersShown(ctx, visit.draft, question.fields)),
    )
    return { go: 'next' }
  }
}

const [sectionless = { key: CHECK, fields: [] }] = questions

/** Where a referral goes on: the first open question, or the summary. */
export const nextStep = ({ draft }: Visit): string => firstOpen(draft)?.key ?? CHECK
