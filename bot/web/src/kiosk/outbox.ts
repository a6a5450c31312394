import { ApiError } from '../api-error.js';

/** What still has to reach the server. Ids, a score and a time; never a word of a visitor. */
export type Parcel =
  | { kind: 'turn'; turnId: string; score: number }
  | { kind: 'reading'; clientId: string; topic: string; facet: string; locality: string | null; station: string | null; at: string; score: number };

export interface Delivery {
  deliver(parcel: Parcel): Promise<void>;
}

const key = 'de06-kiosk-ratings';
const most = 500;

/**
 * Ratings on their way to the server. They wait in the browser's storage, through loss of the server, of the page and of
 * power, and leave one by one; each names what it rates, so that sending again counts once.
 */
export class Outbox {
  readonly #delivery: Delivery;
  readonly #storage: Storage | null;
  #parcels: Parcel[];
  #sending: Promise<void> | null = null;

  constructor(delivery: Delivery, storage = availableStorage()) {
    this.#delivery = delivery;
    this.#storage = storage;
    this.#parcels = read(storage);
  }

  get waiting(): number {
    return this.#parcels.length;
  }

  /** A later score of the same page replaces the earlier one. */
  add(parcel: Parcel): Promise<void> {
    this.#keep([...this.#parcels.filter((other) => nameOf(other) !== nameOf(parcel)), parcel].slice(-most));
    return this.send();
  }

  /** Sends what waits until something cannot be sent; never throws. */
  send(): Promise<void> {
    this.#sending ??= this.#sendAll().finally(() => (this.#sending = null));
    return this.#sending;
  }

  async #sendAll(): Promise<void> {
    for (let parcel = this.#parcels[0]; parcel; parcel = this.#parcels[0]) {
      try {
        await this.#delivery.deliver(parcel);
      } catch (error) {
        // What the server refuses for good would block the rest for ever.
        if (!(error instanceof ApiError) || error.passing) {
          if (error instanceof ApiError && error.retryAfter > 0) {
            setTimeout(() => void this.send(), error.retryAfter * 1000);
          }
          return;
        }
      }
      this.#keep(this.#parcels.filter((other) => other !== parcel));
    }
  }

  #keep(parcels: Parcel[]): void {
    this.#parcels = parcels;
    try {
      if (parcels.length === 0) {
        this.#storage?.removeItem(key);
      } else {
        this.#storage?.setItem(key, JSON.stringify(parcels));
      }
    } catch {
      // A full or forbidden storage: they are kept as long as the page lives.
    }
  }
}

/** Where storage is forbidden, even the property throws. */
function availableStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function nameOf(parcel: Parcel): string {
  return parcel.kind === 'turn' ? parcel.turnId : parcel.clientId;
}

function read(storage: Storage | null): Parcel[] {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(key) ?? '[]');
    return Array.isArray(stored) ? (stored as Parcel[]).filter((parcel) => typeof parcel?.score === 'number') : [];
  } catch {
    return [];
  }
}
