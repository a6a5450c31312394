import type { Plugin } from 'vite';

/** What Lit puts on the window: its versions, and the register of standard decorators, which this code does not use. */
const globals: [file: string, found: RegExp, instead: string][] = [
  ['/lit-html/lit-html.js', /\(\w+\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0'],
  ['/lit-element/lit-element.js', /\(\w+\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0'],
  ['/reactive-element/reactive-element.js', /\(\w+\.reactiveElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0'],
  ['/reactive-element/reactive-element.js', /Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap;/, ''],
  ['/reactive-element/reactive-element.js', /this\[Symbol\.metadata\]/, 'null'],
];

/** Leaves the window of the page that the widget stands on as it was. */
export function noGlobals(): Plugin {
  return {
    name: 'de06-no-globals',
    apply: 'build',
    transform(code, id) {
      const mine = globals.filter(([file]) => id.endsWith(file));
      if (mine.length === 0) {
        return null;
      }
      const kept = mine.reduce((text, [file, found, instead]) => {
        if (!found.test(text)) {
          throw new Error(`${file} no longer has ${found}: look again what Lit puts on the window.`);
        }
        return text.replace(found, instead);
      }, code);
      return { code: kept, map: null };
    },
  };
}
