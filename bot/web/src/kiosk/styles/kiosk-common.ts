import { css } from 'lit';

/** What the screens of the kiosk share: headings, large buttons, what is printed and what is not. */
export const kioskCommon = css`
  :host {
    display: block;
  }

  h1,
  h2 {
    line-height: 1.3;
  }

  h1 {
    font-size: 1.4rem;
  }

  h2 {
    font-size: 1.1rem;
  }

  section {
    margin-top: 1.2rem;
  }

  ul {
    padding: 0;
    list-style: none;
  }

  button {
    font-weight: 600;
    touch-action: manipulation;
    user-select: none;
  }

  /* Pressed, or the page that is open; under a pointer too. */
  button[aria-pressed='true'],
  button[aria-pressed='true']:hover,
  button[aria-current],
  button[aria-current]:hover {
    color: var(--on-accent);
    background: var(--accent);
    border-color: var(--accent);
  }

  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 12.5rem), 1fr));
    gap: 0.5rem;
    margin-top: 0.5rem;
  }

  .grid button {
    width: 100%;
    height: 100%;
    text-align: left;
    border-radius: var(--radius);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  .qr {
    display: block;
    width: 100%;
    height: auto;
  }

  .print-only {
    display: none;
  }

  @media print {
    .no-print {
      display: none !important;
    }

    .print-only {
      display: block;
    }
  }
`;
