import { defineConfig } from 'vitest/config';

// The console's own units: what needs no server and no browser.
export default defineConfig({ test: { include: ['src/**/*.test.ts'] } });
