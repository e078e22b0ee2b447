import { IconAdjustmentsHorizontal, IconX } from '@tabler/icons-react';
import type { Target } from '#shared/contract/route';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { useEngineState } from '../operator.ts';
import { commonState, StateControl } from './StateControl.tsx';
import { useWallSelection } from './use-wall-selection.ts';
import { displaysOf, targetName } from './wall-units.ts';

interface ChosenBarProps {
  readonly targets: readonly Target[];
  /** To the inspector: where there is no room beside the displays, it is far below them. */
  readonly onJump: () => void;
}

/** The state of all that is chosen, and the way to choose nothing. */
export function ChosenBar({ targets, onJump }: ChosenBarProps) {
  const { chosen } = useStrings().operator.wall;
  const format = useFormat();
  const selection = useWallSelection();
  const displays = useEngineState(state => state.displays) ?? [];
  const groups = useEngineState(state => state.groups) ?? [];
  const [first] = targets;
  if (!first) return null;
  const state = { displays, groups };
  const name =
    targets.length === 1 ? targetName(first, state) : chosen.several(format.number(targets.length));
  const states = targets.flatMap(target => displaysOf(target, state)).map(({ route }) => route.state);
  return (
    <div className="chosen-bar">
      <StateControl targets={targets} name={name} state={commonState(states)} wide />
      <button type="button" className="button chosen-bar__jump" title={chosen.toInspector} onClick={onJump}>
        <IconAdjustmentsHorizontal size={18} aria-label={chosen.toInspector} />
      </button>
      <button
        type="button"
        className="chosen-bar__clear"
        aria-label={chosen.clear}
        title={`${chosen.clear} (Esc)`}
        onClick={() => selection.getState().clear()}
      >
        <IconX size={18} />
      </button>
    </div>
  );
}
