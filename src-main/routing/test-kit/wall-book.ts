import { onTestFinished } from 'vitest';
import { DEFAULT_DELIVERY } from '#shared/contract/delivery';
import type { Arrangement, GroupKind } from '#shared/contract/group';
import { silentLog } from '#shared/log';
import { ManualClock } from '#shared/manual-clock';
import type { StoredDisplay } from '../../displays/display-store.ts';
import { DisplayRegistry } from '../../displays/registry.ts';
import { RouteBook } from '../route-book.ts';
import { kept } from './wall-kept.ts';

export const idOf = (n: number) => `02:00:5e:00:53:0${n}`;

/** A route book over `count` displays that nobody feeds yet; nothing of it leaves this process. */
export function openBook(count: number) {
  const rows = new Map<string, StoredDisplay>();
  const store = {
    all: () => [...rows.values()],
    put: (display: StoredDisplay) => void rows.set(display.id, display),
    remove: (id: string) => void rows.delete(id),
  };
  // Time stands still, so nobody is asked how he is.
  const displays = new DisplayRegistry({ store, clock: new ManualClock(), log: silentLog });
  for (let n = 1; n <= count; n += 1) {
    displays.remember({
      id: idOf(n),
      name: `Panel ${n}`,
      address: `http://192.0.2.${n}`,
      virtual: false,
      routed: false,
      delivery: DEFAULT_DELIVERY,
    });
  }
  onTestFinished(() => displays.close());
  const records = kept();
  const open = () => new RouteBook({ ...records, displays });
  const book = open();
  /** As after a restart. */
  const reopen = () => {
    book.close();
    return open();
  };
  return { displays, book, reopen, disk: records.disk };
}

/** One row of displays; `null`: nobody hangs there. */
export function row(kind: GroupKind, ...cells: readonly (number | null)[]): Arrangement {
  const ids = cells.map(cell => (cell === null ? null : idOf(cell)));
  return { kind, columns: cells.length, rows: 1, gapPx: 0, cells: ids };
}
