/**
 * What is measured. `ours` and `baseline` resolve with the same unit, or with `{ value, note }`: figures that are told and not judged. The ratio of a pair is ours / baseline. A goal is what a change
 * must not lose, set with room for the noise of a busy machine.
 */
import path from 'node:path';
import { helloStart, lienzoStart } from './cold-start.mjs';
import { HTTP_BENCHES } from './http-benches.mjs';
import { PATH_BENCHES } from './path-benches.mjs';
import { TOUCHDESIGNER_BENCHES } from './touchdesigner-benches.mjs';

/** Long enough that what is measured is a show and not its first second, while the engine still compiles. */
const FRAMES = 1200;
const STROKES = 1500;

async function sendFrames({ child, server }, entry, ...args) {
  const sink = await server('sink');
  try {
    const { cpuMs } = await child(entry, String(sink.port), String(FRAMES), ...args);
    return cpuMs;
  } finally {
    await sink.stop();
  }
}

async function paintStrokes({ child }, way) {
  const { cpuMs } = await child('strokes', way, String(STROKES));
  return cpuMs;
}

/** ms of one core for one frame; `tjbench` prints megapixels a second of its compressor, which runs on one core. */
async function tjbench({ child, program, scratch }) {
  const file = path.join(scratch, 'drawing.ppm');
  await child('ppm', file);
  const printed = program(
    'tjbench',
    file,
    '75',
    '-rgb',
    '-subsamp',
    '420',
    '-quiet',
    '-benchtime',
    '1',
    '-componly',
  );
  const row = printed.split('\n').find(line => line.includes('4:2:0'));
  const megapixels = Number(row?.trim().split(/\s+/)[6]);
  if (!(megapixels > 0)) throw new Error(`tjbench printed something else than expected:\n${printed}`);
  return ((720 * 720) / 1e6 / megapixels) * 1000;
}

export const BENCHES = [
  ...PATH_BENCHES,
  {
    name: 'frame/tjbench',
    unit: 'CPU ms per frame, encode and send, against the C encoder alone',
    goal: 2,
    pairs: 7,
    ours: tools => sendFrames(tools, 'frame-path'),
    baseline: tjbench,
  },
  ...HTTP_BENCHES,
  ...TOUCHDESIGNER_BENCHES,
  {
    name: 'canvas/strokes',
    unit: 'CPU ms per stroke of 200 points painted on 720×720, against stroke() of the same polyline',
    goal: 3,
    pairs: 9,
    ours: tools => paintStrokes(tools, 'canvas'),
    baseline: tools => paintStrokes(tools, 'bare'),
  },
  {
    name: 'start/window',
    unit: 'ms from the start of the process until the window is shown, against a window with one line of text',
    goal: 2,
    pairs: 9,
    ours: lienzoStart,
    baseline: helloStart,
  },
];
