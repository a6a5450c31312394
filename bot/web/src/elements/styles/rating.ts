import { css } from 'lit';

export const ratingStyles = css`
  :host {
    display: block;
    font-size: 0.9375rem;
  }

  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    padding: 0;
    font-weight: 600;
  }

  /* In rem, so that larger text makes fewer columns instead of an overflow. */
  .scores {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(2.75rem, 1fr));
    gap: 0.25rem;
    margin-top: 0.5rem;
  }

  .scores label {
    position: relative;
    display: flex;
    cursor: pointer;
  }

  .face {
    display: flex;
    flex: 1;
    flex-direction: column;
    align-items: center;
    min-height: var(--target);
    padding: 0.375rem 0;
    text-align: center;
    background: var(--surface);
    border: 1px solid var(--control);
    border-radius: 0.5rem;
  }

  label:hover .face {
    background: var(--surface-quiet);
    border-color: var(--text);
  }

  .number {
    font-size: 1.125rem;
    font-weight: 600;
    line-height: 1.4;
  }

  .word {
    font-size: 0.8125rem;
    line-height: 1.3;
  }

  /* Five columns on the narrowest phone, also with the letter spacing that WCAG 1.4.12 asks to allow for. */
  @media (max-width: 22rem) {
    .word {
      font-size: 0.78rem;
    }
  }

  input:checked + .face {
    color: var(--on-accent);
    background: var(--accent);
    border-color: var(--accent);
  }

  .reasons {
    margin-top: 0.875rem;
  }

  .reasons label {
    position: relative;
    display: inline-flex;
    margin: 0.375rem 0.25rem 0 0;
    cursor: pointer;
  }

  .reasons .face {
    justify-content: center;
    padding: 0.375rem 0.875rem;
    border-radius: 1.375rem;
  }

  form {
    margin-top: 0.875rem;
  }

  form label {
    display: block;
  }

  textarea {
    display: block;
    width: 100%;
    margin: 0.25rem 0 0.5rem;
    padding: 0.5rem 0.75rem;
    font: inherit;
    font-size: 1rem;
    color: inherit;
    background: var(--surface);
    border: 1px solid var(--control);
    border-radius: 0.5rem;
    resize: vertical;
  }

  button:disabled {
    color: var(--text-quiet);
    border-color: var(--line);
    cursor: default;
  }

  .outcome p,
  .outcome + button {
    margin-top: 0.625rem;
  }

  .good {
    color: var(--good);
  }

  .bad {
    color: var(--accent-text);
  }

  @media (forced-colors: active) {
    input:checked + .face {
      forced-color-adjust: none;
      color: HighlightText;
      background: Highlight;
      border-color: Highlight;
    }
  }
`;
