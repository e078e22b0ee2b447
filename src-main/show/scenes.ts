import { randomUUID } from 'node:crypto';
import type { Clock } from '#shared/clock';
import type { SceneRecalled, SceneState } from '#shared/contract/scene';
import type { SourceRef } from '#shared/contract/source';
import type { RouteBook } from '../routing/route-book.ts';
import { WallSnapshot, withSource } from '../routing/wall-snapshot.ts';
import type { SceneStore, StoredScene } from '../store/scene-store.ts';
import type { ShowSources } from './show-sources.ts';

/** `unknown`: there is no such scene · `taken`: another one has that name · `unreadable`: it was kept by another version. */
export type SceneErrorCode = 'unknown' | 'taken' | 'unreadable';

/** Why a scene could not be kept or recalled; `message` is a sentence for people. */
export class SceneError extends Error {
  override name = 'SceneError';
  readonly code: SceneErrorCode;

  constructor(code: SceneErrorCode, sentence: string) {
    super(sentence);
    this.code = code;
  }
}

export interface ScenesOptions {
  readonly store: SceneStore;
  readonly book: RouteBook;
  readonly sources: Pick<ShowSources, 'nameOf' | 'knows'>;
  readonly clock: Clock;
}

/** All routes and looks under a name, kept and recalled. */
export class Scenes {
  readonly #options: ScenesOptions;
  /** As they are in the store, oldest first. */
  #scenes: readonly StoredScene[] | undefined;

  constructor(options: ScenesOptions) {
    this.#options = options;
  }

  /** Oldest first. */
  states(): SceneState[] {
    return this.#all.map(({ id, name, savedAtMs, wall }) => {
      const kept = WallSnapshot.safeParse(wall).data;
      return { id, name, savedAtMs, routes: kept ? kept.displays.length + kept.walls.length : 0 };
    });
  }

  /** Keeps what there is now; returns the id of the new scene. Throws `SceneError` (`taken`) or `StoreError`. */
  save(name: string): string {
    this.#mustBeFree(name);
    const id = randomUUID();
    this.#keep(id, name);
    return id;
  }

  /** Keeps what there is now in place of what it was. Throws `SceneError` or `StoreError`, as the methods below do. */
  overwrite(id: string): void {
    this.#keep(id, this.#must(id).name);
  }

  rename(id: string, name: string): void {
    const scene = this.#must(id);
    if (scene.name !== name) this.#mustBeFree(name);
    this.#put({ ...scene, name });
  }

  /** Sets everything of it that is there; returns the names of what is not. */
  recall(id: string): SceneRecalled {
    const { book, sources } = this.#options;
    const scene = this.#must(id);
    const kept = WallSnapshot.safeParse(scene.wall);
    if (!kept.success) {
      throw new SceneError('unreadable', `This version of Lienzo cannot read the scene ${scene.name}.`);
    }
    return book.restore(kept.data, source => sources.knows(source));
  }

  /** A source goes by another name from now on, as a room that got another code: scenes that name it mean it still. */
  renameSource(before: SourceRef, now: SourceRef): void {
    for (const scene of this.#all) {
      const kept = WallSnapshot.safeParse(scene.wall).data;
      const wall = kept && withSource(kept, before, now);
      if (wall) this.#put({ ...scene, wall });
    }
  }

  remove(id: string): void {
    this.#options.store.remove(this.#must(id).id);
    this.#scenes = undefined;
  }

  /** The state is asked for four times a second: the store is not. */
  get #all(): readonly StoredScene[] {
    this.#scenes ??= this.#options.store.all();
    return this.#scenes;
  }

  #keep(id: string, name: string): void {
    const { book, sources, clock } = this.#options;
    const wall = book.snapshot(source => sources.nameOf(source));
    this.#put({ id, name, savedAtMs: clock.wall(), wall });
  }

  #put(scene: StoredScene): void {
    this.#options.store.put(scene);
    this.#scenes = undefined;
  }

  #must(id: string): StoredScene {
    const scene = this.#all.find(kept => kept.id === id);
    if (!scene) throw new SceneError('unknown', `There is no scene ${id}.`);
    return scene;
  }

  #mustBeFree(name: string): void {
    if (this.#all.some(kept => kept.name === name)) {
      throw new SceneError('taken', `Another scene is called ${name} already.`);
    }
  }
}
