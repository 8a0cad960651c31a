import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

/** Many specs start processes and threads from source: Node keeps what it compiled of them, for all workers. */
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('node_modules/.cache/node', import.meta.url));

/** Unit and integration tests run from source through swc; end-to-end tests run what was built. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  // These need a server: `npm run test:stores` finds one and runs them.
  testPathIgnorePatterns: ['/node_modules/', '\\.server\\.spec\\.ts$'],
  // Jest takes a core less than there are; here one worker more, since those that wait for a process need none.
  maxWorkers: availableParallelism() + 1,
  testSequencer: '<rootDir>/test/slowest-first.js',
  // Speed is no test's matter (`npm run bench`): this ends what hangs, on a loaded machine too.
  testTimeout: 30_000,
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          target: 'es2024',
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: { '^@pacta/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts' },
  reporters: ['default', '<rootDir>/test/closing-line-reporter.js'],
};
