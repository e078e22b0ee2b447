import { useState } from 'react';
import type { DisplayState } from '#shared/contract/state';
import { DisplayPage } from './DisplayPage.tsx';
import { FleetList } from './FleetList.tsx';
import { FleetTable } from './FleetTable.tsx';

interface FleetProps {
  readonly displays: readonly DisplayState[];
  /** Id of the one whose page is open. */
  readonly chosen: string | undefined;
  readonly onChoose: (display: string | undefined) => void;
}

/** Every display as a table; once one is chosen, its page with the others beside it. */
export function Fleet({ displays, chosen, onChoose }: FleetProps) {
  const [left, leave] = useState<string>();
  const display = displays.find(({ id }) => id === chosen);
  if (!display) return <FleetTable displays={displays} focused={left} onChoose={onChoose} />;
  const close = () => {
    leave(display.id);
    onChoose(undefined);
  };
  return (
    <div className="fleet">
      <FleetList displays={displays} chosen={display.id} onChoose={onChoose} />
      <DisplayPage key={display.id} display={display} onClose={close} />
    </div>
  );
}
