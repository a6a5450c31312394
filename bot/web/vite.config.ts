import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: './',
  build: {
    outDir: '../wwwroot',
    emptyOutDir: true,
    assetsDir: 'assets',
    target: ['chrome90', 'firefox90', 'safari15'],
    // A data: URL would need a wider Content-Security-Policy than 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rollupOptions: {
      input: { index: 'index.html', staff: 'src/staff/main.ts' },
      // The staff's pages are made by the server, which has to know the name.
      output: { entryFileNames: (chunk) => (chunk.name === 'staff' ? 'staff.js' : 'assets/[name]-[hash].js') },
    },
  },
  server: {
    proxy: { '/api': 'http://127.0.0.1:5006' },
  },
  test: {
    include: ['src/**/*.test.ts'],
  },
});
