import type { Answer } from '../contract.js';

/** What one visitor sees and has seen; nothing of it outlives the visit. */
export interface Visit {
  /** The way here; the last one is shown. */
  screens: Screen[];
  conversationId: string | null;
  /** The question on its way to the server. */
  asking: string | null;
  /** Why a busy server has asked to wait with it; empty when it has not. */
  waiting: string;
  /** Why the last question got no answer. */
  failure: string;
}

export type Screen =
  | { kind: 'home' }
  | { kind: 'ask'; draft: string }
  | { kind: 'event'; slug: string }
  /** One page of a topic. Each reading has a name of its own, for its rating. */
  | { kind: 'topic'; slug: string; facet: string; clientId: string; score: number | null }
  | { kind: 'answer'; question: string; answer: Answer; score: number | null }
  /** What the kiosk found by itself while the server was away. */
  | { kind: 'found'; question: string; slugs: string[] };

export const newVisit: Visit = { screens: [{ kind: 'home' }], conversationId: null, asking: null, waiting: '', failure: '' };

export function shown(visit: Visit): Screen {
  return visit.screens[visit.screens.length - 1]!;
}

/** Nothing that a next visitor would have to be protected from. */
export function isPristine(visit: Visit): boolean {
  return visit.screens.length === 1 && shown(visit).kind === 'home' && visit.conversationId === null && visit.asking === null;
}

/** Rating changes a screen without leaving it. */
export function isSameScreen(a: Screen, b: Screen): boolean {
  return (
    a === b ||
    (a.kind === 'topic' && b.kind === 'topic' && a.clientId === b.clientId) ||
    (a.kind === 'answer' && b.kind === 'answer' && a.answer === b.answer)
  );
}

/** The box for questions is a step on the way only while it is open. */
export function opened(visit: Visit, screen: Screen): Visit {
  const way = shown(visit).kind === 'ask' ? visit.screens.slice(0, -1) : visit.screens;
  return { ...visit, screens: screen.kind === 'home' ? [screen] : [...way, screen], failure: '' };
}

/** Another page of the same topic takes the place of the one before. */
export function turned(visit: Visit, screen: Screen): Visit {
  return { ...visit, screens: [...visit.screens.slice(0, -1), screen], failure: '' };
}

export function back(visit: Visit): Visit {
  return visit.screens.length > 1 ? { ...visit, screens: visit.screens.slice(0, -1), failure: '' } : visit;
}

export function asking(visit: Visit, question: string): Visit {
  return { ...visit, asking: question, waiting: '', failure: '' };
}

export function waiting(visit: Visit, reason: string): Visit {
  return { ...visit, waiting: reason };
}

export function answered(visit: Visit, question: string, answer: Answer): Visit {
  return { ...opened({ ...visit, asking: null }, { kind: 'answer', question, answer, score: null }), conversationId: answer.conversationId };
}

export function found(visit: Visit, question: string, slugs: string[]): Visit {
  return opened({ ...visit, asking: null }, { kind: 'found', question, slugs });
}

export function failed(visit: Visit, failure: string): Visit {
  return { ...visit, asking: null, failure };
}

export function joined(visit: Visit, conversationId: string): Visit {
  return { ...visit, conversationId };
}

export function rated(visit: Visit, score: number): Visit {
  const screen = shown(visit);
  return screen.kind === 'topic' || screen.kind === 'answer' ? { ...visit, screens: [...visit.screens.slice(0, -1), { ...screen, score }] } : visit;
}
