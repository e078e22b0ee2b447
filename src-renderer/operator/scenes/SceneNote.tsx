import { useStore } from 'zustand';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useSceneChoice } from './use-scene-choice.ts';

/** What of a recalled scene is not there (any more). */
export function SceneNote() {
  const texts = useStrings().operator.scenes;
  const choice = useSceneChoice();
  const lack = useStore(choice, state => state.lack);
  return (
    <div role="status" className="wall-page__status">
      {lack && (
        <div className="wall-note wall-note--stale">
          <div className="wall-note__text">
            <p>
              <b>{texts.lacking(lack.name)}</b> {texts.lackingText}
            </p>
            <Names names={lack.missing.displays} say={texts.displays} />
            <Names names={lack.missing.walls} say={texts.walls} />
            <Names names={lack.missing.sources} say={texts.sources} />
          </div>
          <button type="button" className="button button--small" onClick={() => choice.getState().dismiss()}>
            {texts.dismiss}
          </button>
        </div>
      )}
    </div>
  );
}

function Names({ names, say }: { names: readonly string[]; say: (names: string) => string }) {
  return names.length > 0 && <p>{say(names.join(', '))}</p>;
}
