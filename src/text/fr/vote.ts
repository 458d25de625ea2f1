import type { VoteOutcome } from '../../domain/deliberation'
import type { Choice, Tally } from '../../domain/round'
import { hourOf } from '../format'
import { deName } from './elision'

/** Voices may be shared by a college: `1,5 abstention`. */
const many = (one: string, several: string) => (n: number) =>
  `${n.toLocaleString('fr-FR', { maximumFractionDigits: 2 })} ${n >= 2 ? several : one}`

/** Voting, and the round as the secretariat sees it. */
export const vote = {
  title: {
    ask: 'Votre avis sur ce dossier',
    reason: 'Votre motif',
    voted: 'Vote enregistré',
    given: 'Pouvoir donné',
    over: 'Vote par écrit terminé',
    closed: 'Vote clos',
    watch: 'Vote en cours',
  },
  kicker: (code: string, organisation: string) => (organisation ? `${code} · ${organisation}` : code),
  session: (day: string, time: string) => `Séance du ${day} à ${hourOf(time)}`,
  oriented: (day: string) => `Le SIAO oriente vers le dispositif (${day})`,
  follower: 'Suivi en cours',
  trust: { yes: 'lien de confiance', no: 'lien à construire' },
  labels: 'Labellisation',
  summary: 'Ce que la commission doit savoir',
  proposal: 'Ce qui est proposé',
  byProxy: (organisation: string) => `${organisation}, par pouvoir`,
  question: (organisation: string, under?: string) =>
    under
      ? `Quelle est la voix ${deName(organisation)}, qui a donné pouvoir à ${under} ?`
      : `Quelle est la voix ${deName(organisation)} ?`,
  written: 'Vote par écrit : qui ne répond pas ne prend pas part.',
  ended: (day: string, time: string) =>
    `Ce vote a pris fin le ${day} à ${hourOf(time)} : il ne prend plus de voix, et le secrétariat le clôt.`,
  given: (holder: string) => `Votre organisation a donné pouvoir à ${holder}, qui vote en son nom.`,
  mayRecuse: 'Un conflit d’intérêts sur ce dossier ? Vous pouvez vous déporter vous-même.',
  recuse: 'Se déporter',
  castFor: (organisation: string, choice?: string) =>
    choice ? `${organisation} : ${choice}` : `Voter pour ${organisation}`,
  discuss: 'Demander la discussion en séance',
  discussed: 'À discuter en séance : ce vote se clôt à partir de l’heure de la séance.',
  changing: (choice: string) => `Voix actuelle : ${choice}. Un nouveau choix la remplace.`,
  noVoice: 'Votre organisation n’a pas de voix dans ce vote : vous suivez le dossier.',
  reason: {
    unfavourable: 'Pourquoi un avis défavorable ?',
    adjourn: 'Pourquoi ajourner ? Qu’attendez-vous ?',
  },
  reasonHint: 'Lu par le secrétariat à la clôture. Sans nom ni donnée de santé.',
  confirm: { unfavourable: 'Voter défavorable', adjourn: 'Voter pour ajourner' },
  voice: (choice: string, organisation?: string) =>
    organisation ? `Voix ${deName(organisation)} : ${choice}` : `Votre voix : ${choice}`,
  by: (person: string, day: string, under?: string) =>
    under ? `${person}, par pouvoir donné à ${under}, le ${day}` : `${person}, le ${day}`,
  change: 'Revoir le dossier, changer mon vote',
  hidden: 'Le décompte s’affiche quand vous avez voté.',
  participation: (cast: number, asked: number) =>
    cast === asked
      ? 'Toutes les voix sont exprimées.'
      : `${cast} ${cast > 1 ? 'votes exprimés' : 'vote exprimé'} sur ${asked}`,
  counted: {
    favourable: many('favorable', 'favorables'),
    unfavourable: many('défavorable', 'défavorables'),
    adjourn: many('pour ajourner', 'pour ajourner'),
    abstain: many('abstention', 'abstentions'),
    recuse: many('déport', 'déports'),
    missing: many('sans vote', 'sans vote'),
  } as Readonly<Record<keyof Tally, (n: number) => string>>,
  choice: {
    favourable: 'favorable',
    unfavourable: 'défavorable',
    adjourn: 'ajourner',
    abstain: 'abstention',
    recuse: 'se déporte',
  } as Readonly<Record<Choice, string>>,
  outcome: {
    integrate: 'Majorité pour intégrer le ménage.',
    refuse: 'Majorité contre l’intégration.',
    adjourn: 'Majorité pour ajourner.',
    none: 'Aucune majorité.',
    'no-quorum': 'Quorum non atteint, la commission est à convoquer de nouveau.',
  } as Readonly<Record<VoteOutcome, string>>,
  decided: {
    integrate: 'Décision : le ménage est intégré au dispositif.',
    refuse: 'Décision : le ménage n’est pas intégré.',
    adjourn: 'Décision : ajournée.',
  },
  offAgenda: 'Le dossier a quitté l’ordre du jour : ce vote s’arrête sans décision.',
  waiting: 'La décision est en cours d’enregistrement par le secrétariat.',
  round: {
    open: 'Vote en cours',
    confirm: 'Clore le vote ?',
    decide: 'Vote clos : à décider',
    done: 'Vote clos',
  },
  number: (n: number) => (n > 1 ? `${n}e vote sur ce dossier` : ''),
  notYet: {
    present: 'présent, n’a pas voté',
    represented: 'représenté, n’a pas voté',
    absent: 'n’a pas voté',
  },
  deputy: (person: string) => `${person} (suppléance)`,
  left: (person: string) => `${person} (n’y siège plus)`,
  heldBy: (holder: string) => `pouvoir donné à ${holder}`,
  asOfNow: (outcome: string) => `Si le vote était clos maintenant : ${outcome}`,
  tie: 'Partage égal des voix, que personne n’a départagé.',
  second: 'Seconde convocation',
  conveneAgain: 'Convoquer de nouveau',
  inWriting: 'Vote par écrit',
  discussedNow: 'Discussion demandée en séance',
  missingVoices: (n: number) =>
    n > 1
      ? `${n} organisations n’ont pas voté. Une fois le vote clos, plus aucune voix ne compte.`
      : 'Une organisation n’a pas voté. Une fois le vote clos, plus aucune voix ne compte.',
  stillOpen: (day: string, time: string, missing: readonly string[]) =>
    `Le vote par écrit dure jusqu’au ${day} à ${hourOf(time)}. N’ont pas encore voté : ${missing.join(', ')}.`,
  unattended:
    'L’émargement n’est pas fait : les présents qui n’ont pas voté ne compteront pas dans le quorum.',
  close: 'Clore le vote',
  closeAnyway: 'Clore quand même',
  decide: 'Enregistrer la décision',
  seeDecision: 'Voir la décision',
}
