import { type FormEvent, useState } from 'react';
import type { GroupState } from '#shared/contract/group';
import type { AppState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useCommand } from '../commands/use-command.ts';
import { ArrangeFields } from './ArrangeFields.tsx';
import { ArrangePlaces } from './ArrangePlaces.tsx';
import { arrangementOf, type Draft, draftOf, freshDraft, hanging } from './arrangement-draft.ts';
import { Dissolve } from './Dissolve.tsx';
import { freshName } from './fresh-name.ts';
import { SkewLine } from './SkewLine.tsx';
import '../forms.css';
import './groups.css';

interface ArrangeFormProps {
  readonly state: Pick<AppState, 'displays' | 'groups'>;
  /** The one that is changed; without, a new one is made. */
  readonly group: GroupState | undefined;
  /** Ids of the displays that a new one begins with. */
  readonly chosen: readonly string[];
  readonly onClose: () => void;
  readonly onArranged: (group: string) => void;
}

/** Name, kind and places of one arrangement; nothing is changed on the wall before it is submitted. */
export function ArrangeForm({ state, group, chosen, onClose, onArranged }: ArrangeFormProps) {
  const { groups: texts } = useStrings().operator;
  const { run, busy, problem, dismiss } = useCommand();
  const [draft, setDraft] = useState<Draft>(() => (group ? draftOf(group) : freshDraft(chosen)));
  const others = state.groups.filter(one => one.id !== group?.id);
  const name =
    draft.name ??
    freshName(
      texts.newNames[draft.kind],
      others.map(one => one.name),
    );
  const known = new Set(state.displays.map(({ id }) => id));
  const arrangement = arrangementOf(draft, known);
  const fault = faultOf(name, arrangement);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const named = { name: name.trim(), arrangement };
    const outcome = await run(async client =>
      group ? client.groups.change({ group: group.id, ...named }) : (await client.groups.create(named)).group,
    );
    if (outcome.done) onArranged(outcome.value ?? group?.id ?? '');
  };
  return (
    <form className="arrange" aria-label={texts.title} onSubmit={event => void submit(event)}>
      <ArrangeFields draft={draft} name={name} onChange={setDraft} />
      <ArrangePlaces state={state} draft={draft} others={others} onChange={setDraft} />
      <div className="arrange__foot">
        {group?.arrangement.kind === 'wall' && <SkewLine wall={group} />}
        <LeavingNote draft={draft} others={others} />
        <ProblemNote problem={problem} words={texts.words} onDismiss={dismiss} />
        {fault && <p className="form-hint">{texts[fault]}</p>}
        <div className="form-buttons">
          <button type="submit" className="button button--main" disabled={busy || fault !== undefined}>
            {group ? texts.change : texts.create[draft.kind]}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {texts.cancel}
          </button>
          {group && <Dissolve group={group} onDissolved={onClose} />}
        </div>
      </div>
    </form>
  );
}

function faultOf(name: string, arrangement: Pick<Draft, 'cells'>): 'nameMissing' | 'noneHangs' | undefined {
  if (name.trim() === '') return 'nameMissing';
  return hanging(arrangement).length === 0 ? 'noneHangs' : undefined;
}

/** A display is in one arrangement at most: which ones lose some by this. */
function LeavingNote({ draft, others }: { draft: Draft; others: readonly GroupState[] }) {
  const { groups } = useStrings().operator;
  const ids = new Set(hanging(draft));
  const left = others.filter(({ arrangement }) => hanging(arrangement).some(id => ids.has(id)));
  if (left.length === 0) return null;
  return (
    <p className="form-hint form-hint--stale">{groups.leaves(left.map(({ name }) => name).join(', '))}</p>
  );
}
