import path from 'node:path';
import { CanvasRaster } from '#shared/brush/canvas-raster';
import { DEFAULT_DELIVERY } from '#shared/contract/delivery';
import { silentLog } from '#shared/log';
import { LiveDriver } from '../src-main/displays/live-driver.ts';
import { EncodeTable } from '../src-main/imaging/encode-table.ts';
import { type SkiaSurface, skiaSurfaces } from '../src-main/imaging/surface.ts';
import { Metrics } from '../src-main/metrics/metrics.ts';
import { systemClock } from '../src-main/platform/system-clock.ts';
import { blackFrame } from '../src-main/routing/black-frame.ts';
import { PANEL_VIEW } from '../src-main/routing/panel-view.ts';
import { UploadSender } from '../src-main/routing/upload-sender.ts';
import { CanvasSource } from '../src-main/sources/canvas-source.ts';
import type { CanvasChange } from '../src-main/sources/painted-canvas.ts';
import type { Faults } from '../src-main/virtual-p3a/faults.ts';
import { VirtualP3A } from '../src-main/virtual-p3a/virtual-p3a.ts';
import { strokeItem } from './pictures.ts';
import { pilotOf } from './pilot-of.ts';

/**
 * From the last point of a stroke to its light by `upload`: the rest that makes a picture finished (R7), compositor, encoder, the way
 * there, and a display that takes the plan's times: 20–50 ms to load a file, 50–200 ms to write it, 30–100 ms to decode and show.
 * Prints the 95th percentile over `stills` pictures.
 */
const [folder, stills] = process.argv.slice(2);
if (!folder) throw new Error('no folder was given');
const faults: Faults = {};
const display = new VirtualP3A({
  folder: path.join(folder, 'still'),
  mac: '02:00:5e:00:53:02',
  name: 'Bench display',
  httpPort: 0,
  streamPort: 0,
  clock: systemClock,
  log: silentLog,
  faults,
});
const { http } = await display.start();
const canvas = drawing();
const source = new CanvasSource({ id: 'bench', canvas, clock: systemClock });
const metrics = new Metrics({ clock: systemClock });
metrics.open('display');
let taken: () => void = () => {};
const delivery = { ...DEFAULT_DELIVERY, transport: 'upload' } as const;
const sender = new UploadSender({
  driver: new LiveDriver({ address: http, clock: systemClock }),
  displayId: 'display',
  delivery,
  view: PANEL_VIEW,
  pilot: pilotOf('display', delivery),
  panic: 'live',
  pictures: { current: () => source.current(), held: () => undefined, black: blackFrame },
  listener: { heard() {}, changed() {}, shown() {}, lost() {}, touched() {}, sent: () => taken() },
  encodes: new EncodeTable(),
  metrics,
  clock: systemClock,
  log: silentLog,
  random: Math.random,
});
source.onSettled(frame => sender.offer(frame));
await light(() => sender.open());

const latencies: number[] = [];
for (let still = 0; still < Number(stills); still += 1) {
  // The card's second is not what is measured.
  await new Promise(resolve => setTimeout(resolve, 1_100));
  faults.cardDelayMs = between(70, 250, still);
  faults.decodeDelayMs = between(30, 100, still + 7);
  latencies.push(await light(() => canvas.draw()));
}
latencies.sort((a, b) => a - b);
const p95 = latencies[Math.ceil(latencies.length * 0.95) - 1] ?? Number.NaN;
process.stdout.write(`${JSON.stringify({ p95Ms: p95, medianMs: latencies[latencies.length >> 1] })}\n`);
process.exit(0);

async function light(begin: () => void): Promise<number> {
  const startedAt = performance.now();
  await new Promise<void>(resolve => {
    taken = resolve;
    begin();
  });
  return performance.now() - startedAt;
}

/** Spread evenly over the range, the same in every run: the golden ratio leaves no gaps. */
function between(low: number, high: number, n: number): number {
  return low + (high - low) * ((n * 0.618_034) % 1);
}

function drawing() {
  const raster = new CanvasRaster({ width: 720, height: 720, background: '#ffffff', surfaces: skiaSurfaces });
  const items: ReturnType<typeof strokeItem>[] = [];
  let changed: (change: CanvasChange) => void = () => {};
  return {
    width: 720,
    height: 720,
    drawing: false,
    on: () => () => undefined,
    onChange: (listener: (change: CanvasChange) => void) => {
      changed = listener;
      return () => undefined;
    },
    compose: (target: SkiaSurface) => raster.compose(target),
    draw: () => {
      items.push(strokeItem(items.length));
      raster.show([...items]);
      changed({ receivedAt: systemClock.now(), client: 'bench' });
    },
  };
}
