/** One runner for every test; a test that needs more (a browser, a MongoDB) says so by its folder or its environment. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...(process.env.BROWSER_TESTS ? [] : ['/test/browser/'])],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  // A store across a network, three servers of it on one machine, is slower than a file: that decides no test.
  testTimeout: process.env.MONGODB_TEST_URI ? 180_000 : 60_000,
}
