/**
 * Lets plain node run the project's TypeScript: `node -r ./test/support/ts-hook.js file.ts`. For tests that need a
 * process of their own (to kill it, or to run several); jest's transformer reaches no further than jest.
 */
const { readFileSync } = require('node:fs')
const { transformSync } = require('@swc/core')

const options = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
  swcrc: false,
}

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), { ...options, filename })
  module._compile(code, filename)
}
