import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { silentLog } from '#shared/log';
import { systemClock } from '../src-main/platform/system-clock.ts';
import { VirtualP3A } from '../src-main/virtual-p3a/virtual-p3a.ts';

/** Virtual displays in a process of their own. Prints their addresses, with commas between. */
const [count] = process.argv.slice(2);
const folder = mkdtempSync(path.join(os.tmpdir(), 'lienzo-displays-'));
const addresses = await Promise.all(
  Array.from({ length: Number(count) }, async (_, index) => {
    const display = new VirtualP3A({
      folder: path.join(folder, String(index)),
      mac: `02:00:5e:00:54:${String(index).padStart(2, '0')}`,
      name: `Idle ${index}`,
      httpPort: 0,
      streamPort: 0,
      clock: systemClock,
      log: silentLog,
    });
    return (await display.start()).http;
  }),
);
process.stdout.write(`${addresses.join(',')}\n`);
process.on('disconnect', () => process.exit(0));
