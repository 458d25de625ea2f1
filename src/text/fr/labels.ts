import type { LabelName } from '../../domain/dossier'
import type { LabelState } from '../../domain/labels'

/** The card of the two labels. */
export const labels = {
  title: {
    none: 'Labellisation à confirmer',
    mismatch: 'Labellisation : écart à corriger',
    both: 'Labellisation complète',
  } as Readonly<Record<LabelState, string>>,
  /** One word for a line of an agenda. */
  state: {
    none: 'non labellisé',
    mismatch: 'écart de labellisation',
    both: 'labellisé',
  } as Readonly<Record<LabelState, string>>,
  intro: {
    none: 'À marquer dans les deux outils. Confirmez chaque label avec sa date et sa référence.',
    mismatch:
      'Le ménage est labellisé d’un côté et pas de l’autre : l’écart reste affiché tant que le second label n’est pas confirmé.',
    both: 'Les deux labels sont confirmés.',
  } as Readonly<Record<LabelState, string>>,
  name: (label: LabelName, sharedFile: string) => (label === 'syplo' ? 'Syplo' : sharedFile),
  confirmed: (day: string, reference: string) => `${day} · réf. ${reference}`,
  missing: 'à confirmer',
  corrected: (name: string, day: string, was: string, reason: string) =>
    `${name}, corrigé le ${day} : était ${was} (${reason})`,
  household: 'Ménage',
  born: (name: string, day: string) => `${name}, ${day}`,
  requestNumber: (number: string) => `Numéro unique : ${number}`,
  on: 'Date du label',
  reference: 'Référence du label',
  referenceHint: 'Ex. : 21-2026-0042',
  referenceError: 'Indiquez la référence (3 à 30 caractères).',
  confirm: (name: string) => `Confirmer : ${name}`,
}
