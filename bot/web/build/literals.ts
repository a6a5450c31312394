import { transform } from 'lightningcss';
import type { Plugin } from 'vite';
import { type Edit, edited, type Node, visit } from './syntax.js';

/** The oldest browsers that the style sheets are written for, as lightningcss counts versions. */
const oldest = { chrome: 90 << 16, firefox: 90 << 16, safari: 15 << 16 };

interface Quasi extends Node {
  value: { raw: string };
}

/**
 * Makes the template literals of elements small, which no minifier of scripts touches: style sheets by lightningcss,
 * markup by taking a line break and its indentation for one space, which is what a browser shows.
 */
export function literals(): Plugin {
  return {
    name: 'de06-literals',
    enforce: 'post',
    transform(code, id) {
      if (!id.includes('/src/') || !/\b(css|html|svg)`/.test(code)) {
        return null;
      }
      const edits: Edit[] = [];
      visit(this.parse(code), (node) => collect(node, edits));
      return { code: edited(code, edits), map: null };
    },
  };
}

/**
 * "rem" in a component's style sheet is the component's own unit: the size of the reader's text, which the page that
 * the widget stands on must not change through its root element, and which "A+" changes.
 */
export function ownUnit(css: string): string {
  return css.replace(/@media[^{]*\{|(-?(?:\d*\.)?\d+)rem\b/g, (all, count?: string) =>
    count === undefined ? all : `calc(${count}*var(--de06-rem,1rem))`,
  );
}

function collect(node: Node, edits: Edit[]): void {
  const tag = node['tag'] as { name?: string } | undefined;
  if (node.type !== 'TaggedTemplateExpression' || !tag?.name) {
    return;
  }
  const { quasis } = node['quasi'] as { quasis: Quasi[] };
  if (tag.name === 'css') {
    if (quasis.length !== 1) {
      throw new Error('A css literal holds no expressions: the build could not make it small.');
    }
    edits.push({ ...span(quasis[0]!), text: ownUnit(minified(quasis[0]!.value.raw)) });
  } else if (tag.name === 'html' || tag.name === 'svg') {
    quasis.forEach((quasi) => edits.push({ ...span(quasi), text: quasi.value.raw.replace(/\s*\n\s*/g, ' ') }));
  }
}

function minified(css: string): string {
  const { code } = transform({ filename: 'literal.css', code: new TextEncoder().encode(css), minify: true, targets: oldest });
  return new TextDecoder().decode(code).replace(/[\\`]|\$(?=\{)/g, '\\$&');
}

/** The text between the backticks and braces alone; parsers differ in whether those belong to the node. */
function span({ start, end, value }: Quasi): { start: number; end: number } {
  return end - start === value.raw.length ? { start, end } : { start: start + 1, end: start + 1 + value.raw.length };
}
