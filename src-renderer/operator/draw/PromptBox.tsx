import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useStore } from 'zustand';
import type { RoomState } from '#shared/contract/room';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useAsked } from '../commands/use-asked.ts';
import { useCommand } from '../commands/use-command.ts';
import { charactersLeft, PROMPT_MAX, promptWords, sends } from './prompt-words.ts';
import { usePrompts } from './use-prompts.ts';
import '../forms.css';
import './prompt-box.css';

/** The room's prompt: what TouchDesigner was told last, and a way to tell it something else. What fails to arrive is kept. */
export function PromptBox({ room }: { room: RoomState }) {
  const { operator } = useStrings();
  const prompts = usePrompts();
  const draft = useStore(prompts, state => state.drafts.get(room.code));
  const { run, busy, problem, dismiss } = useCommand();
  const { shown: told, ask } = useAsked(room.prompt);
  const text = draft ?? told;
  const send = () =>
    ask(text, async () => {
      const outcome = await run(client => client.rooms.setPrompt({ room: room.code, prompt: text }));
      if (outcome.done) prompts.getState().sent(room.code, text);
      return outcome;
    });
  const words = promptWords({ text, told, touchdesigner: room.touchdesigner }, operator);
  return (
    <section className="panel prompt-box" aria-label={operator.rooms.prompt}>
      <h2 className="panel__title">{operator.rooms.prompt}</h2>
      <PromptText
        text={text}
        onChange={typed => prompts.getState().write(room.code, typed)}
        onSend={() => void send()}
      />
      <div className="prompt-box__foot">
        <p className={draft === undefined || draft === told ? 'form-hint' : 'form-hint form-hint--stale'}>
          {words}
        </p>
        <button type="button" className="button" disabled={busy} onClick={() => void send()}>
          {operator.rooms.send}
        </button>
      </div>
      <ProblemNote problem={problem} onDismiss={dismiss} />
    </section>
  );
}

interface PromptTextProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly onSend: () => void;
}

function PromptText({ text, onChange, onSend }: PromptTextProps) {
  const { rooms } = useStrings().operator;
  const { number } = useFormat();
  const prompts = usePrompts();
  const box = useRef<HTMLTextAreaElement>(null);
  const hint = useId();
  const left = charactersLeft(text);
  useEffect(() => prompts.getState().shown(() => takeKeyboard(box.current)), [prompts]);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') event.currentTarget.blur();
    const { key, shiftKey, nativeEvent } = event;
    if (!sends({ key, shiftKey, isComposing: nativeEvent.isComposing })) return;
    event.preventDefault();
    onSend();
  };
  return (
    <>
      <textarea
        ref={box}
        className="form-input prompt-box__text"
        aria-label={rooms.prompt}
        aria-describedby={hint}
        placeholder={rooms.promptPlaceholder}
        rows={3}
        maxLength={PROMPT_MAX}
        value={text}
        onChange={event => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <p id={hint} className="form-hint">
        {left === undefined ? rooms.sendHint : rooms.tooLongSoon(number(left))}
      </p>
    </>
  );
}

function takeKeyboard(box: HTMLTextAreaElement | null): void {
  box?.focus();
  box?.select();
}
