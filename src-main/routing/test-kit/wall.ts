import { expect, onTestFinished } from 'vitest';
import { DEFAULT_DELIVERY, type Delivery } from '#shared/contract/delivery';
import type { SentPicture } from '#shared/contract/ports';
import type { DisplayState } from '#shared/contract/state';
import { silentLog } from '#shared/log';
import type { ManualClock } from '#shared/manual-clock';
import type { StoredDisplay } from '../../displays/display-store.ts';
import { DisplayRegistry } from '../../displays/registry.ts';
import { until } from '../../displays/test-kit/until.ts';
import { EncodeTable } from '../../imaging/encode-table.ts';
import { decodePicture } from '../../imaging/pictures.ts';
import { Metrics } from '../../metrics/metrics.ts';
import { systemClock } from '../../platform/system-clock.ts';
import type { Source } from '../../sources/source.ts';
import type { Faults } from '../../virtual-p3a/faults.ts';
import { shownOn } from '../../virtual-p3a/test-kit/http-client.ts';
import { type StartedDisplay, startDisplay } from '../../virtual-p3a/test-kit/started-display.ts';
import { Router } from '../router.ts';
import { RED } from './sender-bench.ts';
import { type Colour, middleOf, TestSource } from './test-source.ts';

/** Registry, router and what they need, leading a source that begins red; closed when the test ends. */
export function wall(clock: ManualClock | typeof systemClock = systemClock, first?: Source) {
  const rows = new Map<string, StoredDisplay>();
  const store = {
    all: () => [...rows.values()],
    put: (display: StoredDisplay) => void rows.set(display.id, display),
    remove: (id: string) => void rows.delete(id),
  };
  const metrics = new Metrics({ clock });
  const encodes = new EncodeTable({ clock });
  const source = new TestSource(clock, RED);
  const displays = new DisplayRegistry({ store, clock, log: silentLog, random: () => 0.99 });
  const router = new Router({ displays, encodes, metrics, clock, log: silentLog, random: () => 0.99 });
  const sent: SentPicture[] = [];
  router.onSent(picture => sent.push(picture));
  router.lead(first ?? source);
  onTestFinished(() => {
    router.close();
    displays.close();
    metrics.closeAll();
  });
  return { displays, router, metrics, encodes, source, sent, rows };
}

export type Wall = ReturnType<typeof wall>;

export interface HangOptions extends Partial<Delivery> {
  readonly routed?: boolean;
  readonly faults?: Faults;
  /** The display's own; the machine's unless set. */
  readonly clock?: ManualClock;
}

/** A virtual display that the wall knows; `n` tells it from the others. */
export async function hang({ displays }: Wall, n: number, options: HangOptions = {}) {
  const { routed = true, faults, clock, ...chosen } = options;
  const id = `02:00:5e:00:53:0${n}`;
  const device = await startDisplay({ mac: id, ...(faults && { faults }), ...(clock && { clock }) });
  const delivery = { ...DEFAULT_DELIVERY, ...chosen };
  displays.remember({ id, name: `Panel ${n}`, address: device.http, virtual: true, routed, delivery });
  return { id, ...device };
}

export function stateOf({ router }: Wall, id: string): DisplayState {
  const state = router.state().find(display => display.id === id);
  if (!state) throw new Error(`no display ${id}`);
  return state;
}

/** The colour in the middle of the panel. */
export async function shownBy({ http }: Pick<StartedDisplay, 'http'>): Promise<Colour> {
  return middleOf(await decodePicture((await shownOn(http)).png));
}

export const untilShown = (device: Pick<StartedDisplay, 'http'>, colour: Colour) =>
  until(async () => expect(await shownBy(device)).toEqual(colour));

export const live = (w: Wall, id: string) => until(() => expect(stateOf(w, id).sender.kind).toBe('live'));
