import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { silentLog } from '#shared/log';
import { ManualClock } from '#shared/manual-clock';
import { startDisplay } from '../virtual-p3a/test-kit/started-display.ts';
import type { DisplayStore, StoredDisplay } from './display-store.ts';
import { DisplayRegistry, type RegistryEvent } from './registry.ts';
import { answer, freePort, startHttpDisplay } from './test-kit/http-display.ts';
import { until } from './test-kit/until.ts';

const MAC = '02:00:5e:00:53:01';

class MemoryStore implements DisplayStore {
  readonly #rows = new Map<string, StoredDisplay>();
  constructor(rows: StoredDisplay[] = []) {
    for (const row of rows) this.put(row);
  }
  all = () => [...this.#rows.values()];
  put = (display: StoredDisplay) => void this.#rows.set(display.id, display);
  remove = (id: string) => void this.#rows.delete(id);
}

function registryOf(rows: StoredDisplay[] = []) {
  const clock = new ManualClock();
  const store = new MemoryStore(rows);
  const events: string[] = [];
  const registry = new DisplayRegistry({ store, clock, log: silentLog, random: () => 0 });
  registry.on(({ type }: RegistryEvent) => events.push(type));
  registry.open();
  onTestFinished(() => registry.close());
  return { clock, store, registry, events };
}

/** Polls, each after the one before has come to its end, until there is the sign. */
async function pollUntil({ clock, events }: ReturnType<typeof registryOf>, sign: () => void): Promise<void> {
  await until(async () => {
    const before = events.length;
    clock.advance(2_000);
    await until(() => expect(events.length).toBeGreaterThan(before));
    sign();
  });
}

const known = (address: string, more: Partial<StoredDisplay> = {}): StoredDisplay => ({
  id: MAC,
  name: 'Foyer',
  address,
  virtual: false,
  routed: true,
  ...more,
});

describe('DisplayRegistry', () => {
  it('knows a display by its MAC and keeps it', async () => {
    const device = await startDisplay({ mac: MAC, name: 'Foyer' });
    const { registry, store } = registryOf();
    const display = await registry.add(device.http);
    expect(display.stored).toEqual(known(device.http, { virtual: true, routed: false }));
    expect(store.all()).toEqual([display.stored]);
  });

  it('takes a known display at a new address for the same one: it has moved', async () => {
    const device = await startDisplay({ mac: MAC.toUpperCase() });
    const { registry, store } = registryOf([known('http://127.0.0.1:9')]);
    await registry.add(device.http);
    expect(registry.all()).toHaveLength(1);
    expect(store.all()).toEqual([known(device.http, { virtual: true })]);
  });

  it('shows one that tells no MAC as unconfirmed, by address and name', async () => {
    const { address } = await startHttpDisplay((_, response) => answer(response, { state: 'READY' }));
    const { registry } = registryOf();
    const display = await registry.add(address, { name: 'Old firmware' });
    expect(display.id).toBe(`${new URL(address).host} Old firmware`);
  });

  it('adds nothing when nobody answers', async () => {
    const { registry, store } = registryOf();
    await expect(registry.add(`http://127.0.0.1:${await freePort()}`)).rejects.toMatchObject({
      why: { code: 'connection-refused' },
    });
    expect(store.all()).toEqual([]);
  });

  it('D5 reports what a display says of itself, and how to stream to it', async () => {
    const device = await startDisplay({ mac: MAC });
    const bench = registryOf([known(device.http)]);
    const [display] = bench.registry.all();
    await pollUntil(bench, () => expect(display?.report?.fpsShown).toBe(0));
    expect(display?.report).toMatchObject({ firmware: 'virtual-1.0', droppedByDisplay: 0 });
    expect(display?.report?.heapBytes).toBeGreaterThan(0);
    expect(display?.report).not.toHaveProperty('rssiDbm');
    expect(display?.reach).toMatchObject({
      kind: 'stream',
      target: { url: device.stream, acknowledges: true },
    });
    expect(bench.events.filter(type => type === 'changed')).toHaveLength(1);
  });

  it('does not take another display at the address for the known one', async () => {
    const device = await startDisplay({ mac: '02:00:5e:00:53:99' });
    const bench = registryOf([known(device.http)]);
    const [display] = bench.registry.all();
    const why = { code: 'different-display', detail: '02:00:5e:00:53:99' };
    await pollUntil(bench, () => expect(display?.reach).toEqual({ kind: 'refused', why }));
    display?.health.setFeed('down');
    expect(display?.report).toBeUndefined();
    expect(display?.health.verdict()).toMatchObject({ why });
  });

  it('says that firmware without a stream has none, and still reports its health', async () => {
    const { address } = await startHttpDisplay((_, response) => {
      answer(response, { device: { mac: MAC }, fw: { version: '1.1.1' }, api_version: 4, heap_free: 9 });
    });
    const bench = registryOf([known(address)]);
    const [display] = bench.registry.all();
    await pollUntil(bench, () => expect(display?.reach).toMatchObject({ why: { code: 'not-streaming' } }));
    expect(display?.report).toMatchObject({ firmware: '1.1.1', heapBytes: 9 });
  });

  it('keeps a display alive whose counters fail', async () => {
    const { address } = await startHttpDisplay((request, response) => {
      if (request.url === '/status') answer(response, { live: { version: 1, formats: [1] }, heap_free: 9 });
      else response.end('no');
    });
    const bench = registryOf([known(address)]);
    const [display] = bench.registry.all();
    await pollUntil(bench, () => expect(display?.report?.heapBytes).toBe(9));
    expect(display?.report).not.toHaveProperty('fpsShown');
  });

  it('asks the new address when a display moves, and only that one', async () => {
    const asked = vi.fn();
    const old = await startHttpDisplay((_, response) => {
      asked();
      answer(response, { heap_free: 1 });
    });
    const moved = await startHttpDisplay((_, response) => answer(response, { heap_free: 2 }));
    const bench = registryOf([known(old.address)]);
    const [display] = bench.registry.all();
    await pollUntil(bench, () => expect(display?.report?.heapBytes).toBe(1));
    bench.registry.remember(known(moved.address));
    const before = asked.mock.calls.length;
    await pollUntil(bench, () => expect(display?.report?.heapBytes).toBe(2));
    expect(asked).toHaveBeenCalledTimes(before);
  });

  it('remembers what the operator says of a display, and forgets it when told so', () => {
    const { registry, store, events, clock } = registryOf([known('http://127.0.0.1:9')]);
    expect(registry.setRouted(MAC.toUpperCase(), false)).toBe(true);
    expect(registry.rename(MAC, 'Stage')).toBe(true);
    expect(store.all()).toEqual([known('http://127.0.0.1:9', { name: 'Stage', routed: false })]);
    expect(registry.remove(MAC)).toBe(true);
    expect(store.all()).toEqual([]);
    expect(registry.all()).toEqual([]);
    expect(events).toEqual(['added', 'changed', 'changed', 'removed']);
    expect(clock.pending).toBe(0);
    expect(registry.rename(MAC, 'Nobody')).toBe(false);
  });
});
