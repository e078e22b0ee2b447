import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_DELIVERY } from '#shared/contract/delivery';
import { DisplayRegistry } from '../displays/registry.ts';
import { systemClock } from '../platform/system-clock.ts';
import { openStore, type Store } from '../store/database.ts';
import { recordingLog } from '../store/test-kit/recording-log.ts';
import { temporaryFolder } from '../store/test-kit/temporary-folder.ts';
import { VirtualFleet } from './virtual-fleet.ts';

let dataFolder: string;
let store: Store;
let displays: DisplayRegistry;
let fleet: VirtualFleet;

/** As an engine does when it starts with this data folder. */
async function start(count?: number): Promise<void> {
  store = openStore(dataFolder);
  const common = { clock: systemClock, log: recordingLog() };
  displays = new DisplayRegistry({ store: store.displays, ...common });
  fleet = new VirtualFleet({ dataFolder, store, displays, ...common });
  await fleet.open(count);
  displays.open();
}

async function stop(): Promise<void> {
  displays.close();
  await fleet.close();
  store.close();
}

beforeEach(() => {
  dataFolder = temporaryFolder();
});
afterEach(stop);

const macOf = async (http: string) => {
  const answer = (await (await fetch(`${http}/status`)).json()) as { data: { device: { mac: string } } };
  return answer.data.device.mac;
};

describe('the virtual displays', () => {
  it('are as many as asked for, each a display of its own, the first one fed', async () => {
    await start(2);
    expect(displays.all().map(({ stored }) => stored.routed)).toEqual([true, false]);
    for (const { id, http } of fleet.running) expect(await macOf(http)).toBe(id);
  });

  it('are the same again after a restart, those that were added too', async () => {
    await start(1);
    const added = await fleet.add('Cellar');
    expect(displays.get(added)?.stored).toMatchObject({ name: 'Cellar', virtual: true, routed: false });
    displays.rename(added, 'Cloakroom');
    const before = fleet.running;
    await stop();

    await start();
    expect(fleet.running).toEqual(before);
    expect(displays.get(added)?.stored.name).toBe('Cloakroom');
  });

  it('are gone with their card when they are removed, and their place is free', async () => {
    await start(2);
    const [, second] = fleet.running;
    const card = path.join(dataFolder, 'virtual', '2');
    expect(existsSync(card)).toBe(true);
    expect(await fleet.remove(second?.id ?? '')).toBe(true);
    expect(existsSync(card)).toBe(false);
    expect(displays.all()).toHaveLength(1);
    await expect(fetch(`${second?.http}/status`)).rejects.toThrow();
    expect(await fleet.add()).not.toBe(second?.id);
    expect(displays.all().map(({ stored }) => stored.name)).toEqual([
      'Virtual display 1',
      'Virtual display 2',
    ]);
  });

  it('do not take real displays with them', async () => {
    await start(1);
    displays.remember({ ...realDisplay(), id: 'aa:bb:cc:dd:ee:ff' });
    expect(await fleet.remove('aa:bb:cc:dd:ee:ff')).toBe(false);
    await stop();
    await start(0);
    expect(displays.all().map(({ id }) => id)).toEqual(['aa:bb:cc:dd:ee:ff']);
  });
});

function realDisplay() {
  return {
    name: 'Bar',
    address: 'http://127.0.0.1:9',
    virtual: false,
    routed: false,
    delivery: DEFAULT_DELIVERY,
  };
}
