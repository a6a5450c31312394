import type { Unsent } from './chat.js';

/** What a reload must not lose. It lives as long as the browser tab and never leaves it. */
export interface SessionRecord {
  conversationId: string | null;
  /** Questions sent without an answer so far. */
  unsent: Unsent[];
  /** What stands in the question box. */
  draft: string;
  /** Ids of notices that were put away. */
  dismissed: readonly string[];
}

const nothing: SessionRecord = { conversationId: null, unsent: [], draft: '', dismissed: [] };

/** One record per commune, because one server answers for many and a tab may visit several. */
export class Session {
  readonly #key: string;
  readonly #storage: Storage | null;
  #record: SessionRecord;

  constructor(locality: string | null, storage = availableStorage()) {
    this.#key = `de06-chat:${locality ?? ''}`;
    this.#storage = storage;
    this.#record = read(storage, this.#key);
  }

  get record(): SessionRecord {
    return this.#record;
  }

  save(change: Partial<SessionRecord>): void {
    this.#record = { ...this.#record, ...change };
    attempt(() => this.#storage?.setItem(this.#key, JSON.stringify(this.#record)));
  }

  clear(): void {
    this.#record = nothing;
    attempt(() => this.#storage?.removeItem(this.#key));
  }
}

/** Blocked cookies make even the property throw; the page then works without memory. */
function availableStorage(): Storage | null {
  return attempt(() => window.sessionStorage) ?? null;
}

function read(storage: Storage | null, key: string): SessionRecord {
  const stored = attempt(() => JSON.parse(storage?.getItem(key) ?? 'null') as Partial<SessionRecord> | null);
  return {
    conversationId: typeof stored?.conversationId === 'string' ? stored.conversationId : null,
    unsent: Array.isArray(stored?.unsent) ? stored.unsent.filter((question) => typeof question?.text === 'string' && typeof question.clientId === 'string') : [],
    draft: typeof stored?.draft === 'string' ? stored.draft : '',
    dismissed: Array.isArray(stored?.dismissed) ? stored.dismissed : [],
  };
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
