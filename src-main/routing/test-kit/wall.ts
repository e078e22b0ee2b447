import { expect, onTestFinished } from 'vitest';
import { DEFAULT_DELIVERY, type Delivery } from '#shared/contract/delivery';
import type { SentPicture } from '#shared/contract/ports';
import { type SourceRef, sourceKey, WALL_ROOM } from '#shared/contract/source';
import type { DisplayState, Why } from '#shared/contract/state';
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
import type { Links } from '../pilot.ts';
import { RouteBook } from '../route-book.ts';
import { Router } from '../router.ts';
import type { SourceDirectory } from '../source-directory.ts';
import { FixedPilot } from './fixed-pilot.ts';
import { RED } from './sender-bench.ts';
import { type Colour, middleOf, TestSource } from './test-source.ts';
import { kept } from './wall-kept.ts';
import { TestPattern } from './wall-pattern.ts';

/** Sources by hand. */
export class TestDirectory implements SourceDirectory {
  readonly #sources = new Map<string, Source>();
  readonly #problems = new Map<string, Why>();
  readonly #listeners = new Set<() => void>();

  find(ref: SourceRef): Source | undefined {
    return this.#sources.get(sourceKey(ref));
  }

  problem(ref: SourceRef): Why | undefined {
    return this.#problems.get(sourceKey(ref));
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  put(ref: SourceRef, source: Source | undefined, problem?: Why): void {
    const key = sourceKey(ref);
    if (source) this.#sources.set(key, source);
    else this.#sources.delete(key);
    if (problem) this.#problems.set(key, problem);
    else this.#problems.delete(key);
    for (const listener of this.#listeners) listener();
  }
}

/** Every picture as the delivery of its display says. */
function fixedLinks() {
  const pilots = new Map<string, FixedPilot>();
  const links: Links = {
    pilotFor: ({ id, delivery }) => {
      const pilot = new FixedPilot(delivery);
      pilots.set(id, pilot);
      return pilot;
    },
    states: () => [],
    setBudget: () => undefined,
  };
  return { links, pilots };
}

/** Registry, router and what they need, leading a source that begins red as the room on the wall; closed when the test ends. */
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
  const sources = new TestDirectory();
  sources.put(WALL_ROOM, first ?? source);
  const { links, pilots } = fixedLinks();
  const patterns: TestPattern[] = [];
  const displays = new DisplayRegistry({ store, clock, log: silentLog, random: () => 0.99 });
  const book = new RouteBook({ ...kept(), displays });
  const router = new Router({
    displays,
    book,
    sources,
    links,
    patterns: (pattern, facts) => {
      const made = new TestPattern(clock, pattern, facts);
      patterns.push(made);
      return made;
    },
    encodes,
    metrics,
    clock,
    log: silentLog,
    random: () => 0.99,
  });
  const sent: SentPicture[] = [];
  router.onSent(picture => sent.push(picture));
  router.open();
  onTestFinished(() => {
    router.close();
    displays.close();
    metrics.closeAll();
  });
  return { displays, router, book, sources, pilots, patterns, metrics, encodes, source, sent, rows };
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
