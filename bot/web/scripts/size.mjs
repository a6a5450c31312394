// Prints what the first conversation downloads, on the own page and in the widget, and fails when it weighs more than the
// budget. The kiosk, and what loads only when somebody asks for it, are listed beside it.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const budget = 30_000;
const root = fileURLToPath(new URL('../../wwwroot/', import.meta.url));
if (!existsSync(`${root}widget.js`)) {
  console.error(`Nothing was built in ${root}.`);
  process.exit(1);
}

const linked = /(?:src|href)="\.\/([^"]+\.(?:js|css))"/g;
const imported = /\b(?:import|from)\s*["'`](\.\/[^"'`]+)["'`]/g;
const onDemand = /\bimport\(\s*(?:new URL\(\s*)?["'`](\.\/[^"'`]+)["'`]/g;

/** The files that a built file names in one of those ways. */
function named(file, pattern) {
  return [...readFileSync(root + file, 'utf8').matchAll(pattern)].map(([, name]) => posix.join(posix.dirname(file), name));
}

/** A file with all that it needs before it runs. */
function whole(file, found = new Set()) {
  if (!found.has(file)) {
    found.add(file);
    named(file, file.endsWith('.html') ? linked : imported).forEach((name) => whole(name, found));
  }
  return found;
}

function weigh(title, files) {
  const sizes = [...files].map((name) => [name, readFileSync(`${root}${name}.gz`).length]);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  console.log(`${title}: ${total} B gzip`);
  sizes.forEach(([name, size]) => console.log(`${String(size).padStart(9)}  ${name}`));
  return total;
}

const page = whole('index.html');
const widget = new Set([...whole('widget.js'), ...named('widget.js', onDemand).flatMap((name) => [...whole(name)])]);
const first = [weigh('page, first conversation', page), weigh('widget, first conversation', widget)];
const built = readdirSync(`${root}assets`).filter((name) => /\.(js|css)$/.test(name)).map((name) => `assets/${name}`);
const kiosk = whole('kiosk.html');
weigh('kiosk', kiosk);
weigh('on demand', built.filter((name) => ![page, widget, kiosk].some((files) => files.has(name))));

console.log(`budget ${budget} B`);
if (first.some((total) => total > budget)) {
  console.error('The first conversation is over its weight budget.');
  process.exit(1);
}
