// Prints what a first visit of each page downloads and fails when that of the chat page weighs more than its budget.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const budget = 30_000;
const root = fileURLToPath(new URL('../../wwwroot/', import.meta.url));

/** The page, and the scripts and style sheets that it names. */
function filesOf(page) {
  const named = [...readFileSync(root + page, 'utf8').matchAll(/"\.\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, name]) => name);
  return [page, ...new Set(named)];
}

function weigh(page) {
  let total = 0;
  for (const name of filesOf(page)) {
    const size = gzipSync(readFileSync(root + name), { level: 9 }).length;
    total += size;
    console.log(`${String(size).padStart(7)} B gzip  ${name}`);
  }
  console.log(`${String(total).padStart(7)} B gzip  ${page} in all`);
  return total;
}

weigh('kiosk.html');
if (weigh('index.html') > budget) {
  console.error(`The chat page is over its weight budget of ${budget} B.`);
  process.exit(1);
}
