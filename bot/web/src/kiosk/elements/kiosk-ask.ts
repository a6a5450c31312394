import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { base } from '../../elements/styles/base.js';
import { buttons } from '../../elements/styles/buttons.js';
import { tell } from '../events.js';
import type { Hit, Search } from '../search.js';
import { kioskCommon } from '../styles/kiosk-common.js';
import { kioskTexts } from '../texts.js';
import { type Box, erase, typeSign, typeToneMark } from '../typing.js';
import type { Key } from './kiosk-keyboard.js';
import './kiosk-keyboard.js';

const mostSuggested = 4;

/** The question box with its keyboard and the questions that it may become. */
@customElement('kiosk-ask')
export class KioskAsk extends LitElement {
  @property({ attribute: false }) search!: Search;
  @property() draft = '';
  @property({ type: Number }) limit = 1000;
  @property({ type: Boolean }) busy = false;
  /** Why a busy server has asked to wait; empty when it has not. */
  @property() waiting = '';
  @property() failure = '';
  @state() private hits: Hit[] = [];
  @state() private telex = true;
  @query('textarea') private box!: HTMLTextAreaElement;

  static override styles = [
    base,
    buttons,
    kioskCommon,
    css`
      /* Box and keyboard are always there; what may be meant takes the room between. */
      :host {
        display: flex;
        flex-direction: column;
        gap: 0.5rem;
        height: 100%;
        min-height: 22rem;
      }

      form {
        display: flex;
        gap: 0.6rem;
        margin: 4px;
      }

      textarea {
        flex: 1;
        min-width: 0;
        padding: 0.5rem 0.8rem;
        font: inherit;
        font-size: 1.2rem;
        color: var(--text);
        background: var(--surface);
        border: 3px solid var(--accent);
        border-radius: var(--radius);
        resize: none;
      }

      .send {
        min-width: 6rem;
        font-size: 1.2rem;
      }

      .suggestions {
        flex: 1 1 0;
        min-height: 0;
        margin: 0;
        overflow-y: auto;
      }

      .suggestions ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 28rem), 1fr));
        gap: 0.4rem;
        padding: 6px;
      }

      .suggestions button {
        width: 100%;
        height: 100%;
        text-align: left;
      }

      .suggestions span {
        display: block;
      }

      .suggestions span::first-letter {
        text-transform: uppercase;
      }

      .bad {
        color: var(--accent-text);
        font-weight: 600;
      }

      @media (max-height: 1100px) {
        h1,
        .suggestions h2 {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }

      /* A small screen: what is typed, the keys, and at least one suggestion. */
      @media (max-height: 1100px) and (max-width: 1000px) {
        :host {
          gap: 0.3rem;
        }

        textarea {
          height: 68px;
        }

        .more {
          display: none;
        }
      }
    `,
  ];

  override firstUpdated(): void {
    this.#show({ text: this.draft, caret: this.draft.length });
    this.box.focus();
  }

  /** Whoever typed on a question that failed goes on where they were. */
  override updated(changed: PropertyValues<this>): void {
    if (changed.get('busy') === true && !this.busy) {
      this.box.focus();
    }
  }

  override render() {
    return html`
      <h1 tabindex="-1">${kioskTexts.askTitle}</h1>
      <form @submit=${this.#onSubmit} autocomplete="off">
        <textarea
          rows="2"
          maxlength=${this.limit}
          aria-label=${kioskTexts.question}
          aria-describedby="privacy"
          autocomplete="off"
          autocorrect="off"
          autocapitalize="off"
          spellcheck="false"
          inputmode="none"
          ?readonly=${this.busy}
          @beforeinput=${this.#onBeforeInput}
          @input=${this.#look}
          @keydown=${this.#onKeyDown}
        ></textarea>
        <button class="send primary" type="submit">${kioskTexts.send}</button>
      </form>
      <p id="privacy">${kioskTexts.privacy} <span class="more">${kioskTexts.forgotten}</span></p>
      <div role="status">${this.busy ? html`<p>${this.waiting ? kioskTexts.waiting(this.waiting) : kioskTexts.asking}</p>` : this.failure ? html`<p class="bad">${this.failure}</p>` : nothing}</div>
      <section class="suggestions" aria-label=${kioskTexts.suggestions}>
        ${this.hits.length > 0
          ? html`<h2>${kioskTexts.suggestions}</h2>
              <ul role="list">
                ${this.hits.map((hit) => html`<li><button type="button" @click=${() => tell(this, 'kiosk-ask', hit)}><span>${hit.text}</span></button></li>`)}
              </ul>`
          : nothing}
      </section>
      <kiosk-keyboard ?telex=${this.telex} @kiosk-key=${this.#onKey}></kiosk-keyboard>
    `;
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    if (!this.busy && this.box.value.trim() !== '') {
      tell(this, 'kiosk-ask', { text: this.box.value });
    }
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.isComposing) {
      this.#onSubmit(event);
    }
  }

  /** The keys of a keyboard that is plugged in compose as those on the screen do. */
  #onBeforeInput(event: InputEvent): void {
    if (event.inputType === 'insertText' && event.data?.length === 1 && !event.isComposing && this.box.selectionStart === this.box.selectionEnd) {
      event.preventDefault();
      this.#type((box) => typeSign(box, event.data!, this.telex));
    }
  }

  #onKey({ detail: key }: CustomEvent<Key>): void {
    if (key === 'telex') {
      this.telex = !this.telex;
    } else if (key === 'erase') {
      this.#type(erase);
    } else {
      this.#type((box) => ('sign' in key ? typeSign(box, key.sign, this.telex) : typeToneMark(box, key.tone)));
    }
  }

  #type(change: (box: Box) => Box): void {
    const { value, selectionStart, selectionEnd } = this.box;
    const marked = selectionStart !== selectionEnd;
    // What is marked goes first, whatever is typed over it.
    const next = change({ text: marked ? value.slice(0, selectionStart) + value.slice(selectionEnd) : value, caret: selectionStart });
    if (next.text.length <= this.limit && !this.busy) {
      this.#show(next);
    }
  }

  #show({ text, caret }: Box): void {
    this.box.value = text;
    this.box.setSelectionRange(caret, caret);
    this.#look();
  }

  #look(): void {
    this.hits = this.search.suggest(this.box.value, mostSuggested);
  }
}
