import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { DisplayNumber } from './DisplayNumber.tsx';
import { troubleOf } from './display-trouble.ts';
import { ObedienceLine } from './ObedienceLine.tsx';
import { Screen } from './Screen.tsx';

/** One display of a wall: its part of the picture, and its name. */
export function WallTile({ display }: { display: DisplayState | undefined }) {
  const { units } = useStrings().operator.wall;
  if (!display) return <div className="tile tile--free">{units.free}</div>;
  // Its source is the wall's, and so is what is wrong with it.
  const { sourceProblem: _, ...own } = display;
  return (
    <figure className={`tile tile--${troubleOf(display)?.tone ?? 'live'}`}>
      <Screen display={own} />
      <figcaption className="tile__name" title={display.address}>
        <DisplayNumber display={display} /> {display.name}
        <ObedienceLine display={display} />
      </figcaption>
    </figure>
  );
}
