import path from 'node:path';
import { silentLog } from '#shared/log';
import { systemClock } from '../src-main/platform/system-clock.ts';
import { VirtualP3A } from '../src-main/virtual-p3a/virtual-p3a.ts';
import { writePictures } from './http-pictures.ts';

/**
 * The virtual display that every HTTP sender of the bench sends to, in a process of its own so that its CPU is nobody's. Prints its
 * port when the pictures lie in the folder too.
 */
const [folder] = process.argv.slice(2);
if (!folder) throw new Error('no folder was given');
await writePictures(path.join(folder, 'pictures'));
const display = new VirtualP3A({
  folder: path.join(folder, 'display'),
  mac: '02:00:5e:00:53:01',
  name: 'Bench display',
  httpPort: 0,
  streamPort: 0,
  clock: systemClock,
  log: silentLog,
});
const { httpPort } = await display.start();
process.stdout.write(`${httpPort}\n`);
process.on('disconnect', () => process.exit(0));
