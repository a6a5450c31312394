import { css } from 'lit';

/** What every element shares: box model, focus ring, hidden text, links. */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  [hidden] {
    display: none !important;
  }

  h1,
  h2,
  h3,
  p,
  ul,
  ol {
    margin: 0;
  }

  a[href] {
    color: var(--link);
    text-decoration-thickness: 0.06em;
    text-underline-offset: 0.2em;
  }

  a:hover {
    text-decoration-thickness: 0.14em;
  }

  :focus {
    outline: none;
  }

  /* Two colours, so that one of them stands out on any ground; high contrast modes keep the outline. */
  :focus-visible,
  input:focus-visible + .face {
    outline: 2px solid var(--focus-outer);
    outline-offset: 3px;
    box-shadow: 0 0 0 3px var(--focus-inner);
  }

  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
    border: 0;
  }
`;

/** For elements inside the transcript: focus must not end up under the sticky question box. */
export const clearOfComposer = css`
  a,
  button,
  input,
  textarea,
  [tabindex] {
    scroll-margin: var(--clearance-top) 0 var(--clearance);
  }
`;
