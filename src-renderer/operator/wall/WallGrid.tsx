import { useStrings } from '../../i18n/operator-strings.ts';
import { DisplayCard } from './DisplayCard.tsx';
import { GroupFrame } from './GroupFrame.tsx';
import { WallBlock } from './WallBlock.tsx';
import type { ArrangedUnit, WallUnit } from './wall-units.ts';

/** So many displays fit side by side in a large size. */
const FEW = 2;

/** The displays: walls and groups as they hang, then the rest one by one. `room`: the code of the room on the wall. */
export function WallGrid({ units, room }: { units: readonly WallUnit[]; room: string }) {
  const { label } = useStrings().operator.wall.units;
  const arranged = units.filter(unit => unit.kind !== 'display');
  const alone = units.filter(unit => unit.kind === 'display');
  const few = arranged.length === 0 && alone.length <= FEW;
  return (
    <section className="wall-page__grid" aria-label={label}>
      {arranged.length > 0 && (
        <div className="blocks">
          {arranged.map(unit => (
            <Arranged key={unit.group.id} unit={unit} room={room} />
          ))}
        </div>
      )}
      <div className={few ? 'wall wall--few' : 'wall'}>
        {alone.map(({ display }) => (
          <DisplayCard key={display.id} display={display} room={room} />
        ))}
      </div>
    </section>
  );
}

function Arranged({ unit, room }: { unit: ArrangedUnit; room: string }) {
  return unit.kind === 'wall' ? (
    <WallBlock unit={unit} room={room} />
  ) : (
    <GroupFrame unit={unit} room={room} />
  );
}
