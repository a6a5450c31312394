import type { Rating } from './contract.js';

/** A citizen's verdict on one answer, and how far it has come on its way to the server. */
export interface RatingState {
  score: number | null;
  comment: string;
  status: 'idle' | 'saving' | 'saved' | 'failed';
  reason: string;
}

export const emptyRating: RatingState = { score: null, comment: '', status: 'idle', reason: '' };

export function ratingFrom(stored: Rating | null | undefined): RatingState {
  return stored ? { ...emptyRating, score: stored.score, comment: stored.comment ?? '' } : emptyRating;
}

export function ratingSaving(score: number, comment: string): RatingState {
  return { score, comment, status: 'saving', reason: '' };
}

export function ratingSaved(rating: RatingState): RatingState {
  return { ...rating, status: 'saved', reason: '' };
}

/** What the citizen chose stays chosen, so that sending again is one tap. */
export function ratingFailed(rating: RatingState, reason: string): RatingState {
  return { ...rating, status: 'failed', reason };
}
