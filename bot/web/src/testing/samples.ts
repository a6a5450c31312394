import type { Answer, Message } from '../contract.js';

export function answerOf(turnId: string, conversationId = 'c1'): Answer {
  return { conversationId, turnId, kind: 'answer', text: 'Lời đáp.', html: '<p>Lời đáp.</p>', sources: [], suggestions: [] };
}

export function messageOf(turnId: string, question: string): Message {
  return { turnId, question, answer: answerOf(turnId), rating: null };
}
