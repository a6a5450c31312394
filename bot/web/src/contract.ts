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
  /** What to do instead of asking: open the form that leaves a question for a person. */
  action?: 'leave-question';
}

export interface Answer {
  conversationId: string;
  turnId: string;
  kind: AnswerKind;
  /** The slug of the procedure or FAQ that answered; "plan:…" for a plan; null when nothing did. */
  topic: string | null;
  facet: string | null;
  text: string;
  /** Rendered and sanitised by the server. */
  html: string;
  sources: Source[];
  suggestions: Suggestion[];
  /** What the citizen has to know now; missing when there is nothing. */
  notices?: Notice[];
}

/** Something to know for a time: a storm, an outage, other opening hours. */
export interface Notice {
  /** A changed notice has another one. */
  id: string;
  kind: string;
  title: string;
  /** Plain text. */
  text: string;
  /** With the offset of Viet Nam. */
  until: string;
  url?: string | null;
}

export interface Rating {
  score: number;
  comment?: string | null;
  reasons?: string[];
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
  leftQuestions: LeftQuestion[];
}

/** A question that was left for a person, and what became of it. */
export interface LeftQuestion {
  /** Eight characters; whoever has them can read the answer. */
  code: string;
  turnId: string | null;
  state: 'new' | 'working' | 'answered';
  stateLabel: string;
  question: string;
  answer: string | null;
  at: string;
  answeredAt: string | null;
  keptUntil: string;
}

/** What the form to leave a question has to say and to ask. */
export interface LeaveTerms {
  asksContact: boolean;
  longestText: number;
  longestName: number;
  privacy: string;
}

/** What is shown before the first question; null stands for the usual. */
export interface Settings {
  /** The commune as a heading: "Xã Vĩnh Trụ". */
  place: string | null;
  name: string | null;
  /** "#rrggbb". */
  colour: string | null;
  greeting: string | null;
  mostAsked: Suggestion[];
  notices: Notice[];
}
