import { describe, expect, it } from 'vitest';
import type { SceneRecalled, SceneState } from '#shared/contract/scene';
import { exampleState } from '#shared/contract/test-kit/example-state';
import { markup, read } from '../displays/test-kit/StillOperator.tsx';
import { settled } from '../wall/test-kit/settled.ts';
import { SceneNote } from './SceneNote.tsx';
import { ScenesMenu } from './ScenesMenu.tsx';
import { ScenesPanel } from './ScenesPanel.tsx';
import { isTaken, sceneName } from './scene-name.ts';
import { createSceneChoiceStore } from './scene-store.ts';
import { useSceneChoice } from './use-scene-choice.ts';

const evening: SceneState = {
  id: 's1',
  name: 'Evening',
  savedAtMs: new Date(2026, 10, 21, 20, 41).getTime(),
  routes: 8,
};
const soundcheck: SceneState = { ...evening, id: 's2', name: 'Soundcheck', routes: 1 };
const scenes = [evening, soundcheck];
const COMPLETE: SceneRecalled = { displays: [], walls: [], sources: [] };
const LACKING: SceneRecalled = { displays: ['Bar', 'Door'], walls: [], sources: ['summer.webp'] };
const panel = <ScenesPanel scenes={scenes} onDone={() => {}} />;

describe('the scenes', () => {
  it('are told by name, size and age, and recalled with one press', () => {
    expect(read(panel, exampleState())).toMatch(
      /Evening Rename Recall 8 routes · saved .*21.*20:41 Overwrite Delete Soundcheck .* 1 route · /,
    );
    expect(markup(panel, exampleState())).toContain('aria-label="Recall Evening"');
  });

  it('are overwritten and deleted only after a question', () => {
    expect(read(panel, exampleState())).not.toMatch(/Overwrite it|Delete it|\?/);
  });

  it('say how to begin while there is none', () => {
    const text = read(<ScenesPanel scenes={[]} onDone={() => {}} />, exampleState());
    expect(text).toMatch(/^None is kept yet\..* Save the wall as it is now/);
  });

  it('speak Spanish to whom speaks Spanish', () => {
    expect(read(panel, exampleState({ language: 'es' }))).toMatch(/8 rutas · guardada .*1 ruta · /);
  });
});

describe('a new scene', () => {
  it('has a name that is more than spaces, and that no other has', () => {
    expect(sceneName('  Late night ')).toBe('Late night');
    expect(sceneName('   ')).toBeUndefined();
    expect(isTaken('EVENING', scenes)).toBe(true);
    expect(isTaken('Late night', scenes)).toBe(false);
  });

  it('cannot be saved before it has one', () => {
    expect(markup(panel, exampleState())).toMatch(/disabled=""[^>]*>Save</);
  });
});

describe('a scene that was recalled', () => {
  it('is remembered, and what it lacks until it was read', () => {
    const { getState } = createSceneChoiceStore();
    getState().recalled('s1', 'Evening', LACKING);
    expect(getState()).toMatchObject({ last: 's1', lack: { name: 'Evening', missing: LACKING } });
    getState().dismiss();
    expect(getState()).toMatchObject({ last: 's1', lack: undefined });
  });

  it('that is all there clears what was said of the one before', () => {
    const { getState } = createSceneChoiceStore();
    getState().recalled('s1', 'Evening', LACKING);
    getState().recalled('s2', 'Soundcheck', COMPLETE);
    expect(getState()).toMatchObject({ last: 's2', lack: undefined });
    getState().saved('s3');
    expect(getState().last).toBe('s3');
  });

  function Recalled({ missing }: { missing: SceneRecalled }) {
    const choice = useSceneChoice();
    choice.getState().recalled('s1', 'Evening', missing);
    settled(choice);
    return (
      <>
        <ScenesMenu />
        <SceneNote />
      </>
    );
  }

  it('stands on the button, and says by name what is gone and nothing else', () => {
    expect(read(<Recalled missing={LACKING} />, exampleState({ scenes }))).toMatch(
      /^Scene: Evening Evening was recalled, but not all of it is there\. .*Displays that are gone: Bar, Door\. Sources that are gone: summer\.webp\./,
    );
    expect(read(<Recalled missing={LACKING} />, exampleState({ scenes }))).not.toContain(
      'Walls that are gone',
    );
    expect(read(<Recalled missing={COMPLETE} />, exampleState({ scenes }))).toBe('Scene: Evening');
  });

  it('stands on the button no more when it was deleted', () => {
    expect(read(<Recalled missing={COMPLETE} />, exampleState({ scenes: [soundcheck] }))).toBe('Scenes');
  });
});
