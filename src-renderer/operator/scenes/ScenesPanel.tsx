import type { SceneState } from '#shared/contract/scene';
import { useStrings } from '../../i18n/operator-strings.ts';
import { SaveScene } from './SaveScene.tsx';
import { SceneRow } from './SceneRow.tsx';

interface ScenesPanelProps {
  readonly scenes: readonly SceneState[];
  /** A scene was recalled or saved. */
  readonly onDone: () => void;
}

/** Every scene, and a place for a new one. */
export function ScenesPanel({ scenes, onDone }: ScenesPanelProps) {
  const texts = useStrings().operator.scenes;
  return (
    <div className="scenes">
      <p className="form-hint">{scenes.length === 0 ? texts.none : texts.text}</p>
      {scenes.length > 0 && (
        <ul className="scenes__list">
          {scenes.map(scene => (
            <SceneRow key={scene.id} scene={scene} onRecalled={onDone} />
          ))}
        </ul>
      )}
      <SaveScene scenes={scenes} onSaved={onDone} />
    </div>
  );
}
