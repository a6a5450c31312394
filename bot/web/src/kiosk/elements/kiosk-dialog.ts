import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { base } from '../../elements/styles/base.js';
import { buttons } from '../../elements/styles/buttons.js';
import { kioskCommon } from '../styles/kiosk-common.js';

/** A question or a code before everything else; the first button has the focus. */
@customElement('kiosk-dialog')
export class KioskDialog extends LitElement {
  @property() heading = '';
  @property({ attribute: false }) body: TemplateResult | typeof nothing = nothing;
  @property({ attribute: false }) choices: { label: string; choose: () => void }[] = [];
  @query('dialog') private dialog!: HTMLDialogElement;

  static override styles = [
    base,
    buttons,
    kioskCommon,
    css`
      dialog {
        width: min(34rem, 92vw);
        max-height: 92vh;
        padding: 1.6rem;
        color: var(--text);
        background: var(--surface);
        border: 3px solid var(--accent);
        border-radius: var(--radius);
      }

      dialog::backdrop {
        background: rgb(0 0 0 / 0.7);
      }

      .body {
        margin: 0.8rem 0 1.2rem;
        overflow-wrap: anywhere;
      }

      .qr {
        width: min(18rem, 50vh);
        margin: 0.8rem auto;
      }
    `,
  ];

  #before: HTMLElement | null = null;

  override firstUpdated(): void {
    this.#before = focused(document);
    this.dialog.showModal();
  }

  /** Whoever was somewhere goes on there. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#before?.focus({ preventScroll: true });
  }

  override render() {
    return html`<dialog aria-labelledby="heading" @cancel=${this.#onCancel}>
      <h2 id="heading">${this.heading}</h2>
      <div class="body">${this.body}</div>
      <div class="row">
        ${this.choices.map(({ label, choose }, at) => html`<button class=${at === 0 ? 'primary' : ''} type="button" @click=${choose}>${label}</button>`)}
      </div>
    </dialog>`;
  }

  /** Escape is the first choice; the kiosk takes the dialog away. */
  #onCancel(event: Event): void {
    event.preventDefault();
    this.choices[0]?.choose();
  }
}

/** What has the focus, also inside of components. */
function focused(root: DocumentOrShadowRoot): HTMLElement | null {
  const element = root.activeElement as HTMLElement | null;
  return element?.shadowRoot?.activeElement ? focused(element.shadowRoot) : element;
}
