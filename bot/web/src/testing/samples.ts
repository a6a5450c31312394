import type { Answer, ConversationHistory, LeftQuestion, Message, Notice, Settings } from '../contract.js';

export function answerOf(turnId: string, conversationId = 'c1'): Answer {
  return { conversationId, turnId, kind: 'answer', topic: 'le-phi', facet: null, text: 'Lời đáp.', html: '<p>Lời đáp.</p>', sources: [], suggestions: [] };
}

export function messageOf(turnId: string, question: string): Message {
  return { turnId, question, answer: answerOf(turnId), rating: null };
}

export function historyOf(messages: Message[], leftQuestions: LeftQuestion[] = []): ConversationHistory {
  return { conversationId: 'c1', messages, leftQuestions };
}

export function leftOf(code: string, turnId: string | null, answer: string | null = null): LeftQuestion {
  const [state, stateLabel] = answer ? (['answered', 'đã trả lời'] as const) : (['new', 'mới'] as const);
  const at = '2026-11-21T03:00:00Z';
  return { code, turnId, state, stateLabel, question: 'câu hỏi', answer, at, answeredAt: answer ? at : null, keptUntil: '2027-02-19' };
}

export function settingsOf(place: string | null): Settings {
  return { place, name: null, colour: null, greeting: null, mostAsked: [{ label: 'A', text: 'a' }], notices: [] };
}

export function noticeOf(id: string, until = '2999-01-01T00:00:00+07:00'): Notice {
  return { id, kind: 'khac', title: `Tiêu đề ${id}`, text: 'Nội dung.', until };
}
