import { describe, expect, it } from 'vitest';
import type { MonitorEvent } from '#shared/contract/monitor';
import { ManualClock } from '#shared/manual-clock';
import { MonitorFeeds } from './monitor-feeds.ts';
import { createMonitorStore } from './monitor-store.ts';
import { exampleSample } from './test-kit/samples.ts';

const settle = () => new Promise<void>(resolve => setImmediate(resolve));

/** An engine whose streams begin with a snapshot and go on until they are cut or nobody reads them. */
function engine() {
  const open = new Map<string, () => void>();
  const opened: string[] = [];
  async function* stream(displayId: string, signal: AbortSignal): AsyncGenerator<MonitorEvent> {
    yield { type: 'snapshot', samples: [exampleSample(1)] };
    await new Promise<void>(resolve => {
      open.set(displayId, resolve);
      signal.addEventListener('abort', () => resolve());
    });
    open.delete(displayId);
  }
  return {
    opened,
    following: () => [...open.keys()],
    cut: (displayId: string) => open.get(displayId)?.(),
    open: async (displayId: string, signal: AbortSignal) => {
      opened.push(displayId);
      return stream(displayId, signal);
    },
  };
}

function feedsOf() {
  const [there, store, clock] = [engine(), createMonitorStore(), new ManualClock()];
  return { there, store, clock, feeds: new MonitorFeeds({ open: there.open, store, clock }) };
}

describe('the feeds', () => {
  it('follow every display once, and let go of those that are gone', async () => {
    const { there, store, feeds } = feedsOf();
    feeds.want(['a', 'b']);
    feeds.want(['a', 'b']);
    await settle();
    expect(there.opened).toEqual(['a', 'b']);
    expect([...store.getState().samples.keys()]).toEqual(['a', 'b']);
    feeds.want(['b', 'c']);
    await settle();
    expect(there.following()).toEqual(['b', 'c']);
    expect([...store.getState().samples.keys()]).toEqual(['b', 'c']);
    feeds.stop();
    await settle();
    expect(there.following()).toEqual([]);
  });

  it('forget what a cut stream said, and open it again', async () => {
    const { there, store, clock, feeds } = feedsOf();
    feeds.want(['a', 'b']);
    await settle();
    there.cut('a');
    await settle();
    expect(store.getState().samples.has('a')).toBe(false);
    expect(store.getState().samples.has('b')).toBe(true);
    clock.advance(1_000);
    await settle();
    expect(there.opened).toEqual(['a', 'b', 'a']);
    expect(store.getState().samples.has('a')).toBe(true);
    feeds.stop();
    await settle();
    expect(clock.pending).toBe(0);
  });
});
