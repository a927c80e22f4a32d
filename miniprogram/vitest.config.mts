import { defineConfig } from 'vitest/config';

// Plain modules only: pages are tested as built, in test/weapp and test/browser.
export default defineConfig({ test: { include: ['src/**/*.test.ts'] } });
