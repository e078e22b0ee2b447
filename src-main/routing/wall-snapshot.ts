import { z } from 'zod';
import { Goal } from '#shared/contract/delivery';
import { Route } from '#shared/contract/route';
import type { SceneRecalled } from '#shared/contract/scene';
import { SourceRef, sourceKey } from '#shared/contract/source';
import type { DisplayRegistry } from '../displays/registry.ts';
import type { WallMemory } from './wall-memory.ts';

/** All routes and looks of one moment, as a scene keeps them (JSON). The names are for telling what is not there any more. */
export const WallSnapshot = z.object({
  displays: z.array(
    z.object({
      display: z.string(),
      name: z.string(),
      /** The one that it has on its own, also while it is part of a wall. */
      route: Route,
      routed: z.boolean(),
      goal: Goal,
    }),
  ),
  walls: z.array(z.object({ group: z.string(), name: z.string(), route: Route })),
  sources: z.array(z.object({ source: SourceRef, name: z.string() })),
});
export type WallSnapshot = z.infer<typeof WallSnapshot>;

/** The displays as a snapshot knows and sets them. */
export type SnapshotDisplays = Pick<DisplayRegistry, 'all' | 'get' | 'setRouted' | 'setDelivery'>;

/** `nameOf`: what people call a source. */
export function takeSnapshot(
  memory: WallMemory,
  known: SnapshotDisplays,
  nameOf: (source: SourceRef) => string,
): WallSnapshot {
  const displays = known.all().map(({ id, stored: { name, routed, delivery } }) => {
    return { display: id, name, route: memory.routeOf(id), routed, goal: delivery.goal };
  });
  const walls = memory
    .groups()
    .filter(({ arrangement }) => arrangement.kind === 'wall')
    .map(({ id, name, route }) => ({ group: id, name, route }));
  const led = [...displays, ...walls].map(({ route: { source } }) => source);
  const distinct = new Map(led.map(source => [sourceKey(source), source]));
  const sources = [...distinct.values()].map(source => ({ source, name: nameOf(source) }));
  return { displays, walls, sources };
}

/**
 * Sets everything that is there, and returns the names of what is not. A route to a source that is not there (`knows`) is set all
 * the same: what was shown last stays, and the source is seen as soon as it is back.
 */
export function restoreSnapshot(
  { displays, walls, sources }: WallSnapshot,
  memory: WallMemory,
  known: SnapshotDisplays,
  knows: (source: SourceRef) => boolean,
): SceneRecalled {
  const there = displays.filter(({ display }) => known.get(display));
  const standing = walls.flatMap(({ group: id, route }) => {
    const group = memory.group(id);
    return group?.arrangement.kind === 'wall' ? [{ ...group, route }] : [];
  });
  memory.put(there, standing);
  for (const each of there) restoreSending(known, each);
  return {
    displays: displays.filter(each => !there.includes(each)).map(({ name }) => name),
    walls: walls.filter(({ group }) => standing.every(({ id }) => id !== group)).map(({ name }) => name),
    sources: sources.filter(({ source }) => !knows(source)).map(({ name }) => name),
  };
}

/** Whether it is fed, and what is wanted of it. What was set by hand is the display's own and stays. */
function restoreSending(
  known: SnapshotDisplays,
  { display, routed, goal }: WallSnapshot['displays'][number],
): void {
  const stored = known.get(display)?.stored;
  if (!stored) return;
  if (stored.delivery.goal !== goal) known.setDelivery(display, { ...stored.delivery, goal });
  if (stored.routed !== routed) known.setRouted(display, routed);
}

/** The same with another name for one source; `undefined` if it is not in there. */
export function withSource(
  snapshot: WallSnapshot,
  before: SourceRef,
  now: SourceRef,
): WallSnapshot | undefined {
  const key = sourceKey(before);
  if (!snapshot.sources.some(({ source }) => sourceKey(source) === key)) return undefined;
  const named = (source: SourceRef) => (sourceKey(source) === key ? now : source);
  const led = <T extends { readonly route: Route }>(of: T): T => ({
    ...of,
    route: { ...of.route, source: named(of.route.source) },
  });
  return {
    displays: snapshot.displays.map(led),
    walls: snapshot.walls.map(led),
    sources: snapshot.sources.map(({ source, name }) => ({ source: named(source), name })),
  };
}
