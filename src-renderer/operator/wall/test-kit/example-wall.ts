import type { GroupState } from '#shared/contract/group';
import { DEFAULT_ROUTE } from '#shared/contract/route';
import { type SourceRef, type SourceState, sourceKey } from '#shared/contract/source';
import type { DisplayState } from '#shared/contract/state';
import { exampleDisplay } from '#shared/contract/test-kit/example-state';

/** A display that is told from others by its name. */
export function displayNamed(name: string, other: Partial<DisplayState> = {}): DisplayState {
  return exampleDisplay({ id: `id of ${name}`, name, ...other });
}

/** Displays in a row; `undefined` where none hangs. */
export function rowOf(
  kind: 'wall' | 'group',
  name: string,
  displays: readonly (DisplayState | undefined)[],
  other: Partial<GroupState> = {},
): GroupState {
  return {
    id: `id of ${name}`,
    name,
    arrangement: {
      kind,
      columns: displays.length,
      rows: 1,
      gapPx: 0,
      cells: displays.map(display => display?.id ?? null),
    },
    ...(kind === 'wall' ? { route: DEFAULT_ROUTE } : {}),
    ...other,
  };
}

/** A source that has pictures. */
export function exampleSource(ref: SourceRef, other: Partial<SourceState> = {}): SourceState {
  return {
    key: sourceKey(ref),
    ref,
    name: 'Garden',
    width: 1280,
    height: 720,
    fps: 30,
    displays: 0,
    ...other,
  };
}
