import type { FormKind, FormView } from '../../actions/form'
import { sectionNames } from '../../domain/referral'
import type { Text } from '../../text'
import { cardKind } from '../card'
import { inputValues, inputsTemplate } from '../inputs'
import sample from './referral-form.sample.json'
import frame from './referral-form.template.json'

interface Element {
  readonly items?: readonly unknown[]
}

/** The frame with the inputs' own template where it says so. */
const template = {
  ...frame,
  body: (frame.body as readonly Element[]).map(({ items, ...element }) => ({
    ...element,
    ...(items && { items: items.map(item => (item === 'inputs' ? inputsTemplate : item)) }),
  })),
}

const verbs: Readonly<Record<FormKind, string>> = {
  referral: 'referral.submit',
  landlord: 'referral.landlord.submit',
  returned: 'referral.complete',
  evaluation: 'referral.complete',
}

/** What the button carries: the draft or dossier, and which blanks keep what is there. */
const idsOf = ({ form, id, fields }: FormView) => {
  const kept = fields.filter(field => field.kept).map(({ name }) => name)
  return {
    v: 1,
    ...(form === 'referral' || form === 'landlord' ? { draft: id } : { dossier: id }),
    ...(kept.length > 0 && { kept: kept.join(',') }),
  }
}

const sectionsOf = ({ fields, today }: FormView, text: Text) =>
  sectionNames.flatMap(section => {
    const mine = fields.filter(field => field.section === section)
    return mine.length > 0
      ? [{ title: text.referral.sections[section], fields: inputValues(mine, today, text) }]
      : []
  })

/** The whole referral, a landlord's short one, or what is added to one: every field on one card, by section. */
export const referralForm = cardKind('referral-form', {
  template,
  samples: sample as unknown as FormView[],
  data: (view, text) => {
    const { form, never } = text.referral
    return {
      title: form.title[view.form],
      kicker: view.code ?? 'Passerelle',
      tone: 'accent',
      values: {
        intro: form.intro[view.form],
        never: view.form === 'returned' ? '' : never,
        missing: view.missing ?? '',
        missingTitle: form.missing,
        sections: sectionsOf(view, text),
        send: form.send,
        verb: verbs[view.form],
        ids: idsOf(view),
      },
    }
  },
})
