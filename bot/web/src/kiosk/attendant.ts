import { ApiError } from '../api-error.js';
import { type Library, pageOf } from './library.js';
import { withPatience } from '../patience.js';
import type { Outbox } from './outbox.js';
import type { Place } from './place.js';
import type { Search } from './search.js';
import type { Server } from './server.js';
import * as visit from './visit.js';

const mostFound = 8;

/** What the attendant works with. */
export interface Desk {
  place: Place;
  server: Server;
  outbox: Outbox;
  library: Library;
  search: Search;
}

/** Serves one visitor after another: opens pages, asks, rates, and forgets. */
export class Attendant {
  readonly #desk: () => Desk;
  readonly #changed: (visit: visit.Visit) => void;
  #visit = visit.newVisit;
  #leaving = new AbortController();
  /** Readings join the visitor's conversation one after another, so that they share it. */
  #readings: Promise<void> = Promise.resolve();

  constructor(desk: () => Desk, changed: (visit: visit.Visit) => void) {
    this.#desk = desk;
    this.#changed = changed;
  }

  open(screen: visit.Screen): void {
    this.#become(visit.opened(this.#visit, screen));
  }

  openTopic(slug: string, facet: string | null = null): void {
    const topic = this.#desk().library.topic(slug);
    const page = topic && pageOf(topic, facet);
    if (!page) {
      return;
    }
    const screen = { kind: 'topic', slug, facet: page.facet, clientId: newName(), score: null } as const;
    const before = visit.shown(this.#visit);
    const isSameTopic = before.kind === 'topic' && before.slug === slug;
    this.#become(isSameTopic ? visit.turned(this.#visit, screen) : visit.opened(this.#visit, screen));
    this.#recordReading(screen);
  }

  back(): void {
    this.#become(visit.back(this.#visit));
  }

  /** Asks the server; without it the kiosk looks by itself. */
  async ask(text: string, isThere: boolean): Promise<void> {
    const question = text.normalize('NFC').trim();
    if (question === '' || this.#visit.asking !== null) {
      return;
    }
    const { signal } = this.#leaving;
    this.#become(visit.asking(this.#visit, question));
    if (!isThere) {
      this.#find(question);
      return;
    }
    try {
      await this.#readings;
      const name = newName();
      const answer = await withPatience(
        () => this.#send(question, name, signal),
        (reason) => signal.aborted || this.#become(visit.waiting(this.#visit, reason)),
        signal,
      );
      if (!signal.aborted) {
        this.#become(visit.answered(this.#visit, question, answer));
      }
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      if (error instanceof ApiError && error.passing && error.status !== 429) {
        this.#find(question);
      } else {
        this.#become(visit.failed(this.#visit, error instanceof ApiError ? error.message : String(error)));
      }
    }
  }

  rate(score: number): void {
    const screen = visit.shown(this.#visit);
    const { place, outbox } = this.#desk();
    this.#become(visit.rated(this.#visit, score));
    if (screen.kind === 'answer') {
      void outbox.add({ kind: 'turn', turnId: screen.answer.turnId, score });
    } else if (screen.kind === 'topic') {
      const { locality, station } = place;
      const at = new Date().toISOString();
      void outbox.add({ kind: 'reading', clientId: screen.clientId, topic: screen.slug, facet: screen.facet, locality, station, at, score });
    }
  }

  /** The visitor has gone: whatever is still on its way is dropped, and the next one starts afresh. */
  end(): void {
    this.#leaving.abort();
    this.#leaving = new AbortController();
    this.#readings = Promise.resolve();
    this.#become(visit.newVisit);
  }

  async #send(question: string, name: string, signal: AbortSignal) {
    const { server } = this.#desk();
    const { conversationId } = this.#visit;
    try {
      return await server.ask(question, conversationId, name, signal);
    } catch (error) {
      if (conversationId === null || !(error instanceof ApiError) || error.status !== 404) {
        throw error;
      }
      // The server has forgotten the conversation; the question itself is as good as before.
      return server.ask(question, null, name, signal);
    }
  }

  #find(question: string): void {
    this.#become(visit.found(this.#visit, question, this.#desk().search.find(question, mostFound)));
  }

  #recordReading(screen: visit.Screen & { kind: 'topic' }): void {
    const { signal } = this.#leaving;
    const { server } = this.#desk();
    this.#readings = this.#readings.then(async () => {
      const { conversationId } = this.#visit;
      if (signal.aborted) {
        return;
      }
      try {
        const joined = await server.read({ clientId: screen.clientId, topic: screen.slug, facet: screen.facet, conversationId }, signal);
        if (!signal.aborted) {
          this.#become(visit.joined(this.#visit, joined));
        }
      } catch {
        // Read while the server was away: it counts when it is rated.
      }
    });
  }

  #become(next: visit.Visit): void {
    if (next !== this.#visit) {
      this.#visit = next;
      this.#changed(next);
    }
  }
}

/** 128 random bits: a name that no other kiosk chooses. */
function newName(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
