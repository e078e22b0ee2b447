import { EncodeTable } from '../src-main/imaging/encode-table.ts';
import { Metrics } from '../src-main/metrics/metrics.ts';
import { systemClock } from '../src-main/platform/system-clock.ts';
import { everyTick, printRun } from './at-sixty.ts';
import { framesOf } from './frame-of.ts';
import { openStreams } from './open-streams.ts';
import { drawingStages } from './pictures.ts';

/** A source that changes 60 times a second, to 16 displays, for `seconds`: our way. */
const [port = '', seconds] = process.argv.slice(2);
const DISPLAYS = 16;
const nextFrame = framesOf(drawingStages(16));
const lights: number[] = [];
let dropped = 0;

class Counted extends Metrics {
  override light(displayId: string, ms: number): void {
    super.light(displayId, ms);
    lights.push(ms);
  }

  override dropped(displayId: string, frames: number): void {
    super.dropped(displayId, frames);
    dropped += frames;
  }
}

const senders = await openStreams({
  port,
  displays: DISPLAYS,
  fps: 60,
  first: nextFrame(),
  encodes: new EncodeTable(),
  metrics: new Counted({ clock: systemClock }),
});
const frames = await everyTick(Number(seconds), () => {
  const frame = nextFrame();
  for (const sender of senders) sender.offer(frame);
});
printRun({ frames, expected: frames * DISPLAYS, lights, dropped });
process.exit(0);
