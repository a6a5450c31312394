import type { Plugin } from 'vite';

/** Holds the script's address; no minifier chooses such a name. */
const own = '$own';

/**
 * Makes an entry a classic script, which a page of another site can carry in one line: nothing at its top level may
 * become a global, and it can import modules only when it runs. A script of another site has no address of its own for
 * what it imports (HTML, "muted errors"), so the address is taken from its element.
 */
export function classicScript(name: string): Plugin {
  return {
    name: 'de06-classic-script',
    generateBundle(_, bundle) {
      const chunk = Object.values(bundle).find((output) => output.type === 'chunk' && output.name === name);
      if (chunk?.type !== 'chunk' || chunk.imports.length > 0 || chunk.exports.length > 0) {
        throw new Error(`${name} must be one script without static imports; it imports ${chunk?.type === 'chunk' ? chunk.imports.join() : ''}.`);
      }
      const code = chunk.code.trim().replace(/\bimport\(([`"']\.\/[^`"']+[`"'])\)/g, (_, file: string) => `import(new URL(${file},${own}).href)`);
      chunk.code = `((${own})=>{${code}})(document.currentScript?.src);\n`;
    },
  };
}
