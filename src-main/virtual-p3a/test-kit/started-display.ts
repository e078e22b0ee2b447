import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Clock } from '#shared/clock';
import { silentLog } from '#shared/log';
import { VirtualP3A, type VirtualP3AAddress, type VirtualP3AOptions } from '../virtual-p3a.ts';

/** This folder may not know the engine's own clock (it talks to the rest over its sockets only). */
const realTime: Clock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: handle => {
    clearTimeout(handle as NodeJS.Timeout | undefined);
  },
};

export const TEST_MAC = '02:00:5e:00:53:01';

export interface StartedDisplay extends VirtualP3AAddress {
  readonly display: VirtualP3A;
  readonly folder: string;
}

/** A folder that is gone when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'virtual-p3a-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A virtual display on free ports of loopback, switched off when the test ends. */
export async function startDisplay(options: Partial<VirtualP3AOptions> = {}): Promise<StartedDisplay> {
  const folder = options.folder ?? (await temporaryFolder());
  const display = new VirtualP3A({
    mac: TEST_MAC,
    name: 'Test display',
    httpPort: 0,
    streamPort: 0,
    clock: realTime,
    log: silentLog,
    ...options,
    folder,
  });
  onTestFinished(() => display.stop());
  return { display, folder, ...(await display.start()) };
}
