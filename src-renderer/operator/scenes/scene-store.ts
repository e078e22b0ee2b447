import { createStore } from 'zustand/vanilla';
import type { SceneRecalled } from '#shared/contract/scene';

/** A scene that was recalled as far as it could be. */
export interface Lack {
  readonly name: string;
  readonly missing: SceneRecalled;
}

export interface SceneChoiceState {
  /** The scene that this window has recalled or saved last; the wall may have been changed since. */
  readonly last: string | undefined;
  /** What of it is not there, until somebody has read it. */
  readonly lack: Lack | undefined;
  readonly saved: (scene: string) => void;
  readonly recalled: (scene: string, name: string, missing: SceneRecalled) => void;
  readonly dismiss: () => void;
}

export function createSceneChoiceStore() {
  return createStore<SceneChoiceState>(set => ({
    last: undefined,
    lack: undefined,
    saved: last => set({ last }),
    recalled: (last, name, missing) =>
      set({ last, lack: lacksNothing(missing) ? undefined : { name, missing } }),
    dismiss: () => set({ lack: undefined }),
  }));
}

function lacksNothing({ displays, walls, sources }: SceneRecalled): boolean {
  return displays.length + walls.length + sources.length === 0;
}
