/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    // What screens say is the browser's, and .swcrc leaves it to the bundler.
    'src/console/web/.+\\.ts$': ['@swc/jest', { swcrc: false, jsc: { target: 'es2023', parser: { syntax: 'typescript' } } }],
    '^.+\\.tsx?$': '@swc/jest',
  },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  setupFiles: ['<rootDir>/test/support/empty-redis.ts'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  // Many tests start processes of their own, and the machine may be busy: it takes what is stuck for good, not what is slow.
  testTimeout: 240_000,
  maxWorkers: 2,
  // ES modules that Jest has loaded are never freed: after a hundred files a process without a bound runs out of heap.
  workerIdleMemoryLimit: '1GB',
};
