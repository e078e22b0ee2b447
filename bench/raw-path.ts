import { DEFAULT_DELIVERY } from '#shared/contract/delivery';
import { silentLog } from '#shared/log';
import { LiveDriver } from '../src-main/displays/live-driver.ts';
import { EncodeTable } from '../src-main/imaging/encode-table.ts';
import { Metrics } from '../src-main/metrics/metrics.ts';
import { systemClock } from '../src-main/platform/system-clock.ts';
import { makeSender } from '../src-main/routing/make-sender.ts';
import { PANEL_VIEW } from '../src-main/routing/panel-view.ts';
import { framesOf } from './frame-of.ts';
import { reportCost } from './measure.ts';
import { drawingStages } from './pictures.ts';
import { pilotOf } from './pilot-of.ts';

/** The product's own way of a frame by `raw`, the encoding included: encode table → pump → sender → driver, to `displays` displays. */
const [port, frames, displays] = process.argv.slice(2);
const nextFrame = framesOf(drawingStages(16));
const encodes = new EncodeTable();
const metrics = new Metrics({ clock: systemClock });
const delivery = { ...DEFAULT_DELIVERY, transport: 'raw', goal: 'manual', fps: 100_000 } as const;
let frame = nextFrame();
let waiting = 0;
let allTaken: () => void = () => {};

const senders = await Promise.all(Array.from({ length: Number(displays ?? 1) }, open));

await reportCost(Number(frames), async count => {
  for (let index = 0; index < count; index += 1) {
    waiting = senders.length;
    const taken = new Promise<void>(resolve => {
      allTaken = resolve;
    });
    frame = nextFrame();
    for (const sender of senders) sender.offer(frame);
    await taken;
  }
});
process.exit(0);

async function open(_: unknown, index: number) {
  const displayId = `display ${index}`;
  metrics.open(displayId);
  const address = `http://127.0.0.1:${port}`;
  let first: (() => void) | undefined;
  const sender = makeSender(
    { kind: 'raw', driver: new LiveDriver({ address, clock: systemClock }) },
    {
      displayId,
      delivery,
      view: PANEL_VIEW,
      pilot: pilotOf(displayId, delivery),
      panic: 'live',
      pictures: { current: () => frame, held: () => undefined, black: () => frame },
      listener: {
        heard() {},
        changed() {},
        shown() {},
        touched() {},
        lost: ({ code, detail }) => {
          throw new Error(`the display did not take a picture: ${code} ${detail}`);
        },
        sent: () => {
          first?.();
          waiting -= 1;
          if (waiting === 0) allTaken();
        },
      },
      encodes,
      metrics,
      clock: systemClock,
      log: silentLog,
      random: Math.random,
    },
  );
  await new Promise<void>(resolve => {
    first = resolve;
    sender.open();
  });
  // The first answer also offers what is there by then.
  await new Promise(setImmediate);
  return sender;
}
