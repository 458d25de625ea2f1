/** Homes from a spreadsheet: the card and the page that take it, and what is wrong in it, line by line. */
import type { SheetProblem } from '../../sheets'
import { formatNumber } from '../format'

const homes = (n: number) => (n === 1 ? '1 logement' : `${formatNumber(n, 'fr')} logements`)
const lines = (n: number) => (n === 1 ? '1 ligne' : `${formatNumber(n, 'fr')} lignes`)

const problems: Readonly<Record<string, string>> = {
  empty: 'à remplir',
  'too-long': 'trop long',
  'too-few': 'nombre trop petit',
  'too-many': 'nombre trop grand',
  'not-a-number': 'indiquez un nombre, sans lettres',
  'not-a-day': 'indiquez une date qui existe, par exemple 16/02/2026',
  'not-a-choice': 'valeur inconnue : voyez le modèle',
  'not-a-word': 'valeur inconnue : voyez le modèle',
  'not-a-commune': 'un nom de commune n’a que des lettres, espaces, tirets et apostrophes',
  'not-built': 'un logement programmé ou financé n’est pas encore vacant',
  formula: 'formule sans résultat enregistré : remplacez-la par sa valeur',
  error: 'la formule donne une erreur : remplacez-la par sa valeur',
  'dwelling-retired':
    'logement retiré de l’offre : remettez-le dans l’offre depuis sa carte, ou utilisez une autre référence',
  'dwelling-allocated': 'logement attribué à un ménage : son état ne peut pas changer',
  'date-future': 'la date de l’état est à venir',
}

export const upload = {
  title: {
    send: 'Importer des logements',
    checked: 'Vérifiez avant d’importer',
    importing: 'Import en cours',
    done: 'Import terminé',
    gone: 'Fichier abandonné',
  },
  intro:
    'Envoyez un tableur Excel (.xlsx) ou CSV, d’une page ou ici en pièce jointe. Rien n’est importé avant votre accord.',
  limits: '5 000 lignes et 5 Mo au plus.',
  open: (landlord: string) => `Envoyer un fichier (${landlord})`,
  openOnly: 'Envoyer un fichier',
  template: 'Le modèle à remplir',
  until: (time: string) => `Le lien vaut jusqu’à ${time}, pour vous seul.`,
  fresh: (n: number) => `${homes(n)} à ajouter`,
  changed: (n: number) => `${homes(n)} à modifier`,
  unchanged: (n: number) => `${homes(n)} sans changement`,
  wrong: (n: number) =>
    n === 0 ? 'Aucune ligne en erreur' : `${lines(n)} en erreur, à corriger dans le fichier`,
  notImported: (n: number): string =>
    n === 1
      ? 'Elle ne sera pas importée ; les autres le seront.'
      : 'Elles ne seront pas importées ; les autres le seront.',
  missing: (titles: string) => `Rien n’a été lu : il manque les colonnes ${titles}. Partez du modèle.`,
  line: (line: number, column: string, problem: string) =>
    column ? `Ligne ${line}, ${column} : ${problem}` : `Ligne ${line} : ${problem}`,
  problem: (problem: string): string => problems[problem] ?? 'vérifiez cette valeur',
  duplicate: (line: number) => `même référence que la ligne ${line}`,
  more: 'et d’autres : corrigez celles-ci d’abord.',
  confirm: (n: number) => (n === 1 ? 'Importer 1 logement' : `Importer ${homes(n)}`),
  drop: 'Abandonner',
  again: 'Envoyer un autre fichier',
  nothing: 'Il n’y a rien à importer.',
  imported: (n: number, total: number) =>
    n < total
      ? `${formatNumber(n, 'fr')} sur ${formatNumber(total, 'fr')} importés.`
      : n === 1
        ? '1 logement importé.'
        : `${homes(n)} importés.`,
  resume: 'Reprendre l’import',
  goneText: 'Rien n’a été importé.',
  unreadable: {
    'not-a-sheet': 'Ce fichier ne se lit pas comme un tableur : envoyez un fichier .xlsx ou .csv.',
    'too-large': 'Ce fichier est trop gros : 5 Mo et 5 000 lignes au plus.',
    'too-many-rows': 'Ce fichier a trop de lignes : 5 000 au plus. Envoyez-le en plusieurs fois.',
    'too-many-columns': 'Ce fichier a trop de colonnes : partez du modèle.',
    'empty-sheet': 'Ce fichier est vide.',
  } as Readonly<Record<SheetProblem, string>>,
  noFile: 'Choisissez un fichier.',
  untrusted: 'Je ne prends que les fichiers déposés ici par Teams.',
  unreachable:
    'Je n’ai pas pu lire ce fichier dans Teams. Réessayez, ou tapez « importer » pour l’envoyer d’une page.',
  notForYou: 'Je ne prends de fichiers que des bailleurs, pour importer leurs logements.',
  which: 'Vous travaillez pour plusieurs bailleurs : envoyez le fichier par le lien du bon bailleur.',
  page: {
    title: 'Importer des logements',
    file: 'Fichier Excel (.xlsx) ou CSV',
    hint: '5 000 lignes et 5 Mo au plus. Rien n’est importé avant votre accord.',
    send: 'Vérifier le fichier',
    expired: 'Ce lien a expiré : tapez « importer » dans la conversation pour en avoir un autre.',
    back: 'Vous pouvez fermer cette page et revenir à Teams.',
  },
}
