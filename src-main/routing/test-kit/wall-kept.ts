import type { Route } from '#shared/contract/route';
import { silentLog } from '#shared/log';
import { ManualClock } from '#shared/manual-clock';
import type { GroupRecords, RouteRecords, StoredGroup } from '../wall-records.ts';

/** Routes and groups that last as long as this object; `refuses`: as a disk that is full. */
export function kept() {
  const routeRows = new Map<string, Route>();
  const groupRows = new Map<string, StoredGroup>();
  const disk = { refuses: false };
  const write = (work: () => void) => {
    if (disk.refuses) throw new Error('The disk is full.');
    work();
  };
  const routes: RouteRecords = {
    all: () => [...routeRows].map(([display, route]) => ({ display, route })),
    put: (display, route) => write(() => routeRows.set(display, route)),
    remove: display => write(() => routeRows.delete(display)),
  };
  const groups: GroupRecords = {
    all: () => [...groupRows.values()],
    put: group => write(() => groupRows.set(group.id, group)),
    remove: id => write(() => groupRows.delete(id)),
  };
  /** As a transaction: what a failure leaves half done is undone. */
  const atOnce = (work: () => void) => {
    const before = { routes: [...routeRows], groups: [...groupRows] };
    try {
      work();
    } catch (error) {
      routeRows.clear();
      groupRows.clear();
      for (const [id, row] of before.routes) routeRows.set(id, row);
      for (const [id, row] of before.groups) groupRows.set(id, row);
      throw error;
    }
  };
  return { routes, groups, atOnce, disk, clock: new ManualClock(), log: silentLog };
}
