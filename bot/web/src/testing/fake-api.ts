import type { Api, Leaving, Question } from '../api.js';
import { ApiError } from '../api-error.js';
import type { Answer, ConversationHistory, LeaveTerms, LeftQuestion, Rating, Settings } from '../contract.js';

interface Call<Request, Result> {
  request: Request;
  succeed(result: Result): void;
  fail(error: ApiError): void;
}

/** A server whose replies the test gives one by one. */
export class FakeApi implements Api {
  readonly asks: Call<Question & { signal: AbortSignal | undefined }, Answer>[] = [];
  readonly ratings: Call<{ turnId: string; rating: Rating }, void>[] = [];
  readonly histories: Call<string, ConversationHistory>[] = [];
  readonly settingCalls: Call<string | null, Settings>[] = [];
  readonly termLists: Call<null, LeaveTerms>[] = [];
  readonly leavings: Call<Leaving, LeftQuestion>[] = [];

  ask(question: Question, signal?: AbortSignal): Promise<Answer> {
    return queue(this.asks, { ...question, signal });
  }

  rate(turnId: string, rating: Rating): Promise<void> {
    return queue(this.ratings, { turnId, rating });
  }

  history(conversationId: string): Promise<ConversationHistory> {
    return queue(this.histories, conversationId);
  }

  settings(locality: string | null): Promise<Settings> {
    return queue(this.settingCalls, locality);
  }

  leaveTerms(): Promise<LeaveTerms> {
    return queue(this.termLists, null);
  }

  ownData(): Promise<unknown> {
    return Promise.resolve({});
  }

  erase(): Promise<void> {
    return Promise.resolve();
  }

  leave(question: Leaving): Promise<LeftQuestion> {
    return queue(this.leavings, question);
  }
}

function queue<Request, Result>(calls: Call<Request, Result>[], request: Request): Promise<Result> {
  return new Promise((succeed, fail) => calls.push({ request, succeed, fail }));
}

/** Lets everything that waits only for settled promises run. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
