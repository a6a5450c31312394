import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ApiError } from '../api-error.js';
import type { Api } from '../api.js';
import { texts } from '../texts.js';
import { emit } from './events.js';
import { base, clearOfComposer } from './styles/base.js';
import { buttons } from './styles/buttons.js';

/** What the server keeps of the conversation: to know, to download, to erase after asking once more. */
@customElement('de06-own-data')
export class De06OwnData extends LitElement {
  @property({ attribute: false }) api!: Api;
  @property() conversation = '';

  @state() private step: 'shown' | 'asking' | 'busy' = 'shown';
  @state() private said = '';
  @query('h2') private heading!: HTMLElement;
  @query('#no') private harmless!: HTMLButtonElement | null;

  static override styles = [
    base,
    buttons,
    clearOfComposer,
    css`
      :host {
        display: block;
        padding: 0.875rem 1rem;
        background: var(--surface);
        border: 1px solid var(--control);
        border-radius: var(--radius);
      }

      h2 {
        font-size: 1rem;
      }

      p,
      .actions {
        margin-top: 0.625rem;
      }
    `,
  ];

  override focus(): void {
    this.heading.focus();
  }

  override render() {
    return html`
      <section aria-labelledby="title" @keydown=${this.#onKey}>
        <h2 id="title" tabindex="-1">${texts.ownData}</h2>
        <p>${texts.ownDataKept}</p>
        <p id="stays">${texts.ownDataStays}</p>
        ${this.step === 'asking' ? this.#question() : this.#choices()}
        <div role="status">${this.said ? html`<p>${this.said}</p>` : nothing}</div>
      </section>
    `;
  }

  #choices() {
    const busy = this.step === 'busy';
    return html`<div class="actions">
      <button type="button" ?disabled=${busy} @click=${this.#download}>${texts.ownDataDownload}</button>
      <button type="button" ?disabled=${busy} @click=${this.#ask}>${texts.ownDataErase}</button>
      <button class="quiet" type="button" @click=${this.#close}>${texts.ownDataClose}</button>
    </div>`;
  }

  #question() {
    return html`<p><strong>${texts.ownDataSure}</strong></p>
      <div class="actions">
        <button id="no" type="button" @click=${() => (this.step = 'shown')}>${texts.clearNo}</button>
        <button class="primary" type="button" aria-describedby="stays" @click=${this.#erase}>${texts.ownDataYes}</button>
      </div>`;
  }

  /** The focus goes to the harmless choice. */
  async #ask(): Promise<void> {
    this.step = 'asking';
    this.said = '';
    await this.updateComplete;
    this.harmless?.focus();
  }

  async #download(): Promise<void> {
    await this.#try(async () => {
      const data = await this.api.ownData(this.conversation);
      save(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }), texts.ownDataFile);
      this.said = texts.ownDataDownloaded;
    });
  }

  async #erase(): Promise<void> {
    await this.#try(async () => {
      await this.api.erase(this.conversation);
      emit(this, 'de06-erased', undefined);
    });
  }

  async #try(action: () => Promise<void>): Promise<void> {
    this.step = 'busy';
    this.said = '';
    try {
      await action();
    } catch (error) {
      this.said = `${texts.ownDataFailed} ${error instanceof ApiError ? error.message : texts.errorServer}`;
    }
    this.step = 'shown';
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      // Not the panel around it is meant.
      event.preventDefault();
      event.stopPropagation();
      this.#close();
    }
  }

  #close(): void {
    emit(this, 'de06-own-data-close', undefined);
  }
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Only after the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
