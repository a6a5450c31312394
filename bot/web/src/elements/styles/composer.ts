import { css } from 'lit';

export const composerStyles = css`
  :host {
    display: block;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: flex-end;
    justify-content: flex-end;
  }

  /* The mirror carries the same text in the same cell, so the box grows without a script that measures it. */
  .field {
    display: grid;
    flex: 1 1 9rem;
    min-width: 0;
  }

  .mirror,
  textarea {
    grid-area: 1 / 1;
    min-height: var(--target);
    max-height: 8rem;
    margin: 0;
    padding: calc(0.625rem - 1px) 0.875rem;
    font: inherit;
    font-size: 1rem;
    line-height: 1.5;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    border: 1px solid var(--control);
    border-radius: var(--radius);
  }

  .mirror {
    overflow: hidden;
    visibility: hidden;
  }

  textarea {
    width: 100%;
    height: 100%;
    color: var(--text);
    background: var(--surface);
    resize: none;
    overflow-y: auto;
  }

  textarea::placeholder {
    color: var(--text-quiet);
    opacity: 1;
  }

  .below {
    display: flex;
    justify-content: space-between;
    gap: 1rem;
    margin-top: 0.25rem;
    font-size: 0.8125rem;
    line-height: 1.4;
    color: var(--text-quiet);
  }

  #count {
    margin-left: auto;
  }

  /* A hint about keys helps only where there are keys. */
  @media (hover: none), (max-width: 30rem) {
    #hint {
      display: none;
    }
  }
`;
