import swc from 'unplugin-swc';
import { defineConfig } from 'vitest/config';
import { swcOptions } from './swc-options.mjs';

export default defineConfig({
  plugins: [swc.vite({ ...swcOptions, sourceMaps: true })],
  test: {
    include: ['src/**/*.test.ts'],
    // Decorators look for their metadata API as soon as a file is read.
    setupFiles: ['reflect-metadata'],
    globalSetup: ['../test/support/global-setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
