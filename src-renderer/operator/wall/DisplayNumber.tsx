import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import './display-number.css';

/** The number that a display itself shows while it is identified: how one in the room is found on the page. */
export function DisplayNumber({ display: { number } }: { display: Pick<DisplayState, 'number'> }) {
  const { wall } = useStrings().operator;
  const format = useFormat();
  return (
    <span className="display-number" title={wall.number}>
      {format.number(number)}
    </span>
  );
}
