import { defineConfig } from 'vitest/config';
import { classicScript } from './build/classic-script.js';
import { literals } from './build/literals.js';
import { noGlobals } from './build/no-globals.js';
import { plainImports } from './build/plain-imports.js';
import { staticFields } from './build/static-fields.js';

// Two builds, so that neither page loads what only the other needs: `vite build` makes the chat page and the widget,
// `vite build --mode kiosk` the kiosk beside them.
export default defineConfig(({ mode }) => ({
  base: './',
  plugins: [staticFields(), literals(), noGlobals(), plainImports(), ...(mode === 'kiosk' ? [] : [classicScript('widget')])],
  build: {
    outDir: '../wwwroot',
    emptyOutDir: mode !== 'kiosk',
    assetsDir: 'assets',
    // Private fields and methods, which the browsers below know, stay as they are; for what else of ES2022 they lack,
    // scripts/old-browsers.mjs looks through the result.
    target: 'es2022',
    cssTarget: ['chrome90', 'firefox90', 'safari15'],
    // A data: URL would need a wider Content-Security-Policy than 'self'.
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: mode === 'kiosk' ? kiosk : chat,
  },
  server: {
    proxy: { '/api': 'http://127.0.0.1:5006' },
  },
  test: {
    include: ['src/**/*.test.ts', 'build/**/*.test.ts'],
  },
}));

const chat = {
  input: { index: 'index.html', widget: 'src/widget/main.ts', staff: 'src/staff/main.ts', 'try-api': 'src/try-api/main.ts' },
  output: {
    // The widget is named by other sites, the others by the pages that the server makes.
    entryFileNames: ({ name }: { name: string }) => (['widget', 'staff', 'try-api'].includes(name) ? '[name].js' : 'assets/[name]-[hash].js'),
    // All of the chat in one file, from which the parts on demand take what they share: one request, and it compresses better.
    advancedChunks: { groups: [{ name: 'chat', test: /\/src\/elements\/de06-chat\.ts$/ }] },
  },
};

const kiosk = {
  input: { kiosk: 'kiosk.html', 'kiosk-worker': 'src/kiosk/worker/kiosk-worker.ts' },
  output: {
    // A service worker serves what lies below its own address, and is found again by it.
    entryFileNames: ({ name }: { name: string }) => (name === 'kiosk-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
  },
};
