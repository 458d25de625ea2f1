/** The minutes of a session (*procès-verbal*), on a card and on paper. */
import type { Departure, DecisionOutcome } from '../../domain/dossier'
import type { VoteOutcome } from '../../domain/deliberation'
import type { Choice } from '../../domain/round'
import type { ShortNotice } from '../../domain/session'
import type { Presence } from '../../domain/attendance'
import type { Remark } from '../../domain/remark'
import type { Task } from '../../domain/task'
import { hourOf } from '../format'
import { deName } from './elision'

type Words<K extends string> = Readonly<Record<K, string>>

/** `1`, `4,5`, `0,33`: voices shared by a college are not whole. */
const number = (n: number) => n.toLocaleString('fr-FR', { maximumFractionDigits: 2 })
const voices = (n: number) => `${number(n)} voix`
const needed = (n: number) => `${number(n)} ${n >= 2 ? 'nécessaires' : 'nécessaire'}`
const several = (n: number, one: string, many: string) => `${number(n)} ${n >= 2 ? many : one}`

export const minutes = {
  title: (day: string) => `Procès-verbal de la séance du ${day}`,
  heading: 'Procès-verbal',
  body: 'Commission des cas complexes',
  draft: 'Projet de procès-verbal',
  signed: (day: string) => `Procès-verbal signé le ${day}`,
  confirm: 'Signer le procès-verbal ?',
  action: 'Une action à mener',
  command: 'Procès-verbal',
  meeting: (day: string, time: string, place: string) =>
    `Séance du ${day} à ${hourOf(time)}${place ? `, ${place}` : ''}`,
  written: (day: string, time: string) => `Consultation écrite, close le ${day} à ${hourOf(time)}`,
  convened: (day: string) => `Convocation envoyée le ${day}`,
  notConvened: 'Aucune convocation n’a été envoyée',
  notice: {
    urgency: 'délai raccourci : urgence',
    'partners-agreed': 'délai raccourci, avec l’accord des partenaires',
    absence: 'délai raccourci : absence du secrétariat',
  } as Words<ShortNotice>,
  second: 'Seconde convocation, faute de quorum à la première',
  cancelled: 'Séance annulée : ne figure ici que ce qui avait été voté et décidé avant',
  chair: (organisation: string) => `Présidence : ${organisation}`,
  attendance: 'Présence',
  presence: {
    present: 'Présents',
    remote: 'Présents à distance',
    excused: 'Excusés',
    absent: 'Absents',
    unknown: 'Présence non relevée',
  } as Words<Presence | 'unknown'>,
  onePresence: {
    present: 'présent',
    remote: 'à distance',
    excused: 'excusé',
    absent: 'absent',
    unknown: 'non relevée',
  } as Words<Presence | 'unknown'>,
  deputy: 'suppléance',
  organisation: 'Organisation',
  organisations: 'Organisations',
  voice: 'Voix',
  representedBy: 'Par',
  weight: number,
  proxies: 'Pouvoirs',
  proxy: (giver: string, holder: string) => `${giver} à ${holder}`,
  onPaper: 'sur papier',
  tied: 'Partage égal des voix, que personne n’a départagé',
  proxyTo: (holder: string) => `pouvoir à ${holder}`,
  voices,
  withoutVoice: 'sans voix',
  dossiers: 'Dossiers',
  none: 'Aucun dossier n’a été examiné.',
  late: 'ajouté après la convocation',
  discussed: 'discuté en séance à la demande d’un membre',
  counted: {
    favourable: n => several(n, 'favorable', 'favorables'),
    unfavourable: n => several(n, 'défavorable', 'défavorables'),
    adjourn: n => `${number(n)} pour ajourner`,
    abstain: n => several(n, 'abstention', 'abstentions'),
    recuse: n => several(n, 'déport', 'déports'),
    missing: n => `${number(n)} sans vote`,
  } as Readonly<Record<Choice | 'missing', (n: number) => string>>,
  choice: {
    favourable: 'Favorables',
    unfavourable: 'Défavorables',
    adjourn: 'Pour ajourner',
    abstain: 'Abstentions',
    recuse: 'Se sont déportés',
    missing: 'N’ont pas voté',
  } as Words<Choice | 'missing'>,
  under: (organisation: string, holder: string) => `${organisation} (pouvoir exercé par ${holder})`,
  quorum: (counted: number, of: number, least: number) =>
    `Quorum atteint : ${voices(counted)} sur ${number(of)}, ${needed(least)}`,
  noQuorum: (counted: number, of: number, least: number) =>
    `Quorum non atteint : ${voices(counted)} sur ${number(of)}, ${needed(least)}`,
  noQuorumNeeded: (counted: number, of: number) =>
    `Aucun quorum requis (seconde convocation) : ${voices(counted)} sur ${number(of)}`,
  casting: (organisation: string) =>
    `Partage des voix : la voix prépondérante ${deName(organisation)} l’a emporté`,
  outcome: {
    integrate: 'majorité pour intégrer',
    refuse: 'majorité contre l’intégration',
    adjourn: 'majorité pour ajourner',
    none: 'aucune majorité',
    'no-quorum': 'vote sans effet, faute de quorum',
  } as Words<VoteOutcome>,
  vote: 'Vote',
  notOpened: 'Le vote n’a pas été ouvert.',
  voting: 'vote en cours',
  reasons: 'Motifs des voix',
  decision: 'Décision',
  decided: {
    integrate: 'Intégré au dispositif',
    refuse: 'Non intégré',
    adjourn: 'Ajourné',
  } as Words<DecisionOutcome>,
  adjournedTo: (day: string) => `Ajourné à la séance du ${day}`,
  postponed: 'Sans décision : reporté à une autre séance',
  departs: {
    'no-quorum': 'décidé sans quorum',
    against: 'différent du vote',
    provider: 'autre prestataire que le premier proposé',
    capacity: 'au-delà des places de l’année',
  } as Words<Departure>,
  departsTitle: 'Écarts',
  decidedOn: 'Date',
  provider: 'Prestataire',
  measure: 'Mesure',
  months: (n: number) => `${n} mois`,
  need: 'Besoin de logement',
  conditions: 'Conditions',
  objectives: 'Objectifs',
  reason: { integrate: 'Motif', refuse: 'Motif', adjourn: 'Attendu' } as Words<DecisionOutcome>,
  erased: '(texte effacé)',
  actions: 'Actions décidées',
  noActions: 'Aucune action n’a été décidée.',
  reviewed: 'Actions des séances précédentes',
  what: 'À faire',
  owner: 'Par',
  due: 'Échéance',
  state: 'État',
  by: (owner: string, day: string) => `${owner}, pour le ${day}`,
  states: { open: 'en cours', done: 'fait', dropped: 'abandonné' } as Words<Task['state']>,
  closed: (state: string, day: string) => `${state} le ${day}`,
  more: (n: number) => (n > 1 ? `et ${n} autres, dans le PDF` : 'et 1 autre, dans le PDF'),
  remarks: 'Remarques des membres',
  remark: 'Une remarque',
  answer: 'Répondre à une remarque',
  addRemark: 'Faire une remarque',
  remarkLabel: 'Votre remarque',
  remarkHint: 'Ce qui est inexact ou manque. Sans nom de ménage ni donnée de santé.',
  remarkLate: 'Ce procès-verbal est signé et ne change plus : votre remarque figurera au suivant.',
  sendRemark: 'Envoyer la remarque',
  answerLabel: 'Votre réponse',
  answerHint: 'Elle figure au procès-verbal, à côté de la remarque.',
  sendAnswer: 'Répondre',
  take: 'Prise en compte',
  reply: 'Répondre…',
  share: 'Envoyer le projet aux membres',
  shared: 'Les membres ont reçu ce projet : ils peuvent faire des remarques jusqu’à la signature.',
  remarkOf: (organisation: string, person: string, of: string) =>
    `${organisation}${person ? ` (${person})` : ''}${of ? `, sur le procès-verbal du ${of}` : ''}`,
  remarkOutcome: { open: 'à traiter', taken: 'prise en compte', answered: 'réponse' } as Words<
    Remark['state']
  >,
  openRemarks: (n: number) =>
    n > 1 ? `${n} remarques à traiter avant de signer` : 'Une remarque à traiter avant de signer',
  toFinish: (codes: readonly string[]) =>
    codes.length > 1
      ? `Votes à clore avant de signer : ${codes.join(', ')}`
      : `Vote à clore avant de signer : ${codes.join('')}`,
  notBegun: 'La séance n’a pas commencé : ce projet se complète de lui-même.',
  explain:
    'Ce projet se met à jour de lui-même jusqu’à la signature. Les membres le reçoivent une fois signé.',
  forGood: 'Une fois signé, le procès-verbal ne change plus et chaque membre le reçoit.',
  releases: (codes: readonly string[]) =>
    codes.length > 1
      ? `Sans décision, ces dossiers attendront une autre séance : ${codes.join(', ')}`
      : `Sans décision, ce dossier attendra une autre séance : ${codes.join('')}`,
  pdf: 'PDF',
  sign: 'Signer',
  toSign: 'Relire et signer',
  addAction: 'Ajouter une action',
  setAction: 'Ajouter cette action',
  signature: (person: string, day: string) => `Signé par ${person} le ${day}`,
  fingerprint: 'Empreinte SHA-256',
  broken: 'Ce procès-verbal ne correspond plus à son empreinte : prévenez l’administration de l’outil.',
  proves:
    'Toute modification du procès-verbal changerait cette empreinte, enregistrée parmi les faits de la séance.',
  notSigned: 'Projet, non signé',
  mark: 'PROJET',
  page: (n: number, of: number) => `Page ${n} sur ${of}`,
  file: 'proces-verbal',
  fileDraft: 'projet-proces-verbal',
  form: {
    what: 'Ce qui est à faire',
    hint: 'Sans nom de ménage ni donnée de santé.',
    owner: 'Par qui',
    due: 'Pour quand',
    dossier: 'À propos d’un dossier (facultatif)',
    noDossier: 'Aucun en particulier',
  },
}
