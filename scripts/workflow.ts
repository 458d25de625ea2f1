/**
 * Writes docs/workflow.md from the workflow table: a diagram (Mermaid) and every move with who makes it.
 * `--check` writes nothing and fails when the file is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Role } from '../src/domain/people'
import { movedBy } from '../src/domain/movedBy'
import { type Permission, permissions } from '../src/domain/permissions'
import { type Move, type Stage, isPossible, moves, next, stages, supported } from '../src/domain/workflow'
import { textOf } from '../src/text'

const file = join(process.cwd(), 'docs', 'workflow.md')
const { words } = textOf('fr')

interface Step {
  readonly from: Stage
  readonly move: Move
  readonly to: Stage
}

const steps: readonly Step[] = stages.flatMap(from =>
  moves.filter(move => isPossible(from, move)).map(move => ({ from, move, to: next(from, move) })),
)

/** Roles that may make a move at a stage; *le temps* when nobody does. */
const actors = ({ from, move }: Step): string => {
  const by: Permission | 'time' = movedBy[move]
  if (by === 'time') return 'le temps'
  const rules: readonly { readonly roles: readonly Role[]; readonly stages?: readonly Stage[] }[] =
    permissions[by]
  const roles = rules
    .filter(({ stages: at }) => !at || at.includes(from))
    .flatMap(({ roles: those }) => those)
  return [...new Set(roles)].map(role => words.role[role]).join(', ')
}

/** Mermaid's ids know no dashes; the stages have none. Erasing is left out: it is possible nearly everywhere. */
const diagram = (): readonly string[] => [
  '```mermaid',
  'stateDiagram-v2',
  ...stages.map(stage => `  state "${words.stage[stage]}" as ${stage}`),
  '  [*] --> siao',
  ...steps
    .filter(({ move }) => move !== 'erase')
    .map(({ from, move, to }) => `  ${from} --> ${to} : ${words.move[move]}`),
  '  erased --> [*]',
  '```',
]

const table = (): readonly string[] => [
  '| De | Mouvement | Vers | Par |',
  '|---|---|---|---|',
  ...steps.map(
    step =>
      `| ${words.stage[step.from]} \`${step.from}\` | ${words.move[step.move]} \`${step.move}\` | ${words.stage[step.to]} \`${step.to}\` | ${actors(step)} |`,
  ),
]

const page = [
  '# La vie d’un dossier',
  '',
  '<!-- Généré par `npm run docs` depuis src/domain/workflow.ts et permissions.ts : ne pas modifier à la main. -->',
  '',
  ...diagram(),
  '',
  `Un ménage occupe une place du dispositif aux étapes : ${supported.map(stage => words.stage[stage]).join(', ')}.`,
  '',
  '## Chaque mouvement',
  '',
  'Le rôle ne suffit pas toujours : un prescripteur, un prestataire ou un bailleur agit sur les dossiers de son organisme',
  '(`src/domain/permissions.ts`).',
  '',
  ...table(),
  '',
].join('\n')

const current = (): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

if (!process.argv.includes('--check')) writeFileSync(file, page)
else if (current() !== page) {
  console.error('docs/workflow.md is out of date: run `npm run docs`')
  process.exitCode = 1
}
