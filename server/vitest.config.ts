import swc from 'unplugin-swc';
import { defineConfig } from 'vitest/config';
import { swcOptions } from './swc-options.mjs';

export default defineConfig({
  plugins: [swc.vite({ ...swcOptions, sourceMaps: true })],
  // As Node resolves it: Vite would take graphql's ES modules, and two copies of graphql do not know each other's schema.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['src/**/*.test.ts'],
    // Decorators look for their metadata API as soon as a file is read.
    setupFiles: ['reflect-metadata'],
    globalSetup: ['../test/support/global-setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
