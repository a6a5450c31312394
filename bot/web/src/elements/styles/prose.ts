import { css } from 'lit';

/** The answer's own HTML: paragraphs, lists, headings, tables. */
export const prose = css`
  .prose {
    overflow-wrap: anywhere;
  }

  .prose > * + * {
    margin-top: 0.75rem;
  }

  .prose > h3,
  .prose > h4 {
    margin-top: 1.25rem;
    margin-bottom: 0;
    line-height: 1.4;
  }

  .prose > h3 {
    font-size: 1.0625rem;
  }

  .prose > h4 {
    font-size: 1rem;
  }

  .prose p,
  .prose ul,
  .prose ol {
    margin-bottom: 0;
  }

  .prose p:first-child {
    margin-top: 0;
  }

  .prose.lead > p:first-child {
    font-size: 1.0625rem;
    font-weight: 600;
  }

  .prose ul,
  .prose ol {
    padding-left: 1.5rem;
  }

  .prose li + li {
    margin-top: 0.35rem;
  }

  .prose li::marker {
    color: var(--accent-text);
  }

  .prose code {
    padding: 0.1em 0.3em;
    font-size: 0.9375em;
    background: var(--surface-quiet);
    border-radius: 0.25rem;
  }

  .prose ol > li::marker {
    font-weight: 600;
  }

  .prose summary {
    min-height: var(--target);
    padding: 0.6rem 0;
    font-weight: 600;
    color: var(--link);
    cursor: pointer;
  }

  .detail > * + * {
    margin-top: 0.75rem;
  }

  .detail > h3,
  .detail > h4 {
    margin-bottom: 0;
    font-size: 1rem;
  }

  .table-scroll {
    overflow-x: auto;
    border: 1px solid var(--line);
    border-radius: 0.5rem;
  }

  .table-scroll table {
    width: 100%;
    min-width: 28rem;
    border-collapse: collapse;
    font-size: 0.9375rem;
    overflow-wrap: normal;
  }

  .table-scroll th,
  .table-scroll td {
    padding: 0.5rem 0.75rem;
    text-align: left;
    vertical-align: top;
    border-bottom: 1px solid var(--line);
  }

  .table-scroll th {
    background: var(--surface-quiet);
  }

  .table-scroll tr:last-child td {
    border-bottom: 0;
  }
`;
