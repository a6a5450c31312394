import type { Answer, ConversationHistory, LeftQuestion, Message, Notice, Settings } from './contract.js';
import { emptyRating, type RatingState, ratingFrom } from './rating.js';

/** The whole state of the page, and every step from one state to the next. Nothing here waits, fetches or draws. */
export interface Chat {
  settings: Settings;
  conversationId: string | null;
  history: 'none' | 'loading' | 'failed';
  notice: string;
  turns: Turn[];
  nextKey: number;
  /** Questions of this conversation that wait for a person, or were answered by one. */
  left: LeftQuestion[];
  /** Those that the server named last. */
  notices: Notice[];
  /** Ids of notices that the citizen has put away. */
  dismissed: readonly string[];
}

export interface Turn {
  /** Names the turn on this page, also before the server has given it an id. */
  key: number;
  question: string;
  /** Names the question on its way to the server, the same at each attempt. */
  clientId: string;
  outcome: Outcome;
}

/** A question that the server may not have answered yet. */
export interface Unsent {
  text: string;
  clientId: string;
}

export type Outcome =
  /** Waiting says why a busy server has asked to wait; the question is sent again by itself. */
  | { status: 'pending'; waiting?: string }
  | { status: 'failed'; reason: string; canResend: boolean; lost: boolean }
  | { status: 'answered'; answer: Answer; rating: RatingState };

export const newChat: Chat = {
  settings: { place: null, name: null, colour: null, greeting: null, mostAsked: [], notices: [] },
  conversationId: null,
  history: 'none',
  notice: '',
  turns: [],
  nextKey: 1,
  left: [],
  notices: [],
  dismissed: [],
};

/** One question at a time, and none before the earlier ones are back in their place. */
export function canAsk(chat: Chat): boolean {
  return chat.history !== 'loading' && !chat.turns.some((turn) => turn.outcome.status === 'pending');
}

export function turnOf(chat: Chat, key: number): Turn | undefined {
  return chat.turns.find((turn) => turn.key === key);
}

export function turnWith(chat: Chat, turnId: string): Turn | undefined {
  return chat.turns.find(({ outcome }) => outcome.status === 'answered' && outcome.answer.turnId === turnId);
}

/** The questions that would be lost if the page went away now. */
export function unsentOf(chat: Chat): Unsent[] {
  return chat.turns.filter((turn) => turn.outcome.status !== 'answered').map(({ question, clientId }) => ({ text: question, clientId }));
}

/** The questions that only a broken connection kept from an answer. */
export function lostOf(chat: Chat): number[] {
  return chat.turns.filter(({ outcome }) => outcome.status === 'failed' && outcome.lost).map((turn) => turn.key);
}

export function settingsLoaded(chat: Chat, settings: Settings): Chat {
  return { ...chat, settings, notices: settings.notices };
}

export function dismissed(chat: Chat, ids: readonly string[]): Chat {
  return { ...chat, dismissed: ids };
}

export function noticed(chat: Chat, notice: string): Chat {
  return { ...chat, notice };
}

export function historyLoading(chat: Chat, conversationId: string): Chat {
  return { ...chat, conversationId, history: 'loading', notice: '' };
}

export function historyFailed(chat: Chat): Chat {
  return { ...chat, history: 'failed' };
}

export function historyExpired(chat: Chat, notice: string): Chat {
  return { ...chat, conversationId: null, history: 'none', notice };
}

/** Puts the stored messages before what the page already shows, each message once. */
export function historyRestored(chat: Chat, history: ConversationHistory): Chat {
  const turns = history.messages.map((message, index) => turnFrom(message, chat.nextKey + index));
  const known = new Set(history.messages.map((message) => message.turnId));
  const lastQuestion = history.messages[history.messages.length - 1]?.question;
  const newer = chat.turns.filter(({ question, outcome }) =>
    outcome.status === 'answered'
      ? !known.has(outcome.answer.turnId)
      : // The server did answer it; only the answer was lost on the way.
        question !== lastQuestion,
  );
  return {
    ...chat,
    history: 'none',
    turns: [...turns, ...newer],
    nextKey: chat.nextKey + turns.length,
    left: history.leftQuestions ?? [],
  };
}

/** What became of the left questions; the rest of the page is newer than what the server tells. */
export function leftRefreshed(chat: Chat, left: LeftQuestion[]): Chat {
  return { ...chat, left };
}

