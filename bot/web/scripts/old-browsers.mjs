// Looks through what was built for features newer than Chromium 90 that have no fallback: large old phones have no newer
// browser. Syntax is the compiler's business; this is about names of functions and about style sheets.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../wwwroot/', import.meta.url));

/** Name, and what it looks like in built code. The number is the Chromium that has it first. */
const features = [
  ['Array.at (92)', /\.at\(-?\d/],
  ['Object.hasOwn (93)', /Object\.hasOwn\(/],
  ['crypto.randomUUID (92)', /randomUUID/],
  ['structuredClone (98)', /structuredClone/],
  ['findLast (97)', /\.findLast(Index)?\(/],
  ['toSorted, toReversed, toSpliced (110)', /\.to(Sorted|Reversed|Spliced)\(/],
  ['Object.groupBy (117)', /\.groupBy\(/],
  ['Promise.withResolvers (119)', /withResolvers/],
  ['AbortSignal.timeout, any (103)', /AbortSignal\.(timeout|any)/],
  ['inert (102)', /\.inert\b|\binert[=\s>]/],
  ['popover (114)', /popover/i],
  ['checkVisibility (105)', /checkVisibility/],
  ['#field in object (91)', /#\w+ in \w/],
  ['class static block (94)', /\bstatic\s*\{/],
  ['CSS :has (105)', /:has\(/],
  ['CSS container queries (105)', /@container|container-type/],
  ['CSS color-mix, oklch (111)', /color-mix\(|\boklch\(/],
  ['CSS @layer (99)', /@layer/],
  ['CSS accent-color (93)', /accent-color/],
  ['CSS nesting (112)', /[{;]\s*&/],
  ['CSS text-wrap (114)', /text-wrap:/],
  ['CSS translate, rotate, scale as properties (104)', /[{;](translate|rotate|scale):/],
  ['CSS subgrid (117)', /subgrid/],
  ['CSS :user-valid (119)', /:user-(in)?valid/],
];

// "100dvh" (108) is allowed after "100vh", which older browsers then keep.
const dynamicHeight = /(height:)[^;}]*\d[dsl]vh/g;

const faults = [];
for (const name of readdirSync(root, { recursive: true }).map(String).filter((file) => /\.(js|css)$/.test(file))) {
  const text = readFileSync(root + name, 'utf8');
  features.filter(([, pattern]) => pattern.test(text)).forEach(([feature, pattern]) => faults.push(`${name}: ${feature}: …${around(text, text.search(pattern))}…`));
  for (const found of text.matchAll(dynamicHeight)) {
    if (!/height:[^;}]*\dvh[^;}]*;[^;}]*$/.test(text.slice(Math.max(0, found.index - 80), found.index + found[1].length))) {
      faults.push(`${name}: CSS dvh without vh before it: …${around(text, found.index)}…`);
    }
  }
}

function around(text, at) {
  return text.slice(Math.max(0, at - 30), at + 40).replace(/\s+/g, ' ');
}

faults.forEach((fault) => console.error(fault));
process.exit(faults.length > 0 ? 1 : 0);
