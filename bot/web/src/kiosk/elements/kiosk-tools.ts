import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base } from '../../elements/styles/base.js';
import { buttons } from '../../elements/styles/buttons.js';
import { tell } from '../events.js';
import { qrCode } from '../qr.js';
import { ownVoice, Speaker, type Speaking, type Speech } from '../speaker.js';
import { kioskCommon } from '../styles/kiosk-common.js';
import { kioskTexts } from '../texts.js';

/** What can be done with an answer: hear it, take it home on the phone, print it. */
@customElement('kiosk-tools')
export class KioskTools extends LitElement {
  @property({ attribute: false }) speech!: Speech;
  /** The page on the visitor's phone that says the same. */
  @property() address = '';
  @property() label = '';
  @state() private speaking: Speaking = 'silent';
  @state() private slow = false;

  readonly #speaker = new Speaker((speaking) => (this.speaking = speaking), () => tell(this, 'kiosk-heard', undefined));

  static override styles = [
    base,
    buttons,
    kioskCommon,
    css`
      :host {
        margin-top: 1.2rem;
      }

      .bad {
        margin-top: 0.5rem;
        color: var(--accent-text);
      }

      .print-only {
        break-inside: avoid;
        padding-top: 0.6rem;
        border-top: 1px solid var(--line);
      }

      .print-only .qr {
        width: 32mm;
        margin-top: 0.4rem;
      }
    `,
  ];

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('address') && this.hasUpdated) {
      this.#speaker.stop();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#speaker.stop();
  }

  override render() {
    const isOn = this.speaking === 'preparing' || this.speaking === 'speaking';
    return html`
      <div class="row no-print">
        ${this.speech.source === null && ownVoice() === null
          ? nothing
          : html`<button type="button" @click=${() => (isOn ? this.#speaker.stop() : this.#speaker.speak(this.speech))}>
              ${isOn ? kioskTexts.stop : kioskTexts.listen}
            </button>`}
        ${isOn ? html`<button type="button" aria-pressed=${this.slow} @click=${this.#toggleSlow}>${kioskTexts.slower}</button>` : nothing}
        <button type="button" @click=${() => tell(this, 'kiosk-take', { label: this.label, address: this.address })}>${kioskTexts.take}</button>
        <button type="button" @click=${() => window.print()}>${kioskTexts.print}</button>
      </div>
      <div role="status">${this.speaking === 'failed' ? html`<p class="bad no-print">${kioskTexts.listenFailed}</p>` : nothing}</div>
      <div class="print-only">
        <p>${kioskTexts.printed(new Date().toLocaleDateString('vi-VN'))}<br />${this.address}</p>
        ${qrCode(this.address, kioskTexts.showQrOf(this.label))}
      </div>
    `;
  }

  #toggleSlow(): void {
    this.slow = !this.slow;
    this.#speaker.setSlow(this.slow);
  }
}
