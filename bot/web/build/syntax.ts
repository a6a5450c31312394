/** A node of the syntax tree, as ESTree describes it; start and end are places in the code. */
export interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** The code with all edits made; they must not overlap. */
export function edited(code: string, edits: Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: next }) => text.slice(0, start) + next + text.slice(end), code);
}

/** Shows every node of a tree. */
export function visit(node: unknown, see: (node: Node) => void): void {
  if (Array.isArray(node)) {
    node.forEach((child) => visit(child, see));
  } else if (typeof node === 'object' && node !== null && 'type' in node) {
    see(node as Node);
    Object.values(node).forEach((child) => visit(child, see));
  }
}
