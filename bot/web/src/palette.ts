/** The shades of a commune's colour that the page needs. */
export interface Palette {
  accent: string;
  /** Under the pointer. */
  strong: string;
  /** As text on the light grounds. */
  text: string;
  /** As a ground on the dark surfaces, from which it has to stand out. */
  accentOnDark: string;
  /** As text on the dark grounds. */
  textOnDark: string;
}

type Rgb = [number, number, number];

const black: Rgb = [0, 0, 0];
const white: Rgb = [255, 255, 255];

/** The darkest light ground and the lightest dark one that coloured text stands on; see styles/tokens.ts. */
const lightGround: Rgb = [0xe6, 0xee, 0xf7];
const darkGround: Rgb = [0x3a, 0x22, 0x22];
const darkSurface: Rgb = [0x1d, 0x22, 0x26];
/** What text needs at least, and what marks a control or its state (WCAG 2.2, 1.4.3 and 1.4.11). */
const forText = 4.5;
const forControls = 3;
const step = 0.01;

/** Shades of "#rrggbb", which white text can be read on; null for anything else. */
export function paletteOf(colour: string | null | undefined): Palette | null {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour ?? '');
  if (!match) {
    return null;
  }
  const accent = match.slice(1).map((digits) => parseInt(digits, 16)) as Rgb;
  return {
    accent: write(accent),
    strong: write(mix(accent, black, 0.2)),
    text: write(standingOut(accent, black, lightGround, forText)),
    accentOnDark: write(standingOut(accent, white, darkSurface, forControls)),
    textOnDark: write(standingOut(accent, white, darkGround, forText)),
  };
}

/** The contrast of two colours by WCAG 2.2 (relative luminance of sRGB), 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function standingOut(colour: Rgb, towards: Rgb, ground: Rgb, least: number): Rgb {
  let share = 0;
  let mixed = colour;
  while (contrast(mixed, ground) < least && share < 1) {
    share += step;
    mixed = mix(colour, towards, share);
  }
  return mixed;
}

function mix(colour: Rgb, other: Rgb, share: number): Rgb {
  return colour.map((value, at) => Math.round(value + (other[at]! - value) * Math.min(share, 1))) as Rgb;
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function write(colour: Rgb): string {
  return `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
