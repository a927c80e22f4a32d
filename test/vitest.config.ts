import swc from 'unplugin-swc';
import { defineConfig } from 'vitest/config';
import { swcOptions } from '../server/swc-options.mjs';

// swc, because API tests import the server's app, whose decorators need metadata
export default defineConfig({
  plugins: [swc.vite({ ...swcOptions, sourceMaps: true })],
  // As Node resolves it: Vite would take graphql's ES modules, and two copies of graphql do not know each other's schema.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['**/*.test.ts'],
    globalSetup: ['./support/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
