import type { Arrangement } from '#shared/contract/group';
import type { Pattern } from '#shared/contract/pattern';
import type { Target } from '#shared/contract/route';
import type { SceneRecalled } from '#shared/contract/scene';
import type { SourceRef } from '#shared/contract/source';
import { parseRoomCode } from '#shared/room-code';
import type { RouteChange, WallDesk as WallCommands } from '../control/commanded.ts';
import type { GroupChange, RouteBook } from '../routing/route-book.ts';
import type { Router } from '../routing/router.ts';
import type { Scenes } from '../show/scenes.ts';
import { attempt } from './attempt.ts';

export interface WallDeskOptions {
  readonly book: RouteBook;
  readonly router: Router;
  readonly scenes: Scenes;
}

/** What the operator decides about what is seen where. */
export class WallDesk implements WallCommands {
  readonly #book: RouteBook;
  readonly #router: Router;
  readonly #scenes: Scenes;

  constructor({ book, router, scenes }: WallDeskOptions) {
    this.#book = book;
    this.#router = router;
    this.#scenes = scenes;
  }

  setRoutes(targets: readonly Target[], { source, ...change }: RouteChange): void {
    attempt(() => this.#book.set(targets, { ...change, source: source && asKnown(source) }));
  }

  showPattern(
    targets: readonly Target[],
    { pattern, seconds }: { readonly pattern: Pattern; readonly seconds: number },
  ): void {
    attempt(() => this.#router.showPattern(targets, pattern, seconds));
  }

  endPatterns(targets: readonly Target[] | undefined): void {
    attempt(() => this.#router.endPatterns(targets));
  }

  createGroup(name: string, arrangement: Arrangement): string {
    return attempt(() => this.#book.createGroup(name, arrangement));
  }

  changeGroup(group: string, change: GroupChange): void {
    attempt(() => this.#book.changeGroup(group, change));
  }

  removeGroup(group: string): void {
    attempt(() => this.#book.removeGroup(group));
  }

  saveScene(name: string): string {
    return attempt(() => this.#scenes.save(name));
  }

  overwriteScene(scene: string): void {
    attempt(() => this.#scenes.overwrite(scene));
  }

  renameScene(scene: string, name: string): void {
    attempt(() => this.#scenes.rename(scene, name));
  }

  recallScene(scene: string): SceneRecalled {
    return attempt(() => this.#scenes.recall(scene));
  }

  removeScene(scene: string): void {
    attempt(() => this.#scenes.remove(scene));
  }
}

/** R2: codes are read in any case. What cannot be one stays, and is a room that is not there. */
function asKnown(source: SourceRef): SourceRef {
  if (source.kind !== 'canvas' && source.kind !== 'program') return source;
  return { ...source, room: parseRoomCode(source.room) ?? source.room };
}
