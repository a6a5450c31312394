import { describe, expect, it } from 'vitest';
import * as chat from './chat.js';
import { emptyRating, ratingSaving } from './rating.js';
import { answerOf, historyOf, leftOf, messageOf, noticeOf, settingsOf } from './testing/samples.js';

const questions = (state: chat.Chat) => state.turns.map((turn) => turn.question);
const pending = chat.asked(chat.newChat, 'câu một', 'k');

describe('asking', () => {
  it('allows one pending question at a time', () => {
    expect(chat.canAsk(chat.newChat)).toBe(true);
    expect(chat.canAsk(pending)).toBe(false);
    expect(chat.canAsk(chat.answered(pending, 1, answerOf('t1')))).toBe(true);
    expect(chat.canAsk(chat.failed(pending, 1, { reason: 'mất mạng', canResend: true, lost: true }))).toBe(true);
  });

  it('waits until the earlier messages are back', () => {
    expect(chat.canAsk(chat.historyLoading(chat.newChat, 'c1'))).toBe(false);
    expect(chat.canAsk(chat.historyFailed(chat.historyLoading(chat.newChat, 'c1')))).toBe(true);
  });

  it('takes the conversation id from the answer', () => {
    expect(chat.answered(pending, 1, answerOf('t1', 'c9')).conversationId).toBe('c9');
  });

  it('ignores an answer that comes after clearing', () => {
    const clear = chat.cleared(pending);
    expect(chat.answered(clear, 1, answerOf('t1'))).toBe(clear);
    const again = chat.asked(clear, 'câu hai', 'k');
    expect(chat.answered(again, 1, answerOf('t1'))).toBe(again);
  });
});

describe('a failed question', () => {
  const failed = chat.failed(pending, 1, { reason: 'mất mạng', canResend: true, lost: true });

  it('counts as unsent until it is answered', () => {
    expect(chat.unsentOf(pending)).toEqual([{ text: 'câu một', clientId: 'k' }]);
    expect(chat.unsentOf(failed)).toEqual([{ text: 'câu một', clientId: 'k' }]);
    expect(chat.unsentOf(chat.answered(pending, 1, answerOf('t1')))).toEqual([]);
  });

  it('is lost only where the connection broke', () => {
    expect(chat.lostOf(failed)).toEqual([1]);
    expect(chat.lostOf(chat.failed(pending, 1, { reason: 'sai', canResend: false, lost: false }))).toEqual([]);
    expect(chat.lostOf(pending)).toEqual([]);
  });

  it('whose answer is already shown is not shown twice', () => {
    const restored = chat.historyRestored(chat.newChat, historyOf([messageOf('t1', 'câu một')]));
    const again = chat.asked(restored, 'câu một', 'k');
    expect(chat.answered(again, again.turns[1]!.key, answerOf('t1')).turns).toEqual(restored.turns);
  });

  it('can be withdrawn; an answered or pending one cannot', () => {
    expect(chat.withdrawn(failed, 1).turns).toEqual([]);
    expect(questions(chat.withdrawn(pending, 1))).toEqual(['câu một']);
  });
});

describe('history', () => {
  const stored = historyOf([messageOf('t1', 'câu một'), messageOf('t2', 'câu hai')]);

  it('comes before what is on the page, each message once', () => {
    let state = chat.asked(chat.newChat, 'câu hai', 'k');
    state = chat.answered(state, 1, answerOf('t2'));
    state = chat.interrupted(state, { text: 'câu ba', clientId: 'k' }, 'đã tải lại');
    state = chat.historyRestored(state, stored);
    expect(questions(state)).toEqual(['câu một', 'câu hai', 'câu ba']);
    expect(new Set(state.turns.map((turn) => turn.key)).size).toBe(3);
  });

  it('drops a failed question that the server did answer', () => {
    const state = chat.interrupted(chat.newChat, { text: 'câu hai', clientId: 'k' }, 'đã tải lại');
    expect(questions(chat.historyRestored(state, stored))).toEqual(['câu một', 'câu hai']);
  });

  it('brings ratings back', () => {
    const rated = { ...messageOf('t1', 'câu một'), rating: { score: 4, comment: 'rõ' } };
    const state = chat.historyRestored(chat.newChat, historyOf([rated]));
    expect(chat.ratingOf(state, 't1')).toMatchObject({ score: 4, comment: 'rõ', status: 'idle' });
  });

  it('that expired is forgotten, with a word to the citizen', () => {
    const state = chat.historyExpired(chat.historyLoading(chat.newChat, 'c1'), 'hết hạn');
    expect(state).toMatchObject({ conversationId: null, history: 'none', notice: 'hết hạn' });
  });
});

