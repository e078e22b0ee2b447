import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findPython } from '../scripts/lib/find-python.mjs';

/** Between a room and TouchDesigner: what a live picture costs the host, and what the hosts cost the relay. */

/** About five seconds, at the eleven a second that the seed's script can show. */
const PICTURES = '60';
const SECONDS = '3';

const HOST = path.join(import.meta.dirname, 'touchdesigner.py');

async function receive({ child, scratch }, way) {
  const folder = mkdtempSync(path.join(scratch, 'touchdesigner-'));
  try {
    const note = await child('touchdesigner-receive', findPython(), HOST, way, PICTURES, folder);
    return { value: note.hostMs, note };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function relay({ child }, clients) {
  const { cpuMs, ...note } = await child('touchdesigner-relay', clients, SECONDS);
  return { value: cpuMs, note };
}

export const TOUCHDESIGNER_BENCHES = [
  {
    name: 'touchdesigner/receive',
    unit: "ms that a live picture takes of the host's main thread, by our kit, against the seed's script; told: from the relay's canvas to the host",
    goal: 0.333,
    pairs: 7,
    ours: tools => receive(tools, 'kit'),
    baseline: tools => receive(tools, 'seed'),
  },
  ...[
    { clients: '4', goal: 1.3 },
    { clients: '16', goal: 1.6 },
  ].map(({ clients, goal }) => ({
    name: `touchdesigner/relay-cpu-${clients}`,
    unit: `CPU ms of the relay's process per live picture for ${clients} TouchDesigners in one room, half of them by base64, against 1; at most one encode and one base64 a picture, or it fails`,
    goal,
    pairs: 9,
    ours: tools => relay(tools, clients),
    baseline: tools => relay(tools, '1'),
  })),
];
