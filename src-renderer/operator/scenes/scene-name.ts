import type { SceneState } from '#shared/contract/scene';

/** What was typed as the name of a new scene; `undefined` while it is none. */
export function sceneName(typed: string): string | undefined {
  const name = typed.trim();
  return name === '' ? undefined : name;
}

/** Two scenes of one name could not be told apart in the dark, whatever the case of their letters. */
export function isTaken(name: string, scenes: readonly Pick<SceneState, 'name'>[]): boolean {
  return scenes.some(scene => scene.name.toLocaleLowerCase() === name.toLocaleLowerCase());
}
