import { ApiError } from './api-error.js';

/** How often a request that the server asked to wait with is sent again by itself. */
const mostRetries = 3;
/** Whoever would have to wait longer decides for themselves when to try again, in seconds. */
const longestWait = 30;

/**
 * Sends, and sends again after the time that a busy server has asked to wait.
 * @param waiting Told why, each time.
 */
export async function withPatience<Result>(send: () => Promise<Result>, waiting: (reason: string) => void, signal: AbortSignal): Promise<Result> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await send();
    } catch (error) {
      const wait = error instanceof ApiError ? error.retryAfter : 0;
      if (wait <= 0 || wait > longestWait || tries >= mostRetries) {
        throw error;
      }
      waiting((error as ApiError).message);
      await pause(wait * 1000, signal);
    }
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      clearTimeout(timer);
      reject(new ApiError('network'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', giveUp, { once: true });
  });
}
