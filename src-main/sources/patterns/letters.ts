import cyrillicExtended from '@fontsource-variable/inter/files/inter-cyrillic-ext-wght-normal.woff2?inline';
import cyrillic from '@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2?inline';
import greek from '@fontsource-variable/inter/files/inter-greek-wght-normal.woff2?inline';
import latinExtended from '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2?inline';
import latin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?inline';
import vietnamese from '@fontsource-variable/inter/files/inter-vietnamese-wght-normal.woff2?inline';
import { registerFont } from '../../imaging/fonts.ts';

/**
 * A rack machine has no fonts at all, so patterns bring the one of our pages, in the parts that it is published in. What it has
 * no letters for (Arabic, Chinese, …) is written in whatever font the system has for them.
 */
const PARTS: Readonly<Record<string, string>> = {
  'Pattern Latin': latin,
  'Pattern Latin Extended': latinExtended,
  'Pattern Vietnamese': vietnamese,
  'Pattern Cyrillic': cyrillic,
  'Pattern Cyrillic Extended': cyrillicExtended,
  'Pattern Greek': greek,
};

let families: string | undefined;

/** The families that patterns are written in, in the order of preference. The font is read at the first call. */
export function patternFont(): string {
  families ??= registerAll();
  return families;
}

function registerAll(): string {
  for (const [family, dataUrl] of Object.entries(PARTS)) {
    registerFont(Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64'), family);
  }
  return [...Object.keys(PARTS).map(family => `"${family}"`), 'sans-serif'].join(', ');
}
