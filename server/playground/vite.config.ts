import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Served by the server below /playground/: editor, workers and fonts all come from there.
export default defineConfig({
  base: '/playground/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 4_000,
    reportCompressedSize: false,
  },
  worker: { format: 'es' },
});
