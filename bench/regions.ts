import { CanvasRaster } from '#shared/brush/canvas-raster';
import type { StrokeItem } from '#shared/document/item';
import { EncodeTable } from '../src-main/imaging/encode-table.ts';
import type { PaintedFrame } from '../src-main/imaging/frame.ts';
import { skiaSurfaces } from '../src-main/imaging/surface.ts';
import { Metrics } from '../src-main/metrics/metrics.ts';
import { systemClock } from '../src-main/platform/system-clock.ts';
import { openStreams } from './open-streams.ts';
import { strokeItem } from './pictures.ts';

/**
 * Bytes that a sketch takes on the wire, a frame: the strokes of the bench's drawing, point by point at 30 frames a second as a hand
 * makes them, half a second of rest after each. `regions` (S2) or whole pictures. Runs in real time: what goes out by the clock
 * (a whole picture 5 s after a region) is in it.
 */
const [port = '', way, strokes] = process.argv.slice(2);
const SIDE = 720;
const FPS = 30;
/** A stroke of the bench has 60 points, 16 ms apart. */
const POINTS_A_FRAME = 2;
const REST_FRAMES = FPS / 2;

const surface = skiaSurfaces.create(SIDE, SIDE);
const raster = new CanvasRaster({ width: SIDE, height: SIDE, background: '#ffffff', surfaces: skiaSurfaces });
const items: StrokeItem[] = [];
let sequence = 0;
let frame: PaintedFrame | undefined;

/** The next frame, if anything changed. */
function painted(): PaintedFrame | undefined {
  const changed = raster.compose(surface);
  if (frame && !changed) return undefined;
  sequence += 1;
  const pixels = surface.readPixels();
  const now = systemClock.now();
  frame = {
    source: 'bench',
    sequence,
    width: SIDE,
    height: SIDE,
    marks: { receivedAt: now, composedAt: now },
    contributors: new Set(),
    ...(frame && changed && { changed }),
    pixels: () => pixels,
  };
  return frame;
}

const first = painted();
if (!first) throw new Error('there is no picture');
let bytes = 0;
let pictures = 0;
const [sender] = await openStreams({
  port,
  displays: 1,
  fps: FPS,
  first,
  encodes: new EncodeTable(),
  metrics: new Metrics({ clock: systemClock }),
  regions: way === 'regions',
  sent: encoded => {
    bytes += encoded.bytes.length;
    pictures += 1;
  },
});
bytes = 0;
pictures = 0;

const start = performance.now();
let tick = 0;
for (let index = 0; index < Number(strokes); index += 1) {
  const item = strokeItem(index);
  const { style, points } = item.stroke;
  raster.begin(item.id, style);
  for (let count = 0; count < points.length; count += POINTS_A_FRAME) {
    raster.extend(item.id, points.slice(count, count + POINTS_A_FRAME));
    await nextFrame();
  }
  items.push(item);
  raster.show([...items]);
  for (let rest = 0; rest < REST_FRAMES; rest += 1) await nextFrame();
}
process.stdout.write(`${JSON.stringify({ bytes, pictures })}\n`);
process.exit(0);

async function nextFrame(): Promise<void> {
  tick += 1;
  const waitMs = start + (tick * 1000) / FPS - performance.now();
  if (waitMs > 0) await new Promise(resolve => setTimeout(resolve, waitMs));
  const next = painted();
  if (next) sender?.offer(next);
}
