const steadyMilliseconds = 15_000;
const awayMilliseconds = 3000;
const patienceMilliseconds = 4000;

/** Whether the server can be reached. Looks now and then, more often while it is away, and learns from every request. */
export class Connection {
  readonly #changed: (isThere: boolean) => void;
  #isThere = true;
  #timer = 0;

  constructor(changed: (isThere: boolean) => void) {
    this.#changed = changed;
  }

  get isThere(): boolean {
    return this.#isThere;
  }

  start(): void {
    window.addEventListener('online', () => void this.look());
    window.addEventListener('offline', () => this.seen(false));
    void this.look();
  }

  /** What a request has shown. */
  seen(isThere: boolean): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.look(), isThere ? steadyMilliseconds : awayMilliseconds);
    if (isThere !== this.#isThere) {
      this.#isThere = isThere;
      this.#changed(isThere);
    }
  }

  async look(): Promise<void> {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), patienceMilliseconds);
    try {
      this.seen((await fetch('/health/ready', { cache: 'no-store', signal: stop.signal })).ok);
    } catch {
      this.seen(false);
    } finally {
      clearTimeout(timer);
    }
  }
}
