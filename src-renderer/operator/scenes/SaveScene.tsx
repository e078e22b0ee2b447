import { type FormEvent, useState } from 'react';
import { NAME_CHARACTERS } from '#shared/contract/room';
import type { SceneState } from '#shared/contract/scene';
import { useStrings } from '../../i18n/operator-strings.ts';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useCommand } from '../commands/use-command.ts';
import { FormField } from '../FormField.tsx';
import { isTaken, sceneName } from './scene-name.ts';
import { useSceneChoice } from './use-scene-choice.ts';

interface SaveSceneProps {
  readonly scenes: readonly SceneState[];
  readonly onSaved: () => void;
}

/** Keeps the wall as it is now under a new name. */
export function SaveScene({ scenes, onSaved }: SaveSceneProps) {
  const texts = useStrings().operator.scenes;
  const choice = useSceneChoice();
  const { run, busy, problem } = useCommand();
  const [typed, type] = useState('');
  const name = sceneName(typed);
  const taken = name !== undefined && isTaken(name, scenes);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name === undefined || taken || busy) return;
    const outcome = await run(client => client.scenes.save({ name }));
    if (!outcome.done) return;
    choice.getState().saved(outcome.value.scene);
    onSaved();
  };
  return (
    <form className="scenes__new" onSubmit={event => void submit(event)}>
      <FormField name={texts.newName} hint={texts.newNameHint} fault={taken ? texts.nameTaken : undefined}>
        {ids => (
          <input
            {...ids}
            className="form-input"
            value={typed}
            placeholder={texts.placeholder}
            maxLength={NAME_CHARACTERS}
            autoComplete="off"
            onChange={event => type(event.target.value)}
          />
        )}
      </FormField>
      <button type="submit" className="button button--main" disabled={name === undefined || taken || busy}>
        {texts.save}
      </button>
      <ProblemNote problem={problem} words={texts.words} />
    </form>
  );
}
