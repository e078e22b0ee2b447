import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { EncodeTable } from '../src-main/imaging/encode-table.ts';
import type { EncodedFrame, Encoding, Frame } from '../src-main/imaging/frame.ts';
import { openRoom } from './touchdesigner-room.ts';

/**
 * Live pictures from the real relay into a stand-in for TouchDesigner (`touchdesigner.py`), which takes them by our kit or by the seed's
 * script. Prints what one costs the host's main thread, ms, and how long it took from the relay's canvas to the host, ms.
 */
const [python = '', script = '', way = '', pictures = '', folder = ''] = process.argv.slice(2);
const POINTS_PER_SECOND = 60;
/** A picture that was left out has no end, and none arrives before it was made. */
const LATEST_MS = 5_000;

const Picture = z.object({
  sha1: z.string(),
  /** When the host had it, by the clock of `sinceBootMs`. */
  atMs: z.number(),
  costMs: z.number(),
});
/** `framesMs`: what every frame of the host costs beside. */
const Handed = z.object({ pictures: z.array(Picture), framesMs: z.array(z.number()) });

/** Python's `time.perf_counter()` is the same clock as `hrtime`; `performance` counts from the start of the process. */
const sinceBootMs = Number(process.hrtime.bigint()) / 1e6 - performance.now();

/** Remembers when the picture was on the canvas of which these bytes were made. */
class Remembered extends EncodeTable {
  readonly composed = new Map<string, number>();

  override async encode(frame: Frame, encoding: Encoding): Promise<EncodedFrame> {
    const encoded = await super.encode(frame, encoding);
    const hash = createHash('sha1').update(encoded.bytes).digest('hex');
    if (encoding.format === 'jpeg') this.composed.set(hash, frame.marks.composedAt + sinceBootMs);
    return encoded;
  }
}

const encodes = new Remembered();
const room = await openRoom(encodes);
const host = spawn(
  python,
  ['-X', 'utf8', '-B', script, way, String(room.port), room.code, pictures, folder],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
const ended = once(host, 'exit');
const lines = createInterface({ input: host.stdout })[Symbol.asyncIterator]();
if ((await lines.next()).value !== 'in') throw new Error(`${way} did not come in`);
const hand = setInterval(room.draw, 1_000 / POINTS_PER_SECOND);
const { value } = await lines.next();
clearInterval(hand);
await ended;
if (value === undefined) throw new Error(`${way} ended without a result`);
const { pictures: handed, framesMs } = Handed.parse(JSON.parse(value));
const latencies = handed
  .map(({ sha1, atMs }) => atMs - (encodes.composed.get(sha1) ?? Number.NEGATIVE_INFINITY))
  .filter(ms => ms < LATEST_MS);
if (latencies.length < handed.length * 0.9)
  throw new Error(`of ${handed.length} pictures only ${latencies.length} are the relay's`);
await room.close();
const costs = handed.map(({ costMs }) => costMs);
const told = {
  p50Ms: at(latencies, 0.5),
  p99Ms: at(latencies, 0.99),
  hostMs: at(costs, 0.5),
  hostP99Ms: at(costs, 0.99),
  frameMs: at(framesMs, 0.5),
};
process.stdout.write(`${JSON.stringify(told)}\n`);
process.exit(0);

function at(all: readonly number[], share: number): number {
  const sorted = [...all].sort((a, b) => a - b);
  return Number((sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(3));
}
