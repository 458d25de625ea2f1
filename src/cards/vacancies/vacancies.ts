import type { DwellingData } from '../../actions/dwellingData'
import type { VacanciesView } from '../../actions/vacancies'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { button } from '../button'
import { cardKind } from '../card'
import { standing } from '../dwelling/lines'
import sample from './vacancies.sample.json'
import template from './vacancies.template.json'

const lineOf = (home: DwellingData, text: Text, language: Language) => {
  const { dwelling: labels } = text
  const answer = (vacancy: string) => ({ dwelling: home.dwelling, vacancy })
  return {
    title: labels.title(home.size, home.commune),
    reference: home.reference,
    standing: standing(home, text, language),
    buttons: [
      button(labels.stillVacant, 'vacancies.answer', answer('yes')),
      button(labels.rented, 'vacancies.answer', answer('rented')),
      button(labels.notVacant, 'vacancies.answer', answer('no')),
    ],
  }
}

/** *Still vacant?*: one tap a home, or one for all that are shown. */
export const vacancies = cardKind('vacancies', {
  template,
  samples: sample as unknown as VacanciesView[],
  data: ({ homes, more }, text, language) => {
    const { vacancies: labels, backToList } = text.dwelling
    const dwellings = homes.map(({ dwelling }) => dwelling).join(',')
    return {
      title: labels.title(homes.length + more),
      tone: homes.length > 0 ? 'accent' : 'good',
      values: {
        intro: homes.length > 0 ? labels.intro : labels.done,
        lines: homes.map(home => lineOf(home, text, language)),
        more: more > 0 ? labels.more(more) : '',
        actions: [
          ...(homes.length > 1
            ? [button(labels.all(homes.length), 'vacancies.all', { dwellings }, 'positive')]
            : []),
          button(backToList, 'dwellings.show', {}),
        ],
      },
    }
  },
})
