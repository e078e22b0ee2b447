import path from 'node:path';
import { findPython } from '../scripts/lib/find-python.mjs';

/** The path from source to display: its cost, its sharing, and what it leaves undone. */

/** Long enough that what is measured is a show and not its first second, while the engine still compiles. */
const FRAMES = 1200;
const SEED_FRAMES = 100;
const PAIRS = 20;
/** 20 pairs of it make a minute of each side. */
const SIXTY_SECONDS = 3;

const SEED = path.join(import.meta.dirname, 'seed.py');

/** Runs `use` with a server of the bench, and stops it. */
async function withServer({ server }, entry, args, use) {
  const running = await server(entry, ...args);
  try {
    return await use(running);
  } finally {
    await running.stop();
  }
}

const cost = (tools, sink, entry, ...args) =>
  withServer(tools, sink, [], async ({ port }) => (await tools.child(entry, String(port), ...args)).cpuMs);

const streams = (tools, displays = '1', frames = FRAMES) =>
  cost(tools, 'sink', 'frame-path', String(frames), displays);
const raws = (tools, displays = '1', frames = FRAMES) =>
  cost(tools, 'http-sink', 'raw-path', String(frames), displays);

function seed(tools, sink, transport) {
  const file = path.join(tools.scratch, 'drawing.ppm');
  return withServer(tools, sink, [], async ({ port }) => {
    await tools.child('ppm', file);
    const printed = tools.program(findPython(), SEED, String(port), file, transport, String(SEED_FRAMES));
    return JSON.parse(printed).cpuMs;
  });
}

const ofEncode = unit => `CPU ms per frame, 720×720 q75, encode and send by ${unit}`;

/** At 60 frames a second: CPU is judged, the wall clock is only told. */
const sixty = (tools, entry) =>
  withServer(tools, 'sink', [], async ({ port }) => {
    const run = await tools.child(entry, String(port), String(SIXTY_SECONDS));
    return {
      value: run.cpuMs,
      note: { p50Ms: run.p50Ms, p99Ms: run.p99Ms, dropped: run.dropped },
    };
  });

const sketch = (tools, way) =>
  withServer(tools, 'sink', [], async ({ port }) => {
    const { bytes, pictures } = await tools.child('regions', String(port), way, '6');
    return { value: bytes, note: { pictures } };
  });

const idle = (tools, way) =>
  withServer(tools, 'idle-displays', ['4'], async ({ said }) => {
    return (await tools.child('engine-idle', said, way, '4')).cpuMs;
  });

const delay = (tools, way) =>
  withServer(tools, 'sink', [], async ({ port }) => {
    const { p50Ms, p99Ms } = await tools.child('loop-delay', String(port), way, '8');
    return { value: p99Ms, note: { p50Ms } };
  });

const perFrame = (tools, entry, way, frames) => tools.child(entry, way, frames).then(run => run.cpuMs);

export const PATH_BENCHES = [
  {
    name: 'frame/bare-loop',
    unit: `${ofEncode('stream')}, against the same encoder and socket alone`,
    goal: 1.15,
    pairs: PAIRS,
    ours: tools => streams(tools),
    baseline: tools => cost(tools, 'sink', 'bare-loop', String(FRAMES)),
  },
  {
    name: 'frame/raw-loop',
    unit: `${ofEncode('raw')}, against the same encoder and node:http alone`,
    goal: 1.15,
    pairs: PAIRS,
    ours: tools => raws(tools),
    baseline: tools => cost(tools, 'http-sink', 'raw-bare', String(FRAMES)),
  },
  {
    name: 'frame/stream-python',
    unit: `${ofEncode('stream')}, against the seed's Python`,
    goal: 0.167,
    pairs: PAIRS,
    ours: tools => streams(tools, '1', FRAMES / 2),
    baseline: tools => seed(tools, 'sink', 'stream'),
  },
  {
    name: 'frame/raw-python',
    unit: `${ofEncode('raw')}, against the seed's Python`,
    goal: 0.167,
    pairs: PAIRS,
    ours: tools => raws(tools, '1', FRAMES / 2),
    baseline: tools => seed(tools, 'http-sink', 'raw'),
  },
  ...['8', '32'].map(displays => ({
    name: `displays/${displays}-streams`,
    unit: `CPU ms per frame for ${displays} displays by stream, against 1; the encodes are counted: one a frame`,
    goal: 1.6,
    pairs: PAIRS,
    ours: tools => streams(tools, displays, 300),
    baseline: tools => streams(tools, '1', 300),
  })),
  {
    name: 'displays/32-raw',
    unit: 'CPU ms per frame for 32 displays by raw, against 1',
    goal: 3,
    pairs: PAIRS,
    ours: tools => raws(tools, '32', 300),
    baseline: tools => raws(tools, '1', 300),
  },
  {
    name: 'frame/pass',
    unit: 'CPU ms per frame that fits as it came, against decoding and encoding it again; the bytes are compared',
    goal: 0.1,
    pairs: PAIRS,
    ours: tools => perFrame(tools, 'pass', 'pass', '600'),
    baseline: tools => perFrame(tools, 'pass', 'encode', '600'),
  },
  {
    name: 'frame/unchanged',
    unit: 'CPU ms to find a picture unchanged, against one encode',
    goal: 0.1,
    pairs: PAIRS,
    ours: tools => perFrame(tools, 'change', 'compare', '600'),
    baseline: tools => perFrame(tools, 'change', 'encode', '600'),
  },
  {
    name: 'displays/sixty',
    unit: 'CPU ms per frame at 60 a second to 16 displays, against one encode and sixteen bare sockets',
    goal: 1.5,
    pairs: PAIRS,
    ours: tools => sixty(tools, 'sixty'),
    baseline: tools => sixty(tools, 'sixty-bare'),
  },
  {
    name: 'regions/bytes',
    unit: 'bytes of a recorded sketch, only what changed (S2), against whole pictures',
    goal: 0.2,
    pairs: 3,
    ours: tools => sketch(tools, 'regions'),
    baseline: tools => sketch(tools, 'whole'),
  },
  {
    name: 'idle/engine',
    unit: 'CPU ms a second with 4 displays fed from a room that nobody draws in, against the same displays unfed; zero encodes and zero pictures, or it fails',
    goal: 1.5,
    pairs: PAIRS,
    ours: tools => idle(tools, 'fed'),
    baseline: tools => idle(tools, 'known'),
  },
  {
    name: 'memory/frames',
    unit: 'bytes that stay of each of 100,000 frames, against 100 bytes',
    goal: 1,
    pairs: 1,
    ours: tools =>
      withServer(tools, 'sink', [], async ({ port }) => {
        const { bytesPerFrame } = await tools.child('memory', String(port), '100000');
        return Math.max(0, bytesPerFrame);
      }),
    baseline: () => 100,
  },
  {
    name: 'loop/delay',
    unit: 'event-loop delay of main (p99) with 60 frames a second to 50 receivers, against the relay alone',
    goal: 2,
    pairs: PAIRS,
    ours: tools => delay(tools, 'full'),
    baseline: tools => delay(tools, 'relay'),
  },
];
