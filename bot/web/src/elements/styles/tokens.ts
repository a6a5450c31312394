import { css } from 'lit';

/**
 * Colours and measures, set once on the outermost element and inherited by the rest.
 * A commune's own colour comes as --de06-accent and its shades (palette.ts).
 * Text has at least 4.5:1 against every ground it stands on, control borders at least 3:1, in both schemes.
 */
export const tokens = css`
  :host {
    --ground: #f6f7f9;
    --surface: #ffffff;
    --surface-quiet: #f1f3f6;
    --question: #e6eef7;
    --text: #1d2329;
    --text-quiet: #535d67;
    --line: #d8dde3;
    --control: #76818c;
    --accent: var(--de06-accent, #a61c1c);
    --accent-strong: var(--de06-accent-strong, #851414);
    --on-accent: #ffffff;
    --accent-text: var(--de06-accent-text, #a61c1c);
    --link: #0a4c8c;
    --danger-ground: #fdf1f0;
    --good: #14632f;
    --focus-outer: #12171c;
    --focus-inner: #ffd24a;
    --radius: 0.75rem;
    --target: 2.75rem;
    /* Space that the sticky question box may cover; whatever gets focus stays above it. */
    --clearance: 12rem;
    --clearance-top: 1rem;
  }

  :host([embedded]) {
    --clearance-top: 6rem;
  }

  @media (prefers-color-scheme: dark) {
    :host {
      --ground: #14171a;
      --surface: #1d2226;
      --surface-quiet: #262c32;
      --question: #23344a;
      --text: #e8eaed;
      --text-quiet: #b0b8c0;
      --line: #363e46;
      --control: #85909b;
      --accent: var(--de06-accent-on-dark, #c53a34);
      --accent-strong: var(--de06-accent-strong, #a83029);
      --accent-text: var(--de06-accent-text-on-dark, #f29a94);
      --link: #8fbcf2;
      --danger-ground: #3a2222;
      --good: #8fd6a4;
      --focus-outer: #ffffff;
      --focus-inner: #1d2226;
    }
  }

  @media (prefers-contrast: more) {
    :host {
      --text-quiet: var(--text);
      --line: var(--control);
      --control: var(--text);
    }
  }

  /* So low a window (400 % zoom, a phone on its side) needs the room: the question box scrolls along. */
  @media (max-height: 17rem) {
    :host {
      --clearance: 1rem;
      --clearance-top: 1rem;
    }
  }
`;
