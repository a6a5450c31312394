import { css } from 'lit';

/** The frame of the kiosk: what it is on top, what to press at the lower edge, the screen between. */
export const kioskStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto auto minmax(0, 1fr) auto;
    height: 100vh;
    color: var(--text);
    background: var(--ground);
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.2rem 1.5rem;
    padding: 0.5rem 1rem;
    color: var(--on-accent);
    background: var(--accent);
  }

  .title {
    font-size: 1.2rem;
    font-weight: 700;
    line-height: 1.2;
  }

  /* On a narrow screen the room is worth more; the desk stands on every page that sends someone there. */
  @media (max-width: 1000px) {
    .help {
      display: none;
    }
  }

  .away p {
    padding: 0.5rem 1rem;
    font-weight: 600;
    color: var(--text);
    background: var(--surface-quiet);
    border-bottom: 3px solid var(--accent);
  }

  main {
    overflow-y: auto;
    padding: 1rem;
  }

  @media print {
    :host {
      display: block;
      height: auto;
    }

    header {
      display: block;
      padding: 0 0 0.4rem;
      color: #000;
      background: none;
      border-bottom: 1px solid #000;
    }

    main {
      overflow: visible;
      padding: 0.4rem 0 0;
    }
  }
`;
