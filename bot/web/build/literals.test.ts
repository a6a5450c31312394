import { describe, expect, it } from 'vitest';
import { ownUnit } from './literals.js';

describe('ownUnit', () => {
  it.each([
    ['a{margin:1.5rem 0 -.1rem}', 'a{margin:calc(1.5*var(--de06-rem,1rem)) 0 calc(-.1*var(--de06-rem,1rem))}'],
    ['a{width:min(10rem, 100%)}', 'a{width:min(calc(10*var(--de06-rem,1rem)), 100%)}'],
    ['@media (max-width:22rem){a{top:1rem}}', '@media (max-width:22rem){a{top:calc(1*var(--de06-rem,1rem))}}'],
    ['.rem{content:"theorem"}', '.rem{content:"theorem"}'],
  ])('%s becomes %s', (css, expected) => {
    expect(ownUnit(css)).toBe(expected);
  });
});
