import { BLACK, type Colour, grey, type Sheet, WHITE } from './sheet.ts';

const ROW_PX = 90;
/** Steps of a channel: 32 are what an RGB565 panel has of red and blue, so there each is one step of the panel. */
const CHANNEL_STEPS = 32;
const GREY_STEPS = 16;
const CHANNELS: readonly Colour[] = [0x010000, 0x000100, 0x000001];
/** What a panel's exponent may be; 2.2 is what sRGB expects. */
const GAMMAS = [1.4, 1.6, 1.8, 2, 2.2, 2.4, 2.6, 2.8];

/**
 * From the top: grey without steps (bands show what the panel's depth leaves of it), grey in 16 steps, each channel in 32, and a
 * gamma chart. In each of its fields, lines of black and white lie around a grey that is as bright as they are on a panel of
 * that exponent: where the field looks even from afar, its number is the panel's.
 */
export function drawRamps(sheet: Sheet): void {
  const rows = [
    { steps: 256, unit: 0x010101 },
    { steps: GREY_STEPS, unit: 0x010101 },
    ...CHANNELS.map(unit => ({ steps: CHANNEL_STEPS, unit })),
  ];
  for (const [index, row] of rows.entries()) drawSteps(sheet, { y: index * ROW_PX, ...row });
  drawGammaChart(sheet, rows.length * ROW_PX);
}

function drawSteps(sheet: Sheet, { y, steps, unit }: { y: number; steps: number; unit: Colour }): void {
  for (let step = 0; step < steps; step += 1) {
    const x = Math.round((step * sheet.width) / steps);
    const level = Math.round((step * 255) / (steps - 1));
    // To the edge: the next step covers what is its own.
    sheet.fill({ x, y, width: sheet.width - x, height: ROW_PX }, level * unit);
  }
}

function drawGammaChart(sheet: Sheet, top: number): void {
  const [width, height] = [sheet.width / GAMMAS.length, sheet.height - top];
  sheet.paint((_x, y) => (y < top ? undefined : y % 2 === 0 ? WHITE : BLACK));
  for (const [index, gamma] of GAMMAS.entries()) {
    const middle = index * width + width / 2;
    const level = Math.round(255 * 0.5 ** (1 / gamma));
    sheet.fill({ x: middle - 30, y: top + 30, width: 60, height: height - 100 }, grey(level));
    sheet.fill({ x: index * width, y: top + height - 50, width, height: 50 }, BLACK);
    sheet.label(gamma.toFixed(1), {
      x: middle,
      y: top + height - 25,
      sizePx: 34,
      widthPx: width - 10,
      align: 'center',
      colour: WHITE,
    });
  }
}
