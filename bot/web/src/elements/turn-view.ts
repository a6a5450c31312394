import { html, nothing, type TemplateResult } from 'lit';
import { type Chat, leftOf, type Outcome, questionToLeave, type Turn } from '../chat.js';
import type { Verdict } from '../rating.js';
import { texts } from '../texts.js';
import type { ChatEvents } from './events.js';
import type { Leaving } from './leaving.js';

/** What a turn is drawn from beside itself, and what its parts can ask for. */
export interface TurnContext {
  chat: Chat;
  busy: boolean;
  site: string;
  locality: string | null;
  embedded: boolean;
  leaving: Leaving;
  resend(turn: Turn): void;
  edit(turn: Turn): void;
  rate(turnId: string, verdict: Verdict): void;
}

type Answered = Extract<Outcome, { status: 'answered' }>;

/** A question and what became of it. */
export function turnView(turn: Turn, context: TurnContext): TemplateResult {
  return html`
    <li class="turn" id="turn-${turn.key}">
      <h2 class="question" tabindex="-1"><span class="visually-hidden">${texts.youAsked} </span>${turn.question}</h2>
      <div class="outcome">${outcomeView(turn, context)}</div>
    </li>
  `;
}

function outcomeView(turn: Turn, context: TurnContext): TemplateResult {
  const { outcome } = turn;
  switch (outcome.status) {
    case 'pending':
      if (outcome.waiting) {
        return html`<p class="searching" role="status">${outcome.waiting} ${texts.sendsAgain}</p>`;
      }
      return html`<p class="searching"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>${texts.searching}</p>`;
    case 'failed':
      return html`<de06-failure
        .reason=${outcome.reason}
        .canResend=${outcome.canResend}
        ?busy=${context.busy}
        @de06-resend=${() => context.resend(turn)}
        @de06-edit=${() => context.edit(turn)}
      ></de06-failure>`;
    case 'answered':
      return answerView(turn, outcome, context);
  }
}

function answerView(turn: Turn, { answer, rating }: Answered, context: TurnContext): TemplateResult {
  const { site, locality, embedded, busy, leaving } = context;
  const actions = html`<de06-actions .question=${turn.question} .answer=${answer} .site=${site} .locality=${locality}></de06-actions>`;
  return html`<div class="card">
    <p class="speaker">${texts.answered}</p>
    <de06-answer .answer=${answer} .site=${site} ?narrow=${embedded} ?busy=${busy} @de06-leave=${() => leaving.open(turn)}>
      ${answer.kind === 'answer' ? actions : nothing}
    </de06-answer>
    ${leftView(turn, answer.turnId, context)}
    ${answer.kind === 'smalltalk'
      ? nothing
      : html`<de06-rating
          .rating=${rating}
          @de06-rate=${({ detail }: CustomEvent<ChatEvents['de06-rate']>) => context.rate(answer.turnId, detail)}
        ></de06-rating>`}
  </div>`;
}

function leftView(turn: Turn, turnId: string, { chat, leaving, site }: TurnContext): unknown {
  const left = leftOf(chat, turnId).map((question) => html`<de06-left .left=${question} .site=${site}></de06-left>`);
  if (leaving.openAt !== turn.key) {
    return left;
  }
  return html`${left}${leaving.isLoaded
    ? html`<de06-leave
        .question=${questionToLeave(chat, turn.key)}
        .terms=${leaving.terms}
        .reason=${leaving.reason}
        ?sending=${leaving.sending}
        @de06-leave-send=${({ detail }: CustomEvent<ChatEvents['de06-leave-send']>) => leaving.send(turn, turnId, detail)}
        @de06-leave-cancel=${() => leaving.cancel(turn)}
      ></de06-leave>`
    : html`<p class="unavailable" role="alert">${leaving.reason ? `${texts.leaveUnavailable} ${leaving.reason}` : nothing}</p>`}`;
}
