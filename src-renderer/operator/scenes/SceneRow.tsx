import type { SceneState } from '#shared/contract/scene';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat, useLanguage } from '../../i18n/strings-context.tsx';
import { CarefulButton } from '../CarefulButton.tsx';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useCommand } from '../commands/use-command.ts';
import { NameInPlace } from '../NameInPlace.tsx';
import { useSceneChoice } from './use-scene-choice.ts';

/** One scene: recalled at once, for that is what it is for; overwritten and deleted with care. */
export function SceneRow({ scene, onRecalled }: { scene: SceneState; onRecalled: () => void }) {
  const texts = useStrings().operator.scenes;
  const choice = useSceneChoice();
  const { run, busy, problem, dismiss } = useCommand();
  const { id, name } = scene;
  const recall = async () => {
    const outcome = await run(client => client.scenes.recall({ scene: id }));
    if (!outcome.done) return;
    choice.getState().recalled(id, name, outcome.value);
    onRecalled();
  };
  return (
    <li className="scene">
      <div className="scene__line">
        <NameInPlace
          name={name}
          texts={texts.rename}
          onSave={(client, wanted) => client.scenes.rename({ scene: id, name: wanted })}
        />
        <button
          type="button"
          className="button button--small"
          aria-label={texts.recallOf(name)}
          disabled={busy}
          onClick={() => void recall()}
        >
          {texts.recall}
        </button>
      </div>
      <div className="scene__line">
        <SceneFacts scene={scene} />
        <CarefulButton
          className="scene__small"
          question={{ ...texts.overwriteQuestion, title: texts.overwriteQuestion.title(name) }}
          onYes={() => run(client => client.scenes.overwrite({ scene: id }))}
        >
          {texts.overwrite}
        </CarefulButton>
        <CarefulButton
          className="scene__small scene__small--grave"
          question={{ ...texts.removeQuestion, title: texts.removeQuestion.title(name) }}
          onYes={() => run(client => client.scenes.remove({ scene: id }))}
        >
          {texts.remove}
        </CarefulButton>
      </div>
      <ProblemNote problem={problem} words={texts.words} onDismiss={dismiss} />
    </li>
  );
}

const SAVED_AT = {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const satisfies Intl.DateTimeFormatOptions;

function SceneFacts({ scene: { routes, savedAtMs } }: { scene: SceneState }) {
  const texts = useStrings().operator.scenes;
  const format = useFormat();
  const day = new Intl.DateTimeFormat(useLanguage(), SAVED_AT);
  return <p className="scene__facts">{texts.facts(format.number(routes), day.format(savedAtMs))}</p>;
}
