import { describe, expect, it } from 'vitest';
import { formatDate } from './dates.js';

describe('formatDate', () => {
  it.each([
    ['2026-11-21', '21/11/2026'],
    ['2026-01-05', '05/01/2026'],
    // A moment late in the day in UTC is already tomorrow in Viet Nam.
    ['2026-11-20T18:30:00Z', '21/11/2026'],
    ['2026-11-21T00:30:00+07:00', '21/11/2026'],
  ])('%s becomes %s', (iso, shown) => {
    expect(formatDate(iso)).toBe(shown);
  });

  it.each([null, undefined, '', '21/11/2026', '2026-13-01', '2026-02-31', '2026-11-21Tnonsense'])(
    'shows nothing for %s',
    (iso) => {
      expect(formatDate(iso)).toBe('');
    },
  );
});
