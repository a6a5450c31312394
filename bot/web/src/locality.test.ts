import { expect, it } from 'vitest';
import { localityFrom } from './locality.js';

it.each([
  ['xa-vinh-tru', '?locality=tinh-lao-cai', 'xa-vinh-tru'],
  [null, '?locality=tinh-lao-cai', 'tinh-lao-cai'],
  [null, '?locality=<b>', null],
  [null, '', null],
])('attribute %s and address %s give %s', (attribute, search, slug) => {
  expect(localityFrom(attribute, search)).toBe(slug);
});
