import { DEFAULT_DELIVERY } from '#shared/contract/delivery';
import { silentLog } from '#shared/log';
import { EncodeTable } from '../src-main/imaging/encode-table.ts';
import type { Frame } from '../src-main/imaging/frame.ts';
import { Metrics } from '../src-main/metrics/metrics.ts';
import { systemClock } from '../src-main/platform/system-clock.ts';
import { StreamSender } from '../src-main/routing/stream-sender.ts';
import { reportCost } from './measure.ts';
import { drawingStages } from './pictures.ts';

/** The product's own way of a frame: encode table → stream sender → socket, with stage marks, to `displays` displays. */
const [port, frames, displays] = process.argv.slice(2);
const pictures = drawingStages(16);
const encodes = new EncodeTable();
let sequence = 0;

function nextFrame(): Frame {
  sequence += 1;
  const pixels = pictures[sequence % pictures.length];
  if (!pixels) throw new Error('there is no picture');
  const now = systemClock.now();
  const marks = { receivedAt: now, composedAt: now };
  return {
    source: 'bench',
    sequence,
    width: 720,
    height: 720,
    marks,
    contributors: new Set(),
    pixels: () => pixels,
  };
}

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

const metrics = new WatchedMetrics({ clock: systemClock });
const first = nextFrame();
const senders = await Promise.all(
  Array.from({ length: Number(displays ?? 1) }, (_, index) => openSender(`display ${index}`)),
);

await reportCost(Number(frames), async count => {
  for (let index = 0; index < count; index += 1) {
    waiting = senders.length;
    const shown = new Promise<void>(resolve => {
      allShown = resolve;
    });
    const frame = nextFrame();
    for (const sender of senders) sender.offer(frame);
    await shown;
  }
});
process.exit(0);

function openSender(displayId: string): Promise<StreamSender> {
  metrics.open(displayId);
  return new Promise(resolve => {
    const sender = new StreamSender({
      displayId,
      target: { url: `ws://127.0.0.1:${port}/stream`, maxFrameBytes: 204_800, ring: 3, acknowledges: true },
      delivery: { ...DEFAULT_DELIVERY, fps: 100_000 },
      panic: 'live',
      pictures: { current: () => first, held: () => undefined, black: () => first },
      listener: { heard() {}, changed() {}, lost() {}, sent: () => resolve(sender) },
      encodes,
      metrics,
      clock: systemClock,
      log: silentLog,
      random: Math.random,
    });
    sender.open();
  });
}
