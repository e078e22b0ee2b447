import { EncodeTable } from '../src-main/imaging/encode-table.ts';
import { Metrics } from '../src-main/metrics/metrics.ts';
import { systemClock } from '../src-main/platform/system-clock.ts';
import { framesOf } from './frame-of.ts';
import { reportCost } from './measure.ts';
import { openStreams } from './open-streams.ts';
import { drawingStages } from './pictures.ts';

/** The product's own way of a frame: encode table → stream sender → socket, with stage marks, to `displays` displays. */
const [port = '', frames, displays] = process.argv.slice(2);
const nextFrame = framesOf(drawingStages(16));
const encodes = new EncodeTable();

let waiting = 0;
let allShown: () => void = () => {};

/** Tells when a frame came to light, which is when the next one may go. */
class WatchedMetrics extends Metrics {
  override light(displayId: string, ms: number): void {
    super.light(displayId, ms);
    waiting -= 1;
    if (waiting === 0) allShown();
  }
}

const senders = await openStreams({
  port,
  displays: Number(displays ?? 1),
  fps: 100_000,
  first: nextFrame(),
  encodes,
  metrics: new WatchedMetrics({ clock: systemClock }),
});
const before = encodes.encodes;
let sent = 0;

await reportCost(Number(frames), async count => {
  for (let index = 0; index < count; index += 1) {
    waiting = senders.length;
    const shown = new Promise<void>(resolve => {
      allShown = resolve;
    });
    const frame = nextFrame();
    for (const sender of senders) sender.offer(frame);
    await shown;
    sent += 1;
  }
});
const made = encodes.encodes - before;
if (made !== sent) throw new Error(`${sent} frames took ${made} encodes; one each is what was promised`);
process.exit(0);
