import type { Pixels } from '../../imaging/pixels.ts';
import { drawClockCode } from './clock-code.ts';
import { drawDigits, widthOfDigits } from './digits.ts';
import { grey, Sheet, WHITE } from './sheet.ts';

const BAR = { y: 260, width: 24, height: 200 };
/** One way of the bar over the panel, ms: 6 px from picture to picture at 60 a second, 12 at 30. */
const BAR_WAY_MS = 2_000;
const MARK_EVERY_PX = 60;
const DIGITS_PX = 88;
const COUNTER_DIGITS = 6;

/**
 * For the eye: a bar that crosses the panel in two seconds. For a camera: the number of the frame (the sequence that the Monitor
 * and the preview name too), the time as minutes:seconds.ms, and the same time as a code (`drawClockCode`). Everything follows the
 * clock of this machine alone, so all displays show the same at the same moment: photographed together, what they differ by is
 * their latency.
 */
export class MotionPicture {
  readonly #ground: Sheet;

  constructor(sidePx: number) {
    this.#ground = new Sheet(sidePx, sidePx, grey(24));
    for (let x = 0; x < sidePx; x += MARK_EVERY_PX) {
      this.#ground.fill({ x, y: BAR.y + BAR.height, width: 2, height: 16 }, grey(128));
    }
  }

  draw(sequence: number, wallMs: number): Pixels {
    const sheet = new Sheet(this.#ground.width, this.#ground.height, this.#ground);
    const x = Math.floor(((wallMs % BAR_WAY_MS) / BAR_WAY_MS) * sheet.width);
    sheet.fill({ x, ...BAR }, WHITE);
    // What leaves at the right comes in at the left.
    sheet.fill({ x: x - sheet.width, ...BAR }, WHITE);
    drawInMiddle(sheet, String(sequence % 10 ** COUNTER_DIGITS).padStart(COUNTER_DIGITS, '0'), 146);
    drawInMiddle(sheet, timeText(wallMs), 496);
    drawClockCode(sheet, wallMs);
    return sheet.pixels();
  }
}

/** `mm:ss.mmm`; the minutes are the same in nearly every time zone. */
export function timeText(wallMs: number): string {
  const time = Math.floor(wallMs);
  const two = (value: number) => String(value).padStart(2, '0');
  const milliseconds = String(time % 1000).padStart(3, '0');
  return `${two(Math.floor(time / 60_000) % 60)}:${two(Math.floor(time / 1000) % 60)}.${milliseconds}`;
}

function drawInMiddle(sheet: Sheet, text: string, y: number): void {
  const x = Math.round((sheet.width - widthOfDigits(text, DIGITS_PX)) / 2);
  drawDigits(sheet, text, { x, y, height: DIGITS_PX, colour: WHITE });
}
