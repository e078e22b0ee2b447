import { useId } from 'react';
import type { Target } from '#shared/contract/route';
import type { SourceRef, SourceState } from '#shared/contract/source';
import type { Strings } from '../../i18n/en.ts';
import { useStrings } from '../../i18n/operator-strings.ts';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useAsked } from '../commands/use-asked.ts';
import { useCommand } from '../commands/use-command.ts';
import { sourceKind } from '../wall/sources.ts';
import { commonSource, sourceChoices } from './source-choices.ts';

interface SourceChoiceProps {
  /** The same in the life of a component. */
  readonly targets: readonly Target[];
  /** What each of them is led. */
  readonly refs: readonly SourceRef[];
  readonly sources: readonly SourceState[];
}

/** What the chosen ones are led: the same for all of them, once something is chosen here. */
export function SourceChoice({ targets, refs, sources }: SourceChoiceProps) {
  const { look, wall } = useStrings().operator;
  const { run, problem, dismiss } = useCommand();
  const { shown, ask } = useAsked(commonSource(refs));
  const id = useId();
  const lead = (key: string) => {
    const source = sources.find(one => one.key === key);
    if (!source) return;
    void ask(key, () => run(client => client.routes.set({ targets: [...targets], source: source.ref })));
  };
  const known = sources.some(({ key }) => key === shown);
  return (
    <div className="form-field">
      <label className="form-field__name" htmlFor={id}>
        {look.source}
      </label>
      <select
        id={id}
        className="form-input"
        value={shown ?? ''}
        onChange={event => lead(event.currentTarget.value)}
      >
        {shown === undefined && <option value="">{look.various}</option>}
        {shown !== undefined && !known && <option value={shown}>{look.sourceGone(shown)}</option>}
        {sourceChoices(sources).map(source => (
          <option key={source.key} value={source.key}>
            {sourceWords(source, wall.sources)}
          </option>
        ))}
      </select>
      <ProblemNote problem={problem} words={look.words} onDismiss={dismiss} />
    </div>
  );
}

/** What it is, and whose: a room's canvas and its program have one name. */
function sourceWords(source: SourceState, texts: Strings['operator']['wall']['sources']): string {
  const { ref, name } = source;
  if (ref.kind === 'wall-room') return `${texts.wallRoom} · ${name}`;
  const code = 'room' in ref && ref.room !== name ? ` · ${ref.room}` : '';
  return `${name}${code} · ${texts.kinds[sourceKind(ref, source)]}`;
}
