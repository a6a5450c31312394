import { defineConfig } from 'vitest/config';

// Two builds, so that neither page loads what only the other needs: `vite build` makes the chat page,
// `vite build --mode kiosk` the kiosk beside it.
export default defineConfig(({ mode }) => ({
  base: './',
  build: {
    outDir: '../wwwroot',
    emptyOutDir: mode !== 'kiosk',
    assetsDir: 'assets',
    target: ['chrome90', 'firefox90', 'safari15'],
    // A data: URL would need a wider Content-Security-Policy than 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    ...(mode === 'kiosk' ? { rollupOptions: kiosk } : {}),
  },
  server: {
    proxy: { '/api': 'http://127.0.0.1:5006' },
  },
  test: {
    include: ['src/**/*.test.ts'],
  },
}));

const kiosk = {
  input: { kiosk: 'kiosk.html', 'kiosk-worker': 'src/kiosk/worker/kiosk-worker.ts' },
  output: {
    // A service worker serves what lies below its own address, and is found again by it.
    entryFileNames: ({ name }: { name: string }) => (name === 'kiosk-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
  },
};
