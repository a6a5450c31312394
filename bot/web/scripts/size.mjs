// Prints what a first visit downloads and fails when it weighs more than the budget.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const budget = 30_000;
const root = fileURLToPath(new URL('../../wwwroot/', import.meta.url));

const files = readdirSync(root, { recursive: true })
  .map(String)
  .filter((name) => /\.(html|js|css)$/.test(name))
  .sort();

let total = 0;
for (const name of files) {
  const size = gzipSync(readFileSync(root + name), { level: 9 }).length;
  total += size;
  console.log(`${String(size).padStart(7)} B gzip  ${name}`);
}
console.log(`${String(total).padStart(7)} B gzip  total, budget ${budget} B`);

if (files.length === 0 || total > budget) {
  console.error(files.length === 0 ? `Nothing was built in ${root}.` : 'The page is over its weight budget.');
  process.exit(1);
}
