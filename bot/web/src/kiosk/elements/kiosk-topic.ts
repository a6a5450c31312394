import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../../elements/styles/base.js';
import { buttons } from '../../elements/styles/buttons.js';
import { tell } from '../events.js';
import { type Library, pageOf, type Topic } from '../library.js';
import { kioskCommon } from '../styles/kiosk-common.js';
import { kioskTexts } from '../texts.js';
import './kiosk-rating.js';
import './kiosk-text.js';
import './kiosk-tools.js';
import { topicButtons } from './topic-buttons.js';

/** A procedure, one page at a time; shown from what the kiosk keeps, so that it is there at once and without the server. */
@customElement('kiosk-topic')
export class KioskTopic extends LitElement {
  @property({ attribute: false }) library!: Library;
  @property({ attribute: false }) topic!: Topic;
  @property() facet = '';
  @property({ attribute: false }) score: number | null = null;
  /** Where the server reads this page aloud; null where it cannot. */
  @property({ attribute: false }) sound: string | null = null;
  /** Whether questions can be asked: a checklist is a conversation with the server. */
  @property({ type: Boolean }) canAsk = false;

  static override styles = [
    base,
    buttons,
    kioskCommon,
    css`
      .body {
        display: grid;
        gap: 1rem;
        margin-top: 0.8rem;
      }

      nav ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr));
        gap: 0.5rem;
      }

      nav button {
        width: 100%;
        height: 100%;
        padding: 0.3rem 0.6rem;
      }

      article {
        min-width: 0;
        max-width: 46rem;
      }

      h2 {
        margin-bottom: 0.4rem;
      }

      kiosk-rating,
      .checklist {
        margin-top: 1.2rem;
      }

      @media screen and (min-width: 1600px) and (orientation: landscape) {
        .body {
          grid-template-columns: 15rem 1fr;
        }

        nav ul {
          grid-template-columns: 1fr;
        }
      }
    `,
  ];

  override render() {
    const { topic, library } = this;
    const page = pageOf(topic, this.facet)!;
    const related = library.topics(topic.related);
    const title = `${topic.title}: ${page.heading}`;
    return html`
      <h1 tabindex="-1">${topic.title}</h1>
      <div class="body">
        <nav class="no-print" aria-label=${kioskTexts.pages}>
          <ul role="list">
            ${topic.pages.map(
              ({ facet, heading }) => html`<li>
                <button type="button" aria-current=${facet === page.facet ? 'page' : nothing} @click=${() => tell(this, 'kiosk-topic', { slug: topic.slug, facet })}>
                  ${heading}
                </button>
              </li>`,
            )}
          </ul>
        </nav>
        <article>
          <h2>${page.heading}</h2>
          <kiosk-text .html=${page.html} .phoneAddress=${(path: string) => library.phoneAddress(path)}></kiosk-text>
          <kiosk-tools
            .speech=${{ source: this.sound, text: plainText(page.html) }}
            .address=${library.phoneAddress(`/t/${topic.slug}#${page.facet}`)}
            .label=${title}
          ></kiosk-tools>
          ${topic.checklist && this.canAsk
            ? html`<div class="checklist no-print">
                <button class="primary" type="button" @click=${() => tell(this, 'kiosk-ask', { text: topic.checklist!.text })}>${topic.checklist.label}</button>
              </div>`
            : nothing}
          <kiosk-rating class="no-print" .score=${this.score}></kiosk-rating>
          ${related.length > 0
            ? html`<section class="no-print">
                <h2>${kioskTexts.related}</h2>
                ${topicButtons(this, related)}
              </section>`
            : nothing}
        </article>
      </div>
    `;
  }
}

function plainText(markup: string): string {
  const template = document.createElement('template');
  template.innerHTML = markup;
  return template.content.textContent ?? '';
}
