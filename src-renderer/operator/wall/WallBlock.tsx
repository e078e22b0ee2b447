import { useMemo } from 'react';
import { DEFAULT_ROUTE } from '#shared/contract/route';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { BlockHead } from './BlockHead.tsx';
import { RouteLine } from './RouteLine.tsx';
import { SourceTrouble } from './SourceTrouble.tsx';
import { tileGrid } from './tile-grid.ts';
import { Unit } from './Unit.tsx';
import { WallTile } from './WallTile.tsx';
import type { ArrangedUnit } from './wall-units.ts';

/** A wall: its displays as they hang, led and chosen as one. `room`: the code of the room on the wall. */
export function WallBlock({ unit: { group, cells }, room }: { unit: ArrangedUnit; room: string }) {
  const { arrangement, id, name } = group;
  const target = useMemo(() => ({ group: id }), [id]);
  const route = group.route ?? DEFAULT_ROUTE;
  const problem = cells.find(display => display?.sourceProblem)?.sourceProblem;
  const { columns, rows } = arrangement;
  return (
    <Unit
      as="article"
      className="block block--wall"
      name={name}
      target={target}
      style={tileGrid(arrangement)}
    >
      <BlockHead name={name} target={target} state={route.state}>
        {`${columns} × ${rows} · `}
        <RouteLine route={route} room={room} />
        <Skew unit={group} />
      </BlockHead>
      <div className="block__tiles">
        <div className="tiles">
          {cells.map((display, place) => (
            // A cell is its place: displays come and go in it.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <WallTile key={place} display={display} />
          ))}
        </div>
      </div>
      {problem && <SourceTrouble problem={problem} />}
    </Unit>
  );
}

/** How far apart the tiles show the same frame; nothing while nobody acknowledges. */
function Skew({ unit: { skew } }: { unit: ArrangedUnit['group'] }) {
  const { units } = useStrings().operator.wall;
  const format = useFormat();
  return skew ? <> · {units.skew(format.ms(skew.p50Ms), format.ms(skew.mostMs))}</> : null;
}
