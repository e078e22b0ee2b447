import { EncodeTable } from '../src-main/imaging/encode-table.ts';
import { Metrics } from '../src-main/metrics/metrics.ts';
import { systemClock } from '../src-main/platform/system-clock.ts';
import { framesOf } from './frame-of.ts';
import { openStreams } from './open-streams.ts';
import { drawingStages } from './pictures.ts';

/**
 * What of `frames` frames stays in memory, bytes a frame: the slope from the first fifth to the end, after collecting what nobody
 * holds. Pictures of the panel's own size: any other would be scaled, which takes ten times as long.
 */
const [port = '', frames] = process.argv.slice(2);
const collect = globalThis.gc;
if (!collect) throw new Error('node has to be started with --expose-gc');

let shown: () => void = () => {};
class Watched extends Metrics {
  override light(displayId: string, ms: number): void {
    super.light(displayId, ms);
    shown();
  }
}

const nextFrame = framesOf(drawingStages(4));
const [sender] = await openStreams({
  port,
  displays: 1,
  fps: 100_000,
  first: nextFrame(),
  encodes: new EncodeTable(),
  metrics: new Watched({ clock: systemClock }),
});

async function send(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const light = new Promise<void>(resolve => {
      shown = resolve;
    });
    sender?.offer(nextFrame());
    await light;
  }
}

/** Of this process, after two collections: the first one frees what the second one finds. */
function held(): number {
  collect?.();
  collect?.();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + external + arrayBuffers;
}

const total = Number(frames);
const warm = Math.ceil(total / 5);
await send(warm);
const before = held();
await send(total - warm);
process.stdout.write(`${JSON.stringify({ bytesPerFrame: (held() - before) / (total - warm) })}\n`);
process.exit(0);
