import type { GroupState } from '#shared/contract/group';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import './skew-line.css';

interface SkewLineProps {
  readonly wall: GroupState;
  /** Whether it must say which wall it speaks of. */
  readonly named?: boolean;
}

/** How far apart the tiles of a wall show the same frame. */
export function SkewLine({ wall: { name, skew }, named = false }: SkewLineProps) {
  const { groups } = useStrings().operator;
  const format = useFormat();
  return (
    <p className="skew-line">
      <span className="skew-line__name">{named ? `${groups.skew} · ${name}` : groups.skew}</span>
      {skew ? (
        <b>{groups.skewFigures(format.ms(skew.p50Ms), format.ms(skew.mostMs), format.number(skew.frames))}</b>
      ) : (
        <span className="skew-line__none">{groups.skewNone}</span>
      )}
    </p>
  );
}
