import prettier from 'eslint-config-prettier'
import tseslint from 'typescript-eslint'

const clockAndChance = [
  { object: 'Date', property: 'now', message: 'Clock and ids are made in real.ts and handed in.' },
  { object: 'Math', property: 'random', message: 'Clock and ids are made in real.ts and handed in.' },
]

export default tseslint.config(
  { ignores: ['dist/', 'artefacts/', 'coverage/', 'node_modules/', '.data/'] },
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  prettier,
  {
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    ignores: ['src/main.ts', 'src/real.ts'],
    rules: {
      'no-restricted-properties': ['error', ...clockAndChance],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Clock and ids are made in real.ts and handed in.',
        },
      ],
    },
  },
  {
    // A story reads from top to bottom; tables are long.
    files: ['test/**/*.ts', 'src/text/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'max-lines': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.js'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
)
