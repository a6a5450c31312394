import type { Verdict } from '../rating.js';

/** What the parts tell the chat. The events end at the chat: an embedding page never hears what a citizen types. */
export interface ChatEvents {
  'de06-ask': { text: string };
  'de06-draft': { text: string };
  'de06-resend': undefined;
  'de06-edit': undefined;
  'de06-rate': Verdict;
  'de06-clear': undefined;
  /** The server has erased the conversation. */
  'de06-erased': undefined;
  'de06-own-data-close': undefined;
  /** Open the form to leave a question. */
  'de06-leave': undefined;
  'de06-leave-send': { text: string; name: string; phone: string };
  'de06-leave-cancel': undefined;
}

/** False when the listener refused. */
export function emit<Name extends keyof ChatEvents>(from: Element, name: Name, detail: ChatEvents[Name]): boolean {
  return from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, cancelable: true }));
}

declare global {
  interface HTMLElementEventMap {
    'de06-ask': CustomEvent<ChatEvents['de06-ask']>;
    'de06-draft': CustomEvent<ChatEvents['de06-draft']>;
    'de06-leave-send': CustomEvent<ChatEvents['de06-leave-send']>;
    'de06-rate': CustomEvent<ChatEvents['de06-rate']>;
  }
}
