import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { WebSocket } from 'ws';
import { encodeArtistBinary } from '#shared/wire/artist-messages';
import { EncodeTable } from '../src-main/imaging/encode-table.ts';
import { Metrics } from '../src-main/metrics/metrics.ts';
import { systemClock } from '../src-main/platform/system-clock.ts';
import { everyTick } from './at-sixty.ts';
import { framesOf } from './frame-of.ts';
import { openStreams } from './open-streams.ts';
import { drawingStages, strokeItem } from './pictures.ts';
import { throwawayEngine } from './throwaway-engine.ts';

/**
 * How late main gets to what is due, ms (99th percentile), while an artist draws in a room with 60 messages a second: with the relay
 * alone, or while a source of 60 frames a second is encoded and sent to 50 receivers beside it.
 */
const [port = '', way, seconds] = process.argv.slice(2);
const RECEIVERS = 50;
const RESOLUTION_MS = 1;

const { engine, end } = await throwawayEngine();
const artist = new WebSocket(`${engine.addresses.relay}/artist/${engine.readyRooms()[0]?.code}`);
await once(artist, 'open');
artist.send(JSON.stringify({ type: 'hello', token: 'bench'.padEnd(32, 'x') }));
const { style, points } = strokeItem(0).stroke;
artist.send(JSON.stringify({ type: 'begin', id: 'stroke-of-bench', style }));

const nextFrame = framesOf(drawingStages(16));
const senders =
  way === 'full'
    ? await openStreams({
        port,
        displays: RECEIVERS,
        fps: 60,
        first: nextFrame(),
        encodes: new EncodeTable(),
        metrics: new Metrics({ clock: systemClock }),
      })
    : [];
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
let at = 0;
const tick = () => {
  const point = points[at % points.length];
  if (point) {
    const from = at % 19_000;
    artist.send(encodeArtistBinary({ kind: 'points', id: 'stroke-of-bench', from, points: [point] }));
  }
  at += 1;
  if (senders.length === 0) return;
  const frame = nextFrame();
  for (const sender of senders) sender.offer(frame);
};
// Its first seconds are the compiler's.
await everyTick(Number(seconds) / 2, tick);
delay.enable();
await everyTick(Number(seconds), tick);
delay.disable();
artist.terminate();
await end();
const ms = (share: number) => Number((delay.percentile(share) / 1e6).toFixed(2));
process.stdout.write(`${JSON.stringify({ p50Ms: ms(50), p99Ms: ms(99) })}\n`);
process.exit(0);