describe('rating and clearing', () => {
  it('rates one turn and leaves the others alone', () => {
    let state = chat.answered(pending, 1, answerOf('t1'));
    state = chat.answered(chat.asked(state, 'câu hai', 'k'), 2, answerOf('t2'));
    state = chat.rated(state, 't2', ratingSaving({ score: 5, comment: '', reasons: [] }));
    expect(chat.ratingOf(state, 't2').score).toBe(5);
    expect(chat.ratingOf(state, 't1')).toBe(emptyRating);
  });

  it('keeps reasons only with a score that asks for them', () => {
    expect(ratingSaving({ score: 3, comment: '', reasons: ['khác'] }).reasons).toEqual(['khác']);
    expect(ratingSaving({ score: 4, comment: '', reasons: ['khác'] }).reasons).toEqual([]);
  });

  it('keeps the greeting but nothing that was said', () => {
    const state = chat.cleared(chat.answered(chat.settingsLoaded(pending, settingsOf('Xã Vĩnh Trụ')), 1, answerOf('t1')));
    expect(state).toMatchObject({ turns: [], conversationId: null, settings: settingsOf('Xã Vĩnh Trụ') });
  });
});

describe('notices', () => {
  it('are those that the server named last', () => {
    let state = chat.settingsLoaded(chat.newChat, { ...settingsOf(null), notices: [noticeOf('bao')] });
    expect(state.notices.map(({ id }) => id)).toEqual(['bao']);
    state = chat.answered(chat.asked(state, 'câu', 'k'), 1, { ...answerOf('t1'), notices: [noticeOf('bao-2')] });
    expect(state.notices.map(({ id }) => id)).toEqual(['bao-2']);
    expect(chat.answered(chat.asked(state, 'câu', 'k'), 2, answerOf('t2')).notices).toEqual([]);
  });

  it('stay, put away or not, when the conversation is cleared', () => {
    const state = chat.dismissed(chat.settingsLoaded(chat.newChat, { ...settingsOf(null), notices: [noticeOf('bao')] }), ['bao']);
    expect(chat.cleared(state)).toMatchObject({ notices: state.notices, dismissed: ['bao'] });
  });
});

describe('left questions', () => {
  const declined = { ...answerOf('t1'), kind: 'noAnswer' as const };
  const handoff = { ...answerOf('t2'), kind: 'handoff' as const };

  it('stand at their turn, or by themselves where it is not shown', () => {
    const state = chat.historyRestored(chat.newChat, historyOf([messageOf('t1', 'câu một')], [leftOf('A', 't1'), leftOf('B', null)]));
    expect(chat.leftOf(state, 't1').map(({ code }) => code)).toEqual(['A']);
    expect(chat.leftElsewhere(state).map(({ code }) => code)).toEqual(['B']);
  });

  it('are listed once, also when left twice', () => {
    const state = chat.leftAdded(chat.leftAdded(chat.newChat, leftOf('A', 't1')), leftOf('A', 't1', 'Được.'));
    expect(state.left).toEqual([leftOf('A', 't1', 'Được.')]);
  });

  it('are filled in with what was not answered, not with the wish for a person', () => {
    let state = chat.answered(chat.asked(chat.newChat, 'câu khó', 'k'), 1, declined);
    state = chat.answered(chat.asked(state, 'cho tôi gặp cán bộ', 'k'), 2, handoff);
    expect(chat.questionToLeave(state, 1)).toBe('câu khó');
    expect(chat.questionToLeave(state, 2)).toBe('câu khó');
    expect(chat.questionToLeave(chat.answered(chat.asked(chat.newChat, 'gặp cán bộ', 'k'), 1, handoff), 1)).toBe('');
  });

  it('go with the conversation when it is cleared', () => {
    expect(chat.cleared(chat.leftAdded(chat.newChat, leftOf('A', 't1'))).left).toEqual([]);
  });
});
