/** What the server sends and takes; the shapes of /api. */

export type AnswerKind = 'answer' | 'clarify' | 'smalltalk' | 'outOfScope' | 'noAnswer' | 'handoff';

export interface Source {
  title: string | null;
  reference: string | null;
  url: string | null;
  verified: string | null;
}

export interface Suggestion {
  label: string;
  text: string;
}

export interface Answer {
  conversationId: string;
  turnId: string;
  kind: AnswerKind;
  text: string;
  /** Rendered and sanitised by the server. */
  html: string;
  sources: Source[];
  suggestions: Suggestion[];
}

export interface Rating {
  score: number;
  comment?: string | null;
}

export interface Message {
  turnId: string;
  question: string;
  answer: Answer;
  rating: Rating | null;
}

export interface ConversationHistory {
  conversationId: string;
  messages: Message[];
}

export interface Topics {
  locality: { slug: string; name: string } | null;
  mostAsked: Suggestion[];
}
