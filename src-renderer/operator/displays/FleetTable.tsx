import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useNow } from '../operator.ts';
import { FleetRow } from './FleetRow.tsx';
import { useArrowKeys } from './use-arrow-keys.ts';

interface FleetTableProps {
  readonly displays: readonly DisplayState[];
  /** Id of the one where the keyboard is to be: whose page was open before. */
  readonly focused: string | undefined;
  readonly onChoose: (display: string) => void;
}

/** One line a display: who it is, how it is and why, how it is fed and how fast. On a narrow page each line is a card. */
export function FleetTable({ displays, focused, onChoose }: FleetTableProps) {
  const { table, columns } = useStrings().operator.displays;
  const now = useNow(500);
  const arrows = useArrowKeys();
  return (
    <table className="panel fleet-table" aria-label={table} onKeyDown={arrows}>
      <thead>
        <tr>
          {Object.entries(columns).map(([key, title]) => (
            <th key={key} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {displays.map(display => (
          <FleetRow
            key={display.id}
            display={display}
            now={now}
            focused={display.id === focused}
            onChoose={() => onChoose(display.id)}
          />
        ))}
      </tbody>
    </table>
  );
}
