import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Clock } from '#shared/clock';
import type { Log } from '#shared/log';
import type { DisplayRegistry } from './displays/registry.ts';
import type { Store } from './store/database.ts';
import type { StoredVirtualDisplay } from './store/virtual-display-store.ts';
import { VirtualP3A } from './virtual-p3a/virtual-p3a.ts';

export interface VirtualFleetOptions {
  readonly count: number;
  readonly dataFolder: string;
  readonly store: Store;
  readonly displays: DisplayRegistry;
  readonly clock: Clock;
  readonly log: Log;
}

export interface RunningVirtualDisplay {
  readonly id: string;
  readonly http: string;
  readonly stream: string;
  stop(): Promise<void>;
}

/**
 * Starts the virtual displays of this run and makes them known. Each keeps its MAC, its ports and its card over restarts, so it
 * is the same display again. The first one is fed from its first start on. Virtual displays of an earlier run that are not
 * started now are no longer known: nobody can switch them on.
 */
export async function startVirtualFleet(options: VirtualFleetOptions): Promise<RunningVirtualDisplay[]> {
  const { store, count } = options;
  const slots = Array.from({ length: count }, (_, slot) => storedOrNew(store, slot));
  const macs = new Set(slots.map(({ mac }) => mac));
  for (const { id, virtual } of store.displays.all()) if (virtual && !macs.has(id)) store.displays.remove(id);
  const running: RunningVirtualDisplay[] = [];
  try {
    for (const slot of slots) running.push(await startOne(slot, options));
  } catch (error) {
    await Promise.all(running.map(display => display.stop()));
    throw error;
  }
  return running;
}

async function startOne(
  slot: StoredVirtualDisplay,
  options: VirtualFleetOptions,
): Promise<RunningVirtualDisplay> {
  const { store, displays } = options;
  const { device, at } = await listenAgain(slot, options);
  store.virtualDisplays.put({ ...slot, httpPort: at.httpPort, streamPort: at.streamPort });
  const known = store.displays.all().find(({ id }) => id === slot.mac);
  displays.remember({
    id: slot.mac,
    name: known?.name ?? slot.name,
    address: at.http,
    virtual: true,
    routed: known?.routed ?? slot.slot === 0,
  });
  return { id: slot.mac, http: at.http, stream: at.stream, stop: () => device.stop() };
}

/** On its old ports, or on free ones when something else has taken them meanwhile. */
async function listenAgain(slot: StoredVirtualDisplay, { dataFolder, clock, log }: VirtualFleetOptions) {
  const make = (httpPort: number, streamPort: number) =>
    new VirtualP3A({
      folder: path.join(dataFolder, 'virtual', String(slot.slot + 1)),
      mac: slot.mac,
      name: slot.name,
      host: '127.0.0.1',
      httpPort,
      streamPort,
      clock,
      log,
    });
  const old = make(slot.httpPort, slot.streamPort);
  try {
    return { device: old, at: await old.start() };
  } catch (error) {
    await old.stop();
    if (slot.httpPort === 0) throw error;
    log.warn('virtual-p3a', `${slot.name} finds its ports taken and moves to other ones`, {
      http: slot.httpPort,
    });
    const moved = make(0, 0);
    return { device: moved, at: await moved.start() };
  }
}

function storedOrNew(store: Store, slot: number): StoredVirtualDisplay {
  const stored = store.virtualDisplays.all().find(known => known.slot === slot);
  return (
    stored ?? { slot, mac: randomMac(), httpPort: 0, streamPort: 0, name: `Virtual display ${slot + 1}` }
  );
}

/** Locally administered (02), so that it can never be a real panel's. */
function randomMac(): string {
  return ['02', ...Array.from(randomBytes(5), byte => byte.toString(16).padStart(2, '0'))].join(':');
}
