import { describe, expect, it } from 'vitest';
import { DEFAULT_DELIVERY } from '#shared/contract/delivery';
import { DisplayEvent, EVENTS_KEPT } from '#shared/contract/display-event';
import type { StoredDisplay } from '../displays/display-store.ts';
import { DisplayHistory } from './display-history.ts';

const STORED: StoredDisplay = {
  id: 'aa:bb:cc:dd:ee:ff',
  name: 'Foyer',
  address: 'http://10.0.0.7',
  virtual: false,
  routed: true,
  delivery: DEFAULT_DELIVERY,
};
const BUSY = { code: 'busy', detail: '' } as const;
const SILENT = { code: 'no-answer', detail: '5000 ms' } as const;

describe('DisplayHistory', () => {
  it('begins with the display being known, and tells the newest first', () => {
    const history = new DisplayHistory(STORED.address, 1);
    const elsewhere = { ...STORED, address: 'http://10.0.0.9' };
    history.changed(STORED, elsewhere, 2);
    history.changed(elsewhere, { ...elsewhere, name: 'Stage' }, 3);
    const delivery = { ...DEFAULT_DELIVERY, fps: 5 };
    history.changed(elsewhere, { ...elsewhere, delivery }, 4);
    history.restarted(5);
    expect(history.events).toEqual([
      { kind: 'restarted', atMs: 5 },
      { kind: 'delivery', atMs: 4, delivery },
      { kind: 'renamed', atMs: 3, from: 'Foyer', to: 'Stage' },
      { kind: 'moved', atMs: 2, from: 'http://10.0.0.7', to: 'http://10.0.0.9' },
      { kind: 'added', atMs: 1, address: 'http://10.0.0.7' },
    ]);
    for (const event of history.events) expect(DisplayEvent.parse(event)).toEqual(event);
  });

  it('notes what has become another since it looked last, with its own time and its reason', () => {
    const history = new DisplayHistory(STORED.address, 1);
    history.look({ health: 'live', since: 10 }, { kind: 'live', since: 10 });
    history.look({ health: 'live', since: 10 }, { kind: 'live', since: 15 });
    expect(history.events).toHaveLength(1);
    history.look({ health: 'live', since: 10 }, { kind: 'retrying', since: 20, retryAt: 30, why: BUSY });
    history.look(
      { health: 'stale', since: 25, why: SILENT },
      { kind: 'retrying', since: 20, retryAt: 40, why: BUSY },
    );
    history.look(
      { health: 'stale', since: 25, why: SILENT },
      { kind: 'retrying', since: 20, retryAt: 50, why: SILENT },
    );
    expect(history.events.slice(0, -1)).toEqual([
      { kind: 'sender', atMs: 20, sender: 'retrying', why: SILENT },
      { kind: 'health', atMs: 25, health: 'stale', why: SILENT },
      { kind: 'sender', atMs: 20, sender: 'retrying', why: BUSY },
    ]);
  });

  it('keeps the last 50', () => {
    const history = new DisplayHistory(STORED.address, 0);
    for (let at = 1; at <= 200; at += 1) history.restarted(at);
    expect(history.events).toHaveLength(EVENTS_KEPT);
    expect([history.events[0]?.atMs, history.events.at(-1)?.atMs]).toEqual([200, 151]);
  });

  it('is not changed when nothing that lasts is another', () => {
    const history = new DisplayHistory(STORED.address, 0);
    history.changed(STORED, { ...STORED, routed: false }, 1);
    expect(history.events).toHaveLength(1);
  });
});
