import { css } from 'lit';

export const buttons = css`
  button {
    min-height: var(--target);
    min-width: var(--target);
    padding: 0.5rem 1rem;
    font: inherit;
    line-height: 1.4;
    color: var(--link);
    background: var(--surface);
    border: 1px solid var(--control);
    border-radius: 0.5rem;
    cursor: pointer;
    overflow-wrap: anywhere;
  }

  button:hover {
    background: var(--surface-quiet);
    border-color: var(--text);
  }

  button.primary {
    font-weight: 600;
    color: var(--on-accent);
    background: var(--accent);
    border-color: var(--accent);
  }

  button.primary:hover {
    background: var(--accent-strong);
    border-color: var(--accent-strong);
  }

  button.primary:disabled {
    color: var(--text-quiet);
    background: var(--surface-quiet);
    border-color: var(--line);
    cursor: default;
  }

  button.quiet {
    color: var(--text-quiet);
    background: none;
    border-color: transparent;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  button.quiet:hover {
    color: var(--text);
    background: var(--surface-quiet);
  }

  button[aria-disabled='true'] {
    cursor: progress;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  @media (forced-colors: active) {
    button:disabled {
      color: GrayText;
      border-color: GrayText;
    }
  }
`;
