import { describe, expect, it } from 'vitest';
import type { Topic } from './library.js';
import { fold, Search } from './search.js';

function topic(slug: string, name: string, ...questions: string[]): Topic {
  return { slug, title: name, name, aliases: [], questions, checklist: null, related: [], pages: [] };
}

const topics = [
  topic('khai-sinh', 'Khai sinh liên thông', 'lệ phí khai sinh liên thông', 'khai sinh quá hạn có bị phạt không', 'khai sinh tre em can giay to gi'),
  topic('can-cuoc', 'Căn cước trẻ em', 'làm căn cước cho con cần giấy tờ gì', 'làm căn cước mất bao nhiêu tiền', 'lam can cuoc mat bao nhieu tien'),
  topic('ket-hon', 'Đăng ký kết hôn', 'kết hôn khác tỉnh nộp ở đâu', 'kết hôn với người nước ngoài', 'kết hôn lần hai cần gì', 'kết hôn có mất tiền không'),
  topic('tam-tru', 'Đăng ký tạm trú', 'thuê nhà có phải đăng ký tạm trú không'),
];
const search = new Search(topics);

describe('suggest', () => {
  it.each(['làm căn cước ch', 'lam can cuoc ch', 'LAM CAN cuoc', 'con căn'])('finds "%s" with and without marks, the last word unfinished', (typed) => {
    expect(search.suggest(typed, 4).map(({ slug }) => slug)).toContain('can-cuoc');
  });

  it('shows only what holds every word', () => {
    expect(search.suggest('kết hôn tạm', 4)).toEqual([]);
    expect(search.suggest('đăng ký', 4).every(({ text }) => fold(text).includes('dang ky'))).toBe(true);
    expect(search.suggest('đăng ký', 4)).toHaveLength(3);
  });

  it("puts a topic's own name first, and leaves room for other topics", () => {
    const hits = search.suggest('ket hon', 4);
    expect(hits[0]).toEqual({ text: 'Đăng ký kết hôn', slug: 'ket-hon' });
    expect(search.suggest('đăng', 2).map(({ slug }) => slug).sort()).toEqual(['ket-hon', 'tam-tru']);
  });

  it('shows the marked twin of a question that is also there without marks, and no long one without any', () => {
    expect(search.suggest('lam can cuoc mat', 4)).toEqual([{ text: 'làm căn cước mất bao nhiêu tiền', slug: 'can-cuoc' }]);
    expect(search.suggest('khai sinh tre em', 4)).toEqual([]);
  });

  it('says nothing to nothing', () => {
    for (const typed of ['', ' ', 'k', '?!', '   \u202e']) {
      expect(search.suggest(typed, 4)).toEqual([]);
    }
  });

  it('keeps what it suggests while its own text is typed to the end', () => {
    for (const { slug, questions } of topics) {
      for (const question of questions.filter((text) => fold(text) !== text)) {
        for (let end = question.length; end > question.length / 2; end -= 1) {
          expect(search.suggest(question.slice(0, end), 4).map((hit) => hit.slug)).toContain(slug);
        }
      }
    }
  });
});

describe('find', () => {
  it.each([
    ['con tôi muốn làm căn cước', 'can-cuoc'],
    ['khai sinh cho be qua han', 'khai-sinh'],
    ['toi thue nha phai dang ky tam tru o dau', 'tam-tru'],
  ])('takes a whole sentence: %s', (question, slug) => expect(search.find(question, 3)[0]).toBe(slug));

  it('finds nothing for what no topic knows', () => {
    expect(search.find('giá vàng hôm nay thế nào', 3)).toEqual([]);
    expect(search.find('', 3)).toEqual([]);
  });
});
