import type { Plugin } from 'vite';

const wrapper = 'native:import-analysis-build';

/**
 * Leaves `import()` as it is written. Vite wraps it in a loader for style sheets of modules, which there are none of; the
 * loader weighs something, speaks to the window of the page, and would be a module that the one-line script imports.
 */
export function plainImports(): Plugin {
  return {
    name: 'de06-plain-imports',
    apply: 'build',
    configResolved({ plugins }) {
      const found = plugins.find(({ name }) => name === wrapper);
      if (!found) {
        throw new Error(`Vite no longer has ${wrapper}: look again how it changes import().`);
      }
      found.applyToEnvironment = () => false;
    },
  };
}
