import type { Plugin } from 'vite';

/**
 * Makes an entry a classic script, which a page of another site can carry in one line: nothing at its top level may
 * become a global, and it can import modules only when it runs.
 */
export function classicScript(name: string): Plugin {
  return {
    name: 'de06-classic-script',
    generateBundle(_, bundle) {
      const chunk = Object.values(bundle).find((output) => output.type === 'chunk' && output.name === name);
      if (chunk?.type !== 'chunk' || chunk.imports.length > 0 || chunk.exports.length > 0) {
        throw new Error(`${name} must be one script without static imports; it imports ${chunk?.type === 'chunk' ? chunk.imports.join() : ''}.`);
      }
      chunk.code = `(()=>{${chunk.code.trim()}})();\n`;
    },
  };
}
