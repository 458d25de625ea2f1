import type { DossierLine, DossiersView } from '../../actions/dossiers'
import type { Language } from '../../domain/people'
import type { Text } from '../../text'
import { formatDay } from '../../text/format'
import { cardKind } from '../card'
import sample from './dossiers.sample.json'
import template from './dossiers.template.json'

const lineOf = (line: DossierLine, { dossier, words }: Text, language: Language) => ({
  code: line.code,
  dossier: line.dossier,
  stage: [
    words.stage[line.stage],
    ...(line.lastDay ? [dossier.list.lastDay(formatDay(line.lastDay, language))] : []),
  ].join(' '),
  need: [
    words.typology[line.profile.typology],
    line.profile.size,
    words.territory[line.profile.territory],
  ].join(' · '),
  mark: line.waits ? dossier.list.waits : '',
  tone: line.waits ? 'Attention' : 'Default',
})

/** `mes dossiers`: a tap opens one; those that wait for this person come first. */
export const dossiers = cardKind('dossiers', {
  template,
  samples: sample as DossiersView[],
  data: ({ lines, page, pages, total }, text, language) => {
    const { list } = text.dossier
    const turns = [
      ...(page > 1 ? [{ title: list.earlier, page: page - 1 }] : []),
      ...(page < pages ? [{ title: list.later, page: page + 1 }] : []),
    ]
    return {
      title: list.title,
      values: {
        total:
          total === 0
            ? list.none
            : [list.total(total), ...(pages > 1 ? [list.page(page, pages)] : [])].join(' · '),
        lines: lines.map(line => lineOf(line, text, language)),
        pages: turns,
      },
    }
  },
})
