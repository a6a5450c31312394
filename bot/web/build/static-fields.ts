import type { Plugin } from 'vite';
import { type Edit, edited, type Node, visit } from './syntax.js';

/**
 * Writes `static { this.styles = … }`, which the compiler makes of a static field, as a field again: the block is younger
 * (Chromium 94) than the browsers that are served, the field is not.
 */
export function staticFields(): Plugin {
  return {
    name: 'de06-static-fields',
    enforce: 'post',
    apply: 'build',
    transform(code, id) {
      if (!id.includes('/src/') || !/\bstatic\s*\{/.test(code)) {
        return null;
      }
      const edits: Edit[] = [];
      visit(this.parse(code), (node) => {
        const field = node.type === 'StaticBlock' ? fieldOf(node, code) : null;
        if (field) {
          edits.push({ start: node.start, end: node.end, text: field });
        }
      });
      return { code: edited(code, edits), map: null };
    },
  };
}

function fieldOf(block: Node, code: string): string | null {
  const [statement, more] = block['body'] as Node[];
  const assignment = statement?.['expression'] as Node | undefined;
  const target = assignment?.['left'] as Node | undefined;
  if (more || assignment?.type !== 'AssignmentExpression' || (target?.['object'] as Node | undefined)?.type !== 'ThisExpression') {
    return null;
  }
  const [name, value] = [target!['property'] as Node, assignment['right'] as Node];
  return `static ${code.slice(name.start, name.end)} = ${code.slice(value.start, value.end)};`;
}
