import { css, html, LitElement } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { texts } from '../texts.js';
import { emit } from './events.js';
import { base, clearOfComposer } from './styles/base.js';
import { buttons } from './styles/buttons.js';

/** Clears the conversation, after asking once more in its own place. */
@customElement('de06-clear')
export class De06Clear extends LitElement {
  @state() private asking = false;
  @query('button') private first!: HTMLButtonElement;

  static override styles = [
    base,
    buttons,
    clearOfComposer,
    css`
      :host {
        display: block;
        text-align: center;
      }

      [role='group'] {
        padding: 0.875rem 1rem;
        text-align: left;
        background: var(--surface);
        border: 1px solid var(--control);
        border-radius: var(--radius);
      }

      .actions {
        margin-top: 0.75rem;
      }
    `,
  ];

  override render() {
    return this.asking
      ? html`
          <div role="group" aria-labelledby="ask" @keydown=${this.#onKey}>
            <p id="ask">${texts.clearQuestion}</p>
            <div class="actions">
              <button type="button" aria-describedby="ask" @click=${() => this.#ask(false)}>${texts.clearNo}</button>
              <button class="primary" type="button" @click=${this.#clear}>${texts.clearYes}</button>
            </div>
          </div>
        `
      : html`<button class="quiet" type="button" @click=${() => this.#ask(true)}>${texts.clear}</button>`;
  }

  /** Focus goes to the harmless choice, and back to where it came from. */
  async #ask(asking: boolean): Promise<void> {
    this.asking = asking;
    await this.updateComplete;
    this.first.focus();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      // Not the panel around it is meant.
      event.preventDefault();
      event.stopPropagation();
      void this.#ask(false);
    }
  }

  #clear(): void {
    this.asking = false;
    emit(this, 'de06-clear', undefined);
  }
}
