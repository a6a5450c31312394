import { css } from 'lit';

export const chatStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    color: var(--text);
    background: var(--ground);
    font-family: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif;
    font-size: 1rem;
    line-height: 1.6;
    text-align: left;
  }

  /* In the widget the chat scrolls by itself, and its head and foot stay where they are. */
  :host([embedded]) {
    height: 100%;
    overflow-y: auto;
    overscroll-behavior: contain;
  }

  :host([embedded]) .band {
    --de06-rem: var(--de06-rem-plain);
    --target: 2.75rem;
    position: sticky;
    top: 0;
    z-index: 1;
    font-size: 1rem;
  }

  .header,
  .body,
  .notices,
  .dock > * {
    width: 100%;
    max-width: 46rem;
    margin: 0 auto;
    padding: 0 1rem;
  }

  .band {
    background: var(--surface);
    border-top: 4px solid var(--accent);
    border-bottom: 1px solid var(--line);
  }

  .header {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.5rem;
    align-items: center;
    padding-top: 0.75rem;
    padding-bottom: 0.75rem;
  }

  :host([embedded]) .header {
    padding-top: 0.5rem;
    padding-bottom: 0.5rem;
  }

  .emblem {
    flex: none;
    width: 2.5rem;
    height: 2.5rem;
    color: var(--accent);
  }

  .names {
    flex: 1 1 7rem;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .sizes {
    display: flex;
    gap: 0.25rem;
  }

  .sizes button {
    padding: 0.25rem;
    font-weight: 600;
    white-space: nowrap;
  }

  .title {
    font-size: 1.25rem;
    line-height: 1.3;
    color: var(--accent-text);
  }

  .subtitle {
    font-size: 0.875rem;
    line-height: 1.4;
    color: var(--text-quiet);
  }

  .skip:not(:focus) {
    position: absolute;
    width: 1px;
    height: 1px;
    min-height: 0;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }

  .body {
    padding-top: 1.25rem;
    padding-bottom: 1.5rem;
  }

  .notices > div {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 0.5rem;
    align-items: center;
    margin-top: 0.75rem;
    padding: 0.375rem 0.5rem 0.625rem 0.875rem;
    overflow-wrap: anywhere;
    background: var(--surface);
    border: 1px solid var(--control);
    border-left-width: 6px;
    border-radius: 0.25rem;
  }

  .notices > .thien-tai {
    background: var(--danger-ground);
    border-color: var(--accent-text);
  }

  .notices p:not(:first-child) {
    grid-column: 1 / -1;
  }

  .notice p {
    margin-top: 1rem;
    padding: 0.625rem 0.875rem;
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }

  .notice button {
    margin-top: 0.5rem;
  }

  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .turn {
    margin-top: 1.5rem;
    scroll-margin: var(--clearance-top) 0 var(--clearance);
  }

  .question {
    width: fit-content;
    max-width: min(100%, 36rem);
    margin-left: auto;
    padding: 0.625rem 1rem;
    font-size: 1rem;
    font-weight: 400;
    line-height: 1.5;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    background: var(--question);
    /* Seen only in high contrast modes, where grounds disappear. */
    border: 1px solid transparent;
    border-radius: var(--radius) var(--radius) 0.2rem var(--radius);
  }

  .outcome {
    margin-top: 0.75rem;
    scroll-margin: var(--clearance-top) 0 var(--clearance);
  }

  .card {
    padding: 0.875rem 1rem 1rem;
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: 0.2rem var(--radius) var(--radius) var(--radius);
  }

  @media (max-width: 22rem) {
    .card {
      padding-right: 0.75rem;
      padding-left: 0.75rem;
    }
  }

  .speaker {
    margin-bottom: 0.25rem;
    font-size: 0.8125rem;
    font-weight: 600;
    color: var(--accent-text);
  }

  .card de06-rating {
    margin-top: 1rem;
    padding-top: 0.875rem;
    border-top: 1px solid var(--line);
  }

  .searching {
    color: var(--text-quiet);
  }

  .dots {
    margin-right: 0.625rem;
  }

  .dots i {
    display: inline-block;
    width: 0.5rem;
    height: 0.5rem;
    margin-right: 0.2rem;
    background: var(--accent-text);
    border-radius: 50%;
    animation: breathe 0.8s ease-in-out infinite alternate;
  }

  .dots i:nth-child(2) {
    animation-delay: 0.2s;
  }

  .dots i:nth-child(3) {
    animation-delay: 0.4s;
  }

  @keyframes breathe {
    from {
      opacity: 0.25;
    }
  }

  .unavailable {
    margin-top: 1rem;
    color: var(--accent-text);
  }

  de06-clear,
  de06-own-data {
    margin-top: 1.25rem;
  }

  .own-data {
    margin-top: 0.5rem;
    text-align: center;
  }

  .dock {
    position: sticky;
    bottom: 0;
    margin-top: auto;
    padding: 0.75rem 0 0.625rem;
    padding-bottom: max(0.625rem, env(safe-area-inset-bottom));
    background: var(--surface);
    border-top: 1px solid var(--line);
  }

  @media (max-height: 17rem), print {
    .dock,
    :host([embedded]) .band {
      position: static;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .dots i {
      animation: none;
    }
  }

  @media (forced-colors: active) {
    .dots i {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
