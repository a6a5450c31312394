import { defineConfig } from 'vitest/config';
import { classicScript } from './build/classic-script.js';
import { literals } from './build/literals.js';
import { noGlobals } from './build/no-globals.js';
import { plainImports } from './build/plain-imports.js';
import { staticFields } from './build/static-fields.js';

export default defineConfig({
  base: './',
  plugins: [staticFields(), literals(), noGlobals(), plainImports(), classicScript('widget')],
  build: {
    outDir: '../wwwroot',
    emptyOutDir: true,
    assetsDir: 'assets',
    // Private fields and methods, which the browsers below know, stay as they are; for what else of ES2022 they lack,
    // scripts/old-browsers.mjs looks through the result.
    target: 'es2022',
    cssTarget: ['chrome90', 'firefox90', 'safari15'],
    // A data: URL would need a wider Content-Security-Policy than 'self'.
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { index: 'index.html', widget: 'src/widget/main.ts' },
      output: {
        entryFileNames: ({ name }) => (name === 'widget' ? 'widget.js' : 'assets/[name]-[hash].js'),
        // All of the chat in one file, from which the parts on demand take what they share: one request, and it compresses better.
        advancedChunks: { groups: [{ name: 'chat', test: /\/src\/elements\/de06-chat\.ts$/ }] },
      },
    },
  },
  server: {
    proxy: { '/api': 'http://127.0.0.1:5006' },
  },
  test: {
    include: ['src/**/*.test.ts', 'build/**/*.test.ts'],
  },
});
