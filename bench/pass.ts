import { EncodeTable } from '../src-main/imaging/encode-table.ts';
import type { Frame } from '../src-main/imaging/frame.ts';
import { decodeJpeg, encodeJpeg } from '../src-main/imaging/jpeg.ts';
import { systemClock } from '../src-main/platform/system-clock.ts';
import { PANEL_VIEW } from '../src-main/routing/panel-view.ts';
import { reportCost } from './measure.ts';
import { drawingStages } from './pictures.ts';

/** A picture that came in and fits already, through the encode table: as it came (`pass`), or decoded and encoded again (`encode`). */
const [way, frames] = process.argv.slice(2);
const jpegs = await Promise.all(drawingStages(16).map(stage => encodeJpeg(stage, { quality: 75 })));
const encodes = new EncodeTable();
let sequence = 0;

await reportCost(Number(frames), async count => {
  for (let index = 0; index < count; index += 1) {
    sequence += 1;
    const bytes = jpegs[sequence % jpegs.length];
    if (!bytes) throw new Error('there is no picture');
    const encoded = await encodes.encode(frameOf(bytes), { format: 'jpeg', quality: 75, view: PANEL_VIEW });
    if (way === 'pass' && !(encoded.passed && encoded.bytes.equals(bytes)))
      throw new Error('a picture that fits did not go out as it came');
  }
});

function frameOf(bytes: Buffer): Frame {
  const now = systemClock.now();
  return {
    source: 'bench',
    sequence,
    width: 720,
    height: 720,
    marks: { receivedAt: now, composedAt: now },
    contributors: new Set(),
    pixels: () => decodeJpeg(bytes),
    ...(way === 'pass' && { original: { format: 'jpeg', bytes, baseline: true } as const }),
  };
}
