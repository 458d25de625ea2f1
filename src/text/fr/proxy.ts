/** Proxies of a session. */
import { deName } from './elision'

export const proxy = {
  title: 'Pouvoirs',
  intro:
    'Votre organisation ne peut pas venir ? Une autre peut voter en son nom, pour cette séance seulement.',
  given: (organisation: string, holder: string) =>
    `${organisation} a donné pouvoir à ${holder}, qui vote en son nom.`,
  held: (holder: string, giver: string) =>
    `${holder} porte le pouvoir ${deName(giver)}, et ne peut donc pas donner le sien.`,
  to: (organisation: string) => `${organisation} donne pouvoir à`,
  choose: 'Choisir une organisation',
  required: 'Choisissez à qui.',
  nobody: 'Aucune organisation ne peut recevoir de pouvoir : chacune en porte déjà un, ou a donné le sien.',
  give: 'Donner pouvoir',
  takeBack: (organisation: string) =>
    organisation ? `Reprendre le pouvoir (${organisation})` : 'Reprendre le pouvoir',
  falls: 'Si vous reprenez ce pouvoir, les voix qu’il a portées tombent dans les votes encore ouverts.',
  all: 'Pouvoirs de cette séance',
  none: 'Aucun pouvoir n’est donné.',
  line: (from: string, to: string, paper: boolean) =>
    `${from} → ${to}${paper ? ' · sur papier, enregistré par le secrétariat' : ''}`,
  paper: 'Pouvoir reçu sur papier',
  paperIntro:
    'Une organisation vous a remis un pouvoir signé : les mêmes règles s’appliquent, et les deux organisations sont prévenues.',
  paperFrom: 'Qui donne pouvoir',
  paperTo: 'À qui',
  record: 'Enregistrer le pouvoir',
  strike: (organisation: string) => `Le pouvoir est repris (${organisation})`,
  noVoice: 'Votre organisation n’a pas de voix à donner.',
  over: 'Cette séance est tenue ou annulée : les pouvoirs ne changent plus.',
}
