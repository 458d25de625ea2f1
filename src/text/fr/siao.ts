/** SIAO's card. */
import { deName } from './elision'

export const siao = {
  title: {
    evaluator: 'Fiche bailleur : nommer qui évalue',
    diagnosis: 'Examiner le diagnostic',
    orientation: 'Décider de l’orientation',
    done: 'Examen du SIAO',
  },
  referredOn: (day: string) => `Demande reçue le ${day}`,
  diagnosisBy: (author: string, day: string) => `Diagnostic ${deName(author)}, ${day}`,
  diagnosis: {
    validated: (day: string) => `Diagnostic validé le ${day}`,
    returned: (day: string) => `Diagnostic renvoyé le ${day}`,
  },
  orientation: {
    here: (day: string) => `Orienté vers le dispositif le ${day}`,
    adjourned: (day: string) => `Orientation ajournée le ${day}`,
    elsewhere: (day: string) => `Non orienté vers ce dispositif, ${day}`,
  },
  on: 'Date de la commission du SIAO',
  missing: 'Ce qui manque (si vous renvoyez)',
  missingHint: 'Ex. : ressources du foyer, accord au partage…',
  validate: 'Valider le diagnostic',
  return: 'Renvoyer à compléter',
  reason: 'Motif, si ce n’est pas pour ce dispositif',
  precision: 'Précision : ce qui est attendu, où le ménage est orienté',
  here: 'Orienter vers le dispositif',
  adjourn: 'Ajourner',
  elsewhere: 'Pas pour ce dispositif',
  evaluator: 'Organisation qui évalue',
  name: 'Confier l’évaluation',
}
