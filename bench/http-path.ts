import path from 'node:path';
import { DEFAULT_DELIVERY } from '#shared/contract/delivery';
import { silentLog } from '#shared/log';
import { LiveDriver } from '../src-main/displays/live-driver.ts';
import { EncodeTable } from '../src-main/imaging/encode-table.ts';
import type { Frame } from '../src-main/imaging/frame.ts';
import { Metrics } from '../src-main/metrics/metrics.ts';
import { systemClock } from '../src-main/platform/system-clock.ts';
import { makeSender } from '../src-main/routing/make-sender.ts';
import { PANEL_VIEW } from '../src-main/routing/panel-view.ts';
import { readPictures } from './http-pictures.ts';
import { reportCost } from './measure.ts';
import { pilotOf } from './pilot-of.ts';

/**
 * The product's own way of a frame by `raw` or `upload`: encode table → pump → sender → driver → socket, with stage marks. The
 * encoding itself is left out on every side: the table is given an encoder that has done its work already.
 */
const [port, folder, transport, frames] = process.argv.slice(2);
if (!folder || (transport !== 'raw' && transport !== 'upload')) throw new Error('raw or upload');
const jpegs = readPictures(path.join(folder, 'pictures'));

// An upload leaves at most once a second; this clock lets a second pass between two frames.
let passedMs = 0;
const clock = { ...systemClock, now: () => systemClock.now() + passedMs };
const metrics = new Metrics({ clock: systemClock });
metrics.open('display');
let sequence = 0;
let taken: () => void = () => {};

const delivery = { ...DEFAULT_DELIVERY, transport, goal: 'manual' } as const;
const sender = makeSender(
  { kind: transport, driver: new LiveDriver({ address: `http://127.0.0.1:${port}`, clock }) },
  {
    displayId: 'display',
    delivery,
    view: PANEL_VIEW,
    pilot: pilotOf('display', delivery),
    panic: 'live',
    pictures: { current: nextFrame, held: () => undefined, black: nextFrame },
    listener: { heard() {}, changed() {}, shown() {}, lost: fail, touched() {}, sent: () => taken() },
    encodes: new EncodeTable({
      clock,
      encoder: async () => jpegs[sequence % jpegs.length] ?? Buffer.alloc(0),
    }),
    metrics,
    clock,
    log: silentLog,
    random: Math.random,
  },
);
await send(() => sender.open());
// The first answer also offers what is there by then.
await new Promise(setImmediate);

await reportCost(Number(frames), async count => {
  for (let index = 0; index < count; index += 1) await send(() => sender.offer(nextFrame()));
});
process.exit(0);

function send(begin: () => void): Promise<void> {
  passedMs += 2_000;
  return new Promise(resolve => {
    taken = resolve;
    begin();
  });
}

function fail(why: { code: string; detail: string }): never {
  throw new Error(`the display did not take a picture: ${why.code} ${why.detail}`);
}

function nextFrame(): Frame {
  sequence += 1;
  const now = clock.now();
  return {
    source: 'bench',
    sequence,
    width: 720,
    height: 720,
    marks: { receivedAt: now, composedAt: now },
    contributors: new Set(),
    pixels: () => ({ width: 720, height: 720, data: Buffer.alloc(0) }),
  };
}
