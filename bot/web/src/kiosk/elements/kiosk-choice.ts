import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../../elements/styles/base.js';
import { buttons } from '../../elements/styles/buttons.js';
import type { Topic } from '../library.js';
import { kioskCommon } from '../styles/kiosk-common.js';
import { topicButtons } from './topic-buttons.js';

/** A heading, a word about it, and topics to choose from. */
@customElement('kiosk-choice')
export class KioskChoice extends LitElement {
  @property() heading = '';
  @property() note = '';
  @property({ attribute: false }) topics: readonly Topic[] = [];

  static override styles = [base, buttons, kioskCommon];

  override render() {
    return html`
      <h1 tabindex="-1">${this.heading}</h1>
      ${this.note ? html`<p>${this.note}</p>` : nothing} ${topicButtons(this, this.topics)}
    `;
  }
}
