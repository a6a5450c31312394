import { ApiError, readProblem } from './api-error.js';

export const timeoutMilliseconds = 15_000;

export interface Request {
  /** Sent as JSON; without one nothing is posted. */
  body?: object;
  method?: 'DELETE';
  signal?: AbortSignal | undefined;
}

/** JSON over HTTP with a limit of time. Every failure is an {@link ApiError} whose message a citizen can read. */
export class Http {
  readonly #root: string;
  readonly #fetch: typeof fetch;

  constructor(root = '/api', send: typeof fetch = (...request) => fetch(...request)) {
    this.#root = root.replace(/\/$/, '');
    this.#fetch = send;
  }

  async send(path: string, request: Request = {}): Promise<unknown> {
    const stop = new AbortController();
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      stop.abort();
    }, timeoutMilliseconds);
    const giveUp = () => stop.abort();
    request.signal?.addEventListener('abort', giveUp);

    try {
      const response = await this.#fetch(this.#root + path, requestOf(request, stop.signal));
      if (!response.ok) {
        throw await readProblem(response);
      }
      return response.status === 204 ? null : await response.json();
    } catch (error) {
      throw timedOut ? new ApiError('timeout') : asApiError(error);
    } finally {
      clearTimeout(timer);
      request.signal?.removeEventListener('abort', giveUp);
    }
  }
}

function requestOf({ body, method }: Request, signal: AbortSignal): RequestInit {
  const accept = 'application/json, application/problem+json';
  return body
    ? { method: 'POST', headers: { accept, 'content-type': 'application/json' }, body: JSON.stringify(body), signal }
    : { headers: { accept }, signal, ...(method ? { method } : {}) };
}

function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) {
    return error;
  }
  // fetch reports an unreachable server as a TypeError; a body that is no JSON is a SyntaxError.
  return new ApiError(error instanceof SyntaxError ? 'invalid' : 'network');
}
