/** Cells of the pattern, 8 px a side. */
const CELLS = 64;

/**
 * Ordered dithering of a channel to so many bits (Bayer, 8×8): what becomes of each level in each cell of the pattern, at
 * `cell · 256 + level`. What comes out are the 8 bits that a panel makes of a level by repeating its upper bits, so that it rounds nothing
 * any more; never above `most`. `table` is applied first. In shared memory.
 */
export function ditherTable(table: Uint8Array, bits: 5 | 6, most: number): Uint8Array {
  const levels = shownLevels(bits, most);
  const steps = levels.length - 1;
  const result = new Uint8Array(new SharedArrayBuffer(CELLS * 256));
  for (let cell = 0; cell < CELLS; cell += 1) {
    const threshold = (bayer(cell & 7, cell >> 3) + 0.5) / CELLS;
    for (let level = 0; level < 256; level += 1)
      result[cell * 256 + level] = levels[Math.floor(((table[level] ?? 0) * steps) / 255 + threshold)] ?? 0;
  }
  return result;
}

/** What a panel shows for each level of so many bits; those above `most` are the highest below it. */
function shownLevels(bits: number, most: number): Uint8Array {
  const levels = new Uint8Array(1 << bits);
  for (let level = 1; level < levels.length; level += 1) {
    const shown = (level << (8 - bits)) | (level >> (2 * bits - 8));
    levels[level] = shown <= most ? shown : (levels[level - 1] ?? 0);
  }
  return levels;
}

/** Place of a cell in the order in which the pattern fills: the bits of x ^ y and y, interleaved, the lowest first. */
function bayer(x: number, y: number): number {
  let place = 0;
  for (let bit = 0; bit < 3; bit += 1)
    place = (place << 2) | ((((x ^ y) >> bit) & 1) << 1) | ((y >> bit) & 1);
  return place;
}
