import { useId, useState } from 'react';
import { PATTERN_SECONDS, PATTERNS, type Pattern } from '#shared/contract/pattern';
import type { Target } from '#shared/contract/route';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useCommand } from '../commands/use-command.ts';
import { useEngineState } from '../operator.ts';
import { targetName } from '../wall/wall-units.ts';

/** From a glance to an evening of adjusting. */
const LEASES_SECONDS = [10, PATTERN_SECONDS.usual, 120, 600, PATTERN_SECONDS.most] as const;

interface PatternsPanelProps {
  readonly everyone: readonly Target[];
  readonly targets: readonly Target[];
}

/** The test patterns: on what is chosen, else on everything, for as long as is chosen here. */
export function PatternsPanel({ everyone, targets }: PatternsPanelProps) {
  const texts = useStrings().operator.patterns;
  const { run, problem, dismiss } = useCommand();
  const [seconds, setSeconds] = useState<number>(PATTERN_SECONDS.usual);
  const meant = targets.length > 0 ? targets : everyone;
  const show = (pattern: Pattern) =>
    run(client => client.patterns.show({ targets: [...meant], pattern, seconds }));
  return (
    <div className="patterns">
      <p className="patterns__whom">
        <Whom targets={targets} />
      </p>
      <ul className="patterns__list">
        {PATTERNS.map(pattern => (
          <li key={pattern}>
            <button
              type="button"
              className="pattern"
              title={texts.names[pattern].text}
              disabled={meant.length === 0}
              onClick={() => void show(pattern)}
            >
              <span className={`pattern__icon pattern__icon--${pattern}`} aria-hidden />
              {texts.names[pattern].name}
            </button>
          </li>
        ))}
      </ul>
      <LeaseChoice seconds={seconds} onChoose={setSeconds} />
      <p className="form-hint">{texts.ends}</p>
      <ProblemNote problem={problem} onDismiss={dismiss} />
    </div>
  );
}

function Whom({ targets }: { targets: readonly Target[] }) {
  const texts = useStrings().operator.patterns;
  const format = useFormat();
  const displays = useEngineState(state => state.displays) ?? [];
  const groups = useEngineState(state => state.groups) ?? [];
  const [first] = targets;
  if (!first) return texts.onAll;
  return targets.length === 1
    ? texts.on(targetName(first, { displays, groups }))
    : texts.onSeveral(format.number(targets.length));
}

function LeaseChoice({ seconds, onChoose }: { seconds: number; onChoose: (seconds: number) => void }) {
  const { operator, units } = useStrings();
  const name = useId();
  return (
    <fieldset className="leases">
      <legend className="form-field__name">{operator.patterns.seconds}</legend>
      {LEASES_SECONDS.map(one => (
        <label key={one} className="leases__lease">
          <input type="radio" name={name} checked={one === seconds} onChange={() => onChoose(one)} />
          <span>{one < 60 ? units.seconds(String(one)) : units.minutes(String(one / 60))}</span>
        </label>
      ))}
    </fieldset>
  );
}
