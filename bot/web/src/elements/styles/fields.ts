import { css } from 'lit';

/** Labels and boxes of a form inside the transcript. */
export const fields = css`
  label {
    display: block;
    margin-top: 0.625rem;
    font-weight: 600;
  }

  input,
  textarea {
    display: block;
    width: 100%;
    min-height: var(--target);
    margin-top: 0.25rem;
    padding: 0.5rem 0.75rem;
    font: inherit;
    font-size: 1rem;
    color: inherit;
    background: var(--surface);
    border: 1px solid var(--control);
    border-radius: 0.5rem;
  }

  textarea {
    resize: vertical;
  }

  .note {
    margin-top: 0.375rem;
    font-size: 0.875rem;
    color: var(--text-quiet);
  }

  .actions {
    margin-top: 0.75rem;
  }
`;
