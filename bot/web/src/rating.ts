import type { Rating } from './contract.js';

/** A citizen's verdict on one answer. Reasons go with the scores that ask for them. */
export interface Verdict {
  score: number;
  comment: string;
  reasons: string[];
}

/** A verdict, and how far it has come on its way to the server. */
export interface RatingState {
  score: number | null;
  comment: string;
  reasons: string[];
  status: 'idle' | 'saving' | 'saved' | 'failed';
  /** Why it could not be saved. */
  fault: string;
}

export const emptyRating: RatingState = { score: null, comment: '', reasons: [], status: 'idle', fault: '' };

/** The highest score after which it is asked what was wrong. */
export const highestPoorScore = 3;

export function ratingFrom(stored: Rating | null | undefined): RatingState {
  return stored ? { ...emptyRating, score: stored.score, comment: stored.comment ?? '', reasons: stored.reasons ?? [] } : emptyRating;
}

export function ratingSaving({ score, comment, reasons }: Verdict): RatingState {
  return { score, comment, reasons: score <= highestPoorScore ? reasons : [], status: 'saving', fault: '' };
}

export function ratingSaved(rating: RatingState): RatingState {
  return { ...rating, status: 'saved', fault: '' };
}

/** What the citizen chose stays chosen, so that sending again is one tap. */
export function ratingFailed(rating: RatingState, fault: string): RatingState {
  return { ...rating, status: 'failed', fault };
}
