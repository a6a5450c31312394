import { texts } from './texts.js';

/** network: no answer at all; timeout: too late; problem: the server refused; invalid: not what was agreed on. */
export type ApiErrorKind = 'network' | 'timeout' | 'problem' | 'invalid';

export class ApiError extends Error {
  constructor(
    readonly kind: ApiErrorKind,
    readonly status = 0,
    message = messageOf(kind, status),
    /** Seconds after which a busy server wants to be asked again; 0 where it named none. */
    readonly retryAfter = 0,
  ) {
    super(message);
  }

  /** The same request may succeed later. A refusal (too long, not allowed) will be a refusal again. */
  get passing(): boolean {
    return this.kind !== 'problem' || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

/** Reads an RFC 9457 problem; whatever else comes (a proxy's HTML page, nothing) gets a text by its status. */
export async function readProblem(response: Response): Promise<ApiError> {
  let detail: string | undefined;
  let wait: unknown = response.headers.get('retry-after');
  if (/\bjson\b/.test(response.headers.get('content-type') ?? '')) {
    const body: unknown = await response.json().catch(() => null);
    detail = textOf(body, 'detail') ?? textOf(body, 'title');
    // A page of another site may not read the header.
    wait = (body as { retryAfter?: unknown } | null)?.retryAfter ?? wait;
  }
  return new ApiError('problem', response.status, detail, response.status === 429 ? Number(wait) || 0 : 0);
}

function textOf(body: unknown, key: string): string | undefined {
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[key] : undefined;
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function messageOf(kind: ApiErrorKind, status: number): string {
  switch (kind) {
    case 'network':
      return texts.errorNetwork;
    case 'timeout':
      return texts.errorTimeout;
    case 'invalid':
      return texts.errorServer;
    case 'problem':
      return status === 429 ? texts.errorBusy : status >= 500 ? texts.errorServer : texts.errorRefused;
  }
}
