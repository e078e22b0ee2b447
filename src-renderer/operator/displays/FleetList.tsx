import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { seenState } from './seen-state.ts';
import { useArrowKeys } from './use-arrow-keys.ts';

interface FleetListProps {
  readonly displays: readonly DisplayState[];
  readonly chosen: string;
  readonly onChoose: (display: string) => void;
}

/** The others, beside the page of one: a colour and a word each. Not on a narrow page. */
export function FleetList({ displays, chosen, onChoose }: FleetListProps) {
  const { table, states } = useStrings().operator.displays;
  const arrows = useArrowKeys();
  return (
    <nav className="panel fleet-list" aria-label={table} onKeyDown={arrows}>
      {displays.map(display => {
        const { word, tone } = seenState(display);
        return (
          <button
            key={display.id}
            type="button"
            data-step
            className="fleet-list__one"
            aria-current={display.id === chosen ? 'page' : undefined}
            onClick={() => onChoose(display.id)}
          >
            <span className="fleet-list__name">{display.name}</span>
            <span className={`fleet-list__state state--${tone}`}>
              <span className="dot" />
              {states[word]}
            </span>
          </button>
        );
      })}
    </nav>
  );
}
