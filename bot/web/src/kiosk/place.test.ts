import { expect, it } from 'vitest';
import { placeFrom } from './place.js';

it('reads locality, station and paper from the address', () => {
  expect(placeFrom('?locality=xa-vinh-tru&station=quay-1&paper=80mm')).toEqual({ locality: 'xa-vinh-tru', station: 'quay-1', paper: '80mm' });
});

it.each(['', '?station=qu%E1%BA%A7y+1&paper=a3&locality=../x', `?station=${'a'.repeat(21)}`])('ignores what is no name: %s', (search) => {
  expect(placeFrom(search)).toEqual({ locality: null, station: null, paper: 'a4' });
});
