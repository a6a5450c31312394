/** The tag by which the build knows a style sheet, without the weight of Lit. */
const css = (text: TemplateStringsArray) => text[0] ?? '';

/**
 * The button and the panel. What is !important on the host wins over whatever the page says about its elements, even
 * "* { all: unset !important }": of important rules the inner ones count (CSS Cascade 4, "context").
 */
export const styles = css`
  :host {
    all: initial !important;
    display: block !important;
    position: static !important;
    direction: ltr !important;
    color-scheme: light dark !important;
    font-family: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif !important;
    line-height: 1.5 !important;
  }

  [hidden] {
    display: none !important;
  }

  button,
  a {
    box-sizing: border-box;
    min-height: 2.75rem;
    min-width: 2.75rem;
    padding: 0.5rem 1rem;
    font: inherit;
    font-size: 1rem;
    border-radius: 0.5rem;
    cursor: pointer;
  }

  :focus {
    outline: none;
  }

  :focus-visible {
    outline: 2px solid #12171c;
    outline-offset: 3px;
    box-shadow: 0 0 0 3px #ffd24a;
  }

  .open {
    position: fixed;
    right: 1rem;
    right: max(1rem, env(safe-area-inset-right));
    bottom: 1rem;
    bottom: max(1rem, env(safe-area-inset-bottom));
    z-index: 2147483646;
    display: inline-flex;
    gap: 0.5rem;
    align-items: center;
    max-width: calc(100vw - 2rem);
    font-weight: 600;
    color: #fff;
    text-decoration: none;
    background: var(--de06-accent, #a61c1c);
    border: 2px solid #fff;
    border-radius: 2rem;
    box-shadow: 0 2px 10px rgba(0, 0, 0, 0.35);
  }

  .open:hover {
    text-decoration: underline;
  }

  .open svg {
    flex: none;
    width: 1.5rem;
    height: 1.5rem;
  }

  dialog {
    position: fixed;
    top: auto;
    right: 1rem;
    bottom: 1rem;
    left: auto;
    z-index: 2147483647;
    box-sizing: border-box;
    width: 26rem;
    max-width: calc(100vw - 2rem);
    height: 42rem;
    max-height: calc(100vh - 2rem);
    margin: 0;
    padding: 0;
    overflow: hidden;
    color: #1d2329;
    background: #f6f7f9;
    border: 1px solid #76818c;
    border-radius: 0.75rem;
    box-shadow: 0 6px 30px rgba(0, 0, 0, 0.35);
  }

  /* Browsers without the dialog element show what it holds. */
  dialog:not([open]) {
    display: none;
  }

  /* Where there is no room beside it, the panel is all of the screen. */
  dialog.full {
    top: 0;
    right: 0;
    bottom: 0;
    left: 0;
    width: 100%;
    max-width: none;
    height: 100%;
    max-height: none;
    border: 0;
    border-radius: 0;
  }

  .close {
    padding: 0;
    font-size: 1.5rem;
    line-height: 1;
    color: inherit;
    background: none;
    border: 1px solid #76818c;
  }

  de06-chat:not(:defined) {
    display: block;
    padding: 0.5rem 1rem;
    text-align: right;
  }

  .wait {
    text-align: left;
    margin: 1rem;
    font-size: 1rem;
  }

  .wait a,
  .wait button {
    display: inline-block;
    margin: 0.75rem 0.5rem 0 0;
    color: #0a4c8c;
    background: #fff;
    border: 1px solid #76818c;
  }

  @media (prefers-color-scheme: dark) {
    dialog {
      color: #e8eaed;
      background: #14171a;
    }

    :focus-visible {
      outline-color: #fff;
      box-shadow: 0 0 0 3px #1d2226;
    }
  }

  @media print {
    .open,
    dialog {
      display: none;
    }
  }
`;
