import { describe, expect, it } from 'vitest';
import { firstSentence } from './sentence.js';

describe('firstSentence', () => {
  it.each([
    ['Lệ phí là 10.000 đồng. Nộp tại UBND xã.', 'Lệ phí là 10.000 đồng.'],
    ['Theo Nghị định 301/2026/NĐ-CP, thời hạn là 01 ngày. Còn lại', 'Theo Nghị định 301/2026/NĐ-CP, thời hạn là 01 ngày.'],
    ['Nộp tại TP. Ninh Bình. Mang theo căn cước.', 'Nộp tại TP. Ninh Bình.'],
    ['1. Mở VNeID. 2. Chọn thủ tục.', '1. Mở VNeID.'],
    ['\n  Bạn hỏi loại giấy nào?\n- Giấy khai sinh', 'Bạn hỏi loại giấy nào?'],
    ['Không có dấu kết câu', 'Không có dấu kết câu'],
    ['', ''],
  ])('%j gives %j', (text, sentence) => {
    expect(firstSentence(text)).toBe(sentence);
  });

  it('cuts an endless sentence at a word', () => {
    const spoken = firstSentence('mười từ '.repeat(100));
    expect(spoken.length).toBeLessThanOrEqual(301);
    expect(spoken).toMatch(/(mười|từ)…$/);
  });
});
