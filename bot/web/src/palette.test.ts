import { describe, expect, it } from 'vitest';
import { contrast, paletteOf } from './palette.js';

type Rgb = [number, number, number];
const read = (colour: string) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)) as Rgb;

describe('paletteOf', () => {
  it('gives shades that can be read on every ground, for every colour that carries white text', () => {
    const steps = [0, 0x33, 0x66, 0x99, 0xcc, 0xff];
    const colours = steps.flatMap((red) => steps.flatMap((green) => steps.map((blue): Rgb => [red, green, blue])));
    const allowed = colours.filter((colour) => contrast(colour, [255, 255, 255]) >= 4.5);
    expect(allowed.length).toBeGreaterThan(50);
    for (const colour of allowed) {
      const palette = paletteOf(`#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`)!;
      expect(contrast(read(palette.strong), [255, 255, 255])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(read(palette.text), [0xe6, 0xee, 0xf7])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(read(palette.accentOnDark), [0x1d, 0x22, 0x26])).toBeGreaterThanOrEqual(3);
      expect(contrast(read(palette.accentOnDark), [255, 255, 255])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(read(palette.textOnDark), [0x3a, 0x22, 0x22])).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each([null, undefined, '', 'red', '#fff', '#12345g', 'url(x)'])('takes %j for no colour', (colour) => {
    expect(paletteOf(colour)).toBeNull();
  });
});
