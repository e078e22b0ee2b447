import path from 'node:path';
import { findPython } from '../scripts/lib/find-python.mjs';

/** The panel's refresh and the virtual display's decoder set the pace: some 20 ms a frame, of which the sender has little. */
const FRAMES = 400;
const STILLS = 20;
/** The plan's own criterion for a still. */
const STILL_MS = 500;

const SEED = path.join(import.meta.dirname, 'http-seed.py');

async function withDisplay({ server, scratch }, use) {
  const display = await server('http-display', scratch);
  try {
    return await use(String(display.port));
  } finally {
    await display.stop();
  }
}

/** CPU ms a frame of a built entry that sends to the virtual display. */
function sendBy(tools, entry, transport) {
  return withDisplay(tools, async port => {
    const { cpuMs } = await tools.child(entry, port, tools.scratch, transport, String(FRAMES));
    return cpuMs;
  });
}

function sendBySeed(tools, transport) {
  return withDisplay(tools, async port => {
    const printed = tools.program(findPython(), SEED, port, tools.scratch, transport, String(FRAMES));
    return JSON.parse(printed).cpuMs;
  });
}

async function latencyOfStills({ child, scratch }) {
  const { p95Ms } = await child('http-still', scratch, String(STILLS));
  return p95Ms;
}

const pairsOf = transport => [
  {
    name: `frame/${transport}`,
    unit: `CPU ms per frame sent by ${transport}, without the encoding, against bare node:http`,
    goal: 1.75,
    pairs: 5,
    ours: tools => sendBy(tools, 'http-path', transport),
    baseline: tools => sendBy(tools, 'http-bare', transport),
  },
  {
    name: `frame/${transport}-seed`,
    unit: `CPU ms per frame sent by ${transport}, without the encoding, against the seed's Python`,
    goal: 0.8,
    pairs: 5,
    ours: tools => sendBy(tools, 'http-path', transport),
    baseline: tools => sendBySeed(tools, transport),
  },
];

export const HTTP_BENCHES = [
  ...pairsOf('raw'),
  ...pairsOf('upload'),
  {
    name: 'still/latency',
    unit: "95th percentile from the last point to light by upload, with the plan's card and decoder, against its 500 ms",
    goal: 1,
    pairs: 3,
    ours: latencyOfStills,
    baseline: () => STILL_MS,
  },
];
