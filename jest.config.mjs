import { swcOptions } from './test/support/swc-options.mjs';

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  testMatch: [
    '<rootDir>/libs/**/*.spec.ts',
    '<rootDir>/apps/**/*.spec.ts',
    '<rootDir>/test/**/*.(e2e-)?spec.ts',
  ],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', swcOptions],
  },
  reporters: ['default', '<rootDir>/test/support/tell-first-failures.mjs'],
  testTimeout: 30_000,
  // Half of a file's time is waiting for PostgreSQL; a worker that has grown begins anew, because modules of files stay.
  maxWorkers: '100%',
  workerIdleMemoryLimit: '1500MB',
};
