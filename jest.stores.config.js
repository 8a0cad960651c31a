import base from './jest.config.js';

/** `npm run test:stores`: the store suites, those that need a server among them, one after the other on that server. */
export default {
  ...base,
  roots: ['<rootDir>/libs/event-store', '<rootDir>/test/stores'],
  testPathIgnorePatterns: [],
  globalSetup: '<rootDir>/test/stores/find-servers.ts',
  globalTeardown: '<rootDir>/test/stores/stop-servers.ts',
  testSequencer: '<rootDir>/test/stores/empty-server-first.js',
  maxWorkers: 1,
  testTimeout: 30_000,
};
