import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base } from '../../elements/styles/base.js';
import { buttons } from '../../elements/styles/buttons.js';
import { prose } from '../../elements/styles/prose.js';
import { type Address, withoutLinks } from '../content.js';
import { tell } from '../events.js';
import { kioskCommon } from '../styles/kiosk-common.js';
import { kioskTexts } from '../texts.js';

/** The text of an answer. Its addresses are no links: they stand below, each with a QR code for the visitor's own phone. */
@customElement('kiosk-text')
export class KioskText extends LitElement {
  @property() html = '';
  /** Where the assistant's own pages are reached by phone. */
  @property({ attribute: false }) phoneAddress: (path: string) => string = (path) => path;
  @state() private addresses: Address[] = [];
  #content: DocumentFragment | null = null;

  static override styles = [
    base,
    buttons,
    prose,
    kioskCommon,
    css`
      .prose,
      .prose .table-scroll table {
        font-size: 1rem;
      }

      .prose.lead > p:first-child {
        font-size: 1.15rem;
      }

      .prose code {
        font-size: inherit;
      }

      .prose ul {
        list-style: disc;
      }

      .address {
        overflow-wrap: anywhere;
        font-weight: 600;
      }

      .addresses li {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 1rem;
        padding: 0.4rem 0;
        border-top: 1px solid var(--line);
      }

      .addresses button {
        flex: none;
      }

      @media print {
        .prose .table-scroll {
          overflow: visible;
        }

        .prose .table-scroll table {
          min-width: 0;
        }

        .prose .table-scroll th,
        .prose .table-scroll td {
          padding: 0.2rem 0.4rem;
        }
      }
    `,
  ];

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('html')) {
      ({ content: this.#content, addresses: this.addresses } = withoutLinks(this.html));
    }
  }

  override render() {
    return html`
      <div class="prose lead">${this.#content}</div>
      ${this.addresses.length > 0
        ? html`<section class="addresses">
            <h2>${kioskTexts.addresses}</h2>
            <ul role="list">
              ${this.addresses.map((address) => this.#address(address))}
            </ul>
          </section>`
        : nothing}
    `;
  }

  #address({ label, url }: Address) {
    const address = url.startsWith('/') ? this.phoneAddress(url) : url;
    const isOwnName = label === url;
    return html`<li>
      <span class="address">${isOwnName ? nothing : html`${label}<br />`}${address}</span>
      <button class="no-print" type="button" aria-label=${kioskTexts.showQrOf(label || address)} @click=${() => tell(this, 'kiosk-take', { label, address })}>
        ${kioskTexts.showQr}
      </button>
    </li>`;
  }
}
