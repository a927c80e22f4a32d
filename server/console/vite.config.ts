import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Served by the server below /console/: nothing comes from anywhere else.
export default defineConfig({
  base: '/console/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1_500,
    reportCompressedSize: false,
    // Read by the test that weighs what a first visit loads.
    manifest: true,
  },
  server: {
    proxy: {
      '/graphql': 'http://127.0.0.1:4000',
      '/media': 'http://127.0.0.1:4000',
      '/console/session': 'http://127.0.0.1:4000',
    },
  },
});
