import { GlobalFonts } from '@napi-rs/canvas';

/** Makes a font file (TTF, OTF, WOFF2) known to `SkiaSurface.text` as `family`. Throws when it is none. */
export function registerFont(file: Buffer, family: string): void {
  if (!GlobalFonts.register(file, family)) throw new Error(`the font ${family} cannot be read`);
}
