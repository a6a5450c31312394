import { css } from 'lit';

/**
 * Colours and measures of the kiosk, for a bright room: the device's own dark mode does not count, the button for high
 * contrast does. Text has at least 4.5:1, in high contrast 7:1; nothing to touch is smaller than 64 px.
 */
export const kioskTokens = css`
  :host {
    --ground: #f6f7f9;
    --surface: #ffffff;
    --surface-quiet: #eef1f5;
    --text: #1d2329;
    --text-quiet: #4a545e;
    --line: #d8dde3;
    --control: #76818c;
    --accent: #a61c1c;
    --accent-strong: #851414;
    --on-accent: #ffffff;
    --accent-text: #a61c1c;
    --link: #0a4c8c;
    --good: #14632f;
    --focus-outer: #12171c;
    --focus-inner: #ffd24a;
    --radius: 0.6rem;
    --target: max(64px, 2.6rem);
    --clearance: 0rem;
  }

  :host([contrast]) {
    --ground: #000000;
    --surface: #000000;
    --surface-quiet: #1f1f1f;
    --text: #ffffff;
    --text-quiet: #ffffff;
    --line: #ffffff;
    --control: #ffffff;
    --accent: #ffe14d;
    --accent-strong: #ffffff;
    --on-accent: #000000;
    --accent-text: #ffe14d;
    --link: #ffe14d;
    --good: #8dff9f;
    --focus-outer: #ffffff;
    --focus-inner: #0057ff;
  }

  @media print {
    :host,
    :host([contrast]) {
      --ground: #fff;
      --surface: #fff;
      --text: #000;
      --text-quiet: #000;
      --line: #666;
      --accent-text: #000;
      --link: #000;
    }
  }
`;