export function leftAdded(chat: Chat, question: LeftQuestion): Chat {
  return { ...chat, left: [...chat.left.filter(({ code }) => code !== question.code), question] };
}

export function leftOf(chat: Chat, turnId: string): LeftQuestion[] {
  return chat.left.filter((question) => question.turnId === turnId);
}

/** Left in this conversation, but not at one of the turns that are shown. */
export function leftElsewhere(chat: Chat): LeftQuestion[] {
  const shown = new Set(chat.turns.map(({ outcome }) => (outcome.status === 'answered' ? outcome.answer.turnId : null)));
  return chat.left.filter((question) => !shown.has(question.turnId));
}

/** The question to leave: that of the turn, or the one before it where the turn only asked for a person. */
export function questionToLeave(chat: Chat, key: number): string {
  let at = chat.turns.findIndex((turn) => turn.key === key);
  while (at >= 0) {
    const turn = chat.turns[at]!;
    if (turn.outcome.status !== 'answered' || turn.outcome.answer.kind !== 'handoff') {
      return turn.question;
    }
    at -= 1;
  }
  return '';
}

export function asked(chat: Chat, question: string, clientId: string): Chat {
  return append({ ...chat, notice: '' }, { text: question, clientId }, { status: 'pending' });
}

/** An answer that is already shown came from an attempt that was thought lost: it is not shown twice. */
export function answered(chat: Chat, key: number, answer: Answer): Chat {
  if (turnWith(chat, answer.turnId) && turnOf(chat, key)?.outcome.status === 'pending') {
    return { ...chat, turns: chat.turns.filter((turn) => turn.key !== key) };
  }
  const next = settle(chat, key, { status: 'answered', answer, rating: emptyRating });
  return next === chat ? chat : { ...next, conversationId: answer.conversationId, notices: answer.notices ?? [] };
}

export function waiting(chat: Chat, key: number, reason: string): Chat {
  return settle(chat, key, { status: 'pending', waiting: reason });
}

export function failed(chat: Chat, key: number, failure: { reason: string; canResend: boolean; lost: boolean }): Chat {
  return settle(chat, key, { status: 'failed', ...failure });
}

/** A question that an earlier visit of this page could not bring home. */
export function interrupted(chat: Chat, unsent: Unsent, reason: string): Chat {
  return append(chat, unsent, { status: 'failed', reason, canResend: true, lost: false });
}

/** Takes a failed question out, to send it again at the end or to edit it. */
export function withdrawn(chat: Chat, key: number): Chat {
  return { ...chat, turns: chat.turns.filter((turn) => turn.key !== key || turn.outcome.status !== 'failed') };
}

export function conversationLost(chat: Chat): Chat {
  return { ...chat, conversationId: null };
}

export function rated(chat: Chat, turnId: string, rating: RatingState): Chat {
  return {
    ...chat,
    turns: chat.turns.map((turn) =>
      turn.outcome.status === 'answered' && turn.outcome.answer.turnId === turnId
        ? { ...turn, outcome: { ...turn.outcome, rating } }
        : turn,
    ),
  };
}

export function ratingOf(chat: Chat, turnId: string): RatingState {
  const outcome = turnWith(chat, turnId)?.outcome;
  return outcome?.status === 'answered' ? outcome.rating : emptyRating;
}

/** The greeting and the notices stay; the keys go on, so that nothing old is taken for something new. */
export function cleared(chat: Chat): Chat {
  return { ...newChat, settings: chat.settings, nextKey: chat.nextKey, notices: chat.notices, dismissed: chat.dismissed };
}

function append(chat: Chat, { text, clientId }: Unsent, outcome: Outcome): Chat {
  return { ...chat, turns: [...chat.turns, { key: chat.nextKey, question: text, clientId, outcome }], nextKey: chat.nextKey + 1 };
}

/** Only a pending turn can be settled: an answer that comes after the conversation was cleared changes nothing. */
function settle(chat: Chat, key: number, outcome: Outcome): Chat {
  if (turnOf(chat, key)?.outcome.status !== 'pending') {
    return chat;
  }
  return { ...chat, turns: chat.turns.map((turn) => (turn.key === key ? { ...turn, outcome } : turn)) };
}

function turnFrom(message: Message, key: number): Turn {
  const outcome: Outcome = { status: 'answered', answer: message.answer, rating: ratingFrom(message.rating) };
  return { key, question: message.question, clientId: '', outcome };
}
