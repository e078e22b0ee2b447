import { useMemo } from 'react';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { BlockHead } from './BlockHead.tsx';
import { DisplayCard } from './DisplayCard.tsx';
import { commonState } from './StateControl.tsx';
import { tileGrid } from './tile-grid.ts';
import { Unit } from './Unit.tsx';
import type { ArrangedUnit } from './wall-units.ts';

/** A group: its displays as they hang, each with a route of its own; its frame stands for all of them. */
export function GroupFrame({ unit: { group, cells }, room }: { unit: ArrangedUnit; room: string }) {
  const { units } = useStrings().operator.wall;
  const format = useFormat();
  const { id, name, arrangement } = group;
  const target = useMemo(() => ({ group: id }), [id]);
  const displays = cells.filter(display => display !== undefined);
  return (
    <Unit
      as="section"
      className="block block--group"
      name={name}
      target={target}
      style={tileGrid(arrangement)}
    >
      <BlockHead name={name} target={target} state={commonState(displays.map(({ route }) => route.state))}>
        {`${units.group} · ${units.displays(format.number(displays.length))}`}
      </BlockHead>
      <div className="block__displays">
        {cells.map((display, place) =>
          display ? (
            <DisplayCard key={display.id} display={display} room={room} />
          ) : (
            // A free cell is nothing but its place.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <div key={place} className="block__free">
              {units.free}
            </div>
          ),
        )}
      </div>
    </Unit>
  );
}
