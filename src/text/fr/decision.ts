import type { ReasonNeeded } from '../../domain/decision'
import type { RankReason } from '../../domain/providerChoice'

/** Recording the commission's decision. */
export const decision = {
  title: {
    choose: 'Que décide la commission ?',
    integrate: 'Intégrer le ménage',
    refuse: 'Ne pas intégrer',
    adjourn: 'Ajourner la décision',
    recorded: 'Décision enregistrée',
  },
  none: 'Aucune décision n’a été enregistrée sur ce vote.',
  capacity: (used: number, capacity: number, year: number) =>
    `${used} ${used > 1 ? 'places prises' : 'place prise'} sur ${capacity} (année ${year} de la convention)`,
  over: 'Toutes les places de l’année sont prises : intégrer demande un motif.',
  integrate: 'Intégrer',
  refuse: 'Ne pas intégrer',
  adjourn: 'Ajourner',
  record: {
    integrate: 'Intégrer et saisir le prestataire',
    refuse: 'Enregistrer le refus',
    adjourn: 'Enregistrer l’ajournement',
  },
  on: 'Date de la décision',
  provider: 'Prestataire, par ordre de priorité',
  noProvider: 'Aucun prestataire n’est retenu à cette date : complétez d’abord la liste des prestataires.',
  rank: (rank: number, name: string, reasons: readonly string[]) =>
    `${rank}. ${name}${reasons.length > 0 ? ` — ${reasons.join(', ')}` : ''}`,
  rankReason: {
    follows: 'suit déjà le ménage, confiance bonne',
    territory: 'son territoire',
    load: 'la charge la plus faible',
  } as Readonly<Record<RankReason, string>>,
  load: (n: number) => (n > 1 ? `${n} ménages suivis` : n === 1 ? '1 ménage suivi' : 'aucun ménage suivi'),
  months: 'Durée de la mesure, en mois',
  monthsError: 'De 1 à 36 mois.',
  funding: 'Financement',
  conditions: 'Conditions (facultatif)',
  objectives: 'Objectifs de l’accompagnement (facultatif)',
  reason: {
    integrate: 'Motif, si vous vous écartez de ce qui est proposé',
    refuse: 'Motif du refus',
    adjourn: 'Ce qui est attendu, et pour quand',
  },
  reasonNeeded: {
    refuse: '',
    adjourn: '',
    'no-quorum': 'Le quorum n’est pas atteint : décider sans lui demande un motif, et l’écart sera affiché.',
    against: 'Cette décision s’écarte du vote : le motif est nécessaire, et l’écart sera affiché.',
    capacity: 'Toutes les places de l’année sont prises : le motif est nécessaire.',
    provider: '',
  } as Readonly<Record<ReasonNeeded, string>>,
  otherProvider: 'Choisir un autre prestataire que le premier demande un motif.',
  withoutNames: 'Sans nom de personne ni donnée de santé.',
  outcome: {
    integrate: 'Le ménage est intégré au dispositif.',
    refuse: 'Le ménage n’est pas intégré au dispositif.',
    adjourn: 'La décision est ajournée : le dossier est de nouveau prêt pour une séance.',
  },
  against: 'Décision différente du vote',
  decidedOn: 'Décidée le',
  measure: 'Mesure',
  duration: (months: number, funder: string) => `${months} mois${funder ? ` · ${funder}` : ''}`,
  asked: 'Prestataire saisi',
  conditionsShort: 'Conditions',
  objectivesShort: 'Objectifs',
  reasonShort: { integrate: 'Motif', refuse: 'Motif', adjourn: 'Attendu' },
  other: 'Autre décision',
}
