import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { DEFAULT_DELIVERY } from '#shared/contract/delivery';
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
  delivery: DEFAULT_DELIVERY,
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
    expect(display?.transports).toEqual(['upload', 'raw', 'stream']);
    expect(display?.reach).toMatchObject({
      kind: 'open',
      capabilities: { stream: { url: device.stream, acknowledges: true } },
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

  it('keeps how pictures get to a display, also when it is remembered again or moves', async () => {
    const bench = registryOf([known('http://127.0.0.1:9')]);
    const delivery = { ...DEFAULT_DELIVERY, transport: 'raw', format: 'webp', quality: 60, fps: 5 } as const;
    expect(bench.registry.setDelivery(MAC.toUpperCase(), delivery)).toBe(true);
    expect(bench.registry.setDelivery('nobody', delivery)).toBe(false);
    const device = await startDisplay({ mac: MAC });
    await bench.registry.add(device.http);
    const { delivery: _, ...row } = known('http://127.0.0.1:10');
    bench.registry.remember(row);
    expect(bench.store.all()).toEqual([{ ...row, delivery }]);
  });

  it('keeps what was chosen for a display that is remembered before the store is opened', () => {
    const delivery = { ...DEFAULT_DELIVERY, transport: 'upload', format: 'png' } as const;
    const store = new MemoryStore([known('http://127.0.0.1:9', { delivery })]);
    const registry = new DisplayRegistry({ store, clock: new ManualClock(), log: silentLog });
    onTestFinished(() => registry.close());
    const { delivery: _, ...row } = known('http://127.0.0.1:10');
    expect(registry.remember(row).delivery).toEqual(delivery);
    const unheard = registry.remember({ ...row, id: '02:00:5e:00:53:07' });
    expect(unheard.delivery).toEqual(DEFAULT_DELIVERY);
  });

  it('D7 asks a display that it knows on the connection that it has', async () => {
    let running = 0;
    let most = 0;
    const { address } = await startHttpDisplay((_, response) => {
      running += 1;
      most = Math.max(most, running);
      setImmediate(() => {
        running -= 1;
        answer(response, { device: { mac: MAC }, uptime_ms: 1 });
      });
    });
    const { registry, clock } = registryOf([known(address)]);
    clock.advance(0);
    await Promise.all([registry.add(address), registry.add(address)]);
    expect(most).toBe(1);
  });

  it('tells when a display has started anew, once', async () => {
    let startedAt = -5_000;
    const bench = registryOf();
    const { address } = await startHttpDisplay((_, response) => {
      answer(response, { uptime_ms: bench.clock.now() - startedAt, live: { version: 1, formats: [1] } });
    });
    bench.registry.remember(known(address));
    const reports = () => bench.events.filter(type => type === 'reported').length;
    await pollUntil(bench, () => expect(reports()).toBe(3));
    expect(bench.events).not.toContain('restarted');
    startedAt = bench.clock.now();
    await pollUntil(bench, () => expect(reports()).toBe(6));
    expect(bench.events.filter(type => type === 'restarted')).toHaveLength(1);
  });

  it('tells that a display has started anew also when it has been up for longer than at its last answer', async () => {
    let uptime = 300;
    const { address } = await startHttpDisplay((_, response) => {
      answer(response, { uptime_ms: uptime, live: { version: 1, formats: [1] } });
    });
    const bench = registryOf([known(address)]);
    bench.clock.advance(10_000);
    await until(() => expect(bench.events).toContain('reported'));
    uptime = 1_400;
    await pollUntil(bench, () => expect(bench.events).toContain('restarted'));
  });

  it('D7 says since when a display is busy once that takes longer than a second', async () => {
    const asked = vi.fn();
    const { address } = await startHttpDisplay(asked);
    const { registry, clock } = registryOf([known(address)]);
    const [display] = registry.all();
    const since = clock.wall();
    clock.advance(0);
    await until(() => expect(asked).toHaveBeenCalled());
    clock.advance(1_000);
    expect(display?.busySince).toBeUndefined();
    clock.advance(1);
    expect(display?.busySince).toBe(since);
  });

  it('D5 knows which transports a firmware offers, by its word alone', async () => {
    let live: object | undefined = { version: 1, formats: [3] };
    const { address } = await startHttpDisplay((_, response) => answer(response, { live }));
    const bench = registryOf([known(address)]);
    const [display] = bench.registry.all();
    expect(display?.transports).toEqual([]);
    await pollUntil(bench, () => expect(display?.transports).toEqual(['upload', 'raw']));
    live = undefined;
    await pollUntil(bench, () => expect(display?.transports).toEqual([]));
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
