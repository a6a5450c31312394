import { describe, expect, it } from 'vitest';
import { queryOf } from './look-up';

describe('queryOf', () => {
  it('leaves out what is empty and trims the rest', () => {
    const fields = new FormData();
    fields.set('q', '  kết hôn ');
    fields.set('loai', '');
    fields.set('co-quan', '   ');
    fields.set('xa', 'xa-vinh-tru');
    expect(queryOf(fields)).toBe('?q=k%E1%BA%BFt+h%C3%B4n&xa=xa-vinh-tru');
  });

  it('is empty where nothing is asked', () => {
    expect(queryOf(new FormData())).toBe('');
  });
});
