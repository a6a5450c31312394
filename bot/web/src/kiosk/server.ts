import { ApiError } from '../api-error.js';
import type { Answer } from '../contract.js';
import { Http } from '../http.js';
import type { Bundle } from './library.js';
import type { Delivery, Parcel } from './outbox.js';
import type { Place } from './place.js';

export interface Reading {
  clientId: string;
  topic: string;
  facet: string;
  conversationId: string | null;
}

/** The server as the kiosk sees it; tells whoever wants to know whether it could be reached. */
export class Server implements Delivery {
  readonly #http: Http;
  readonly #place: Place;
  readonly #reached: (isThere: boolean) => void;

  constructor(place: Place, reached: (isThere: boolean) => void, http = new Http()) {
    this.#place = place;
    this.#reached = reached;
    this.#http = http;
  }

  bundle(): Promise<Bundle> {
    const { locality } = this.#place;
    return this.#send(`/kiosk/bundle${locality ? `?locality=${encodeURIComponent(locality)}` : ''}`) as Promise<Bundle>;
  }

  async ask(text: string, conversationId: string | null, clientId: string, signal: AbortSignal): Promise<Answer> {
    const body = { text, channel: 'kiosk', clientId, ...this.#where(), ...(conversationId ? { conversationId } : {}) };
    const answer = (await this.#send('/ask', body, signal)) as Answer | null;
    if (typeof answer?.turnId !== 'string' || typeof answer.html !== 'string') {
      throw new ApiError('invalid');
    }
    return answer;
  }

  /** Records that a page is being read; gives the conversation that it belongs to. */
  async read(reading: Reading, signal: AbortSignal): Promise<string> {
    const { conversationId, ...rest } = reading;
    const body = { ...rest, ...this.#where(), ...(conversationId ? { conversationId } : {}) };
    return ((await this.#send('/kiosk/readings', body, signal)) as { conversationId: string }).conversationId;
  }

  async deliver(parcel: Parcel): Promise<void> {
    if (parcel.kind === 'turn') {
      await this.#send(`/turns/${encodeURIComponent(parcel.turnId)}/rating`, { score: parcel.score });
    } else {
      const { kind: _, ...reading } = parcel;
      await this.#send('/kiosk/readings', reading);
    }
  }

  /** Where an answer can be heard. */
  speechOf(spoken: { turnId: string } | { topic: string; facet: string }): string {
    const { locality } = this.#place;
    const query = 'turnId' in spoken ? { turn: spoken.turnId } : { topic: spoken.topic, facet: spoken.facet, ...(locality ? { locality } : {}) };
    return `/api/speech?${new URLSearchParams(query as Record<string, string>).toString()}`;
  }

  #where(): { locality?: string; station?: string } {
    const { locality, station } = this.#place;
    return { ...(locality ? { locality } : {}), ...(station ? { station } : {}) };
  }

  async #send(path: string, body?: object, signal?: AbortSignal): Promise<unknown> {
    try {
      const result = await this.#http.send(path, { ...(body ? { body } : {}), signal });
      this.#reached(true);
      return result;
    } catch (error) {
      if (!signal?.aborted && error instanceof ApiError) {
        // Only an answer of the service itself counts; a proxy in between answers 502 to 504 for it.
        this.#reached(error.kind === 'problem' && ![502, 503, 504].includes(error.status));
      }
      throw error;
    }
  }
}
