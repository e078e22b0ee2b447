import { IconLayoutGrid } from '@tabler/icons-react';
import type { RoomState } from '#shared/contract/room';
import { sourceKey } from '#shared/contract/source';
import { useStrings } from '../../../i18n/operator-strings.ts';
import { useEngineState } from '../../operator.ts';
import { useTakeToWall } from './use-take-to-wall.ts';

/** Takes the program to the Wall page in the operator's hand: the display that is pressed there gets it. */
export function ProgramToWall({ room }: { room: Pick<RoomState, 'code'> }) {
  const texts = useStrings().operator.touchdesignerCard;
  const take = useTakeToWall();
  const key = sourceKey({ kind: 'program', room: room.code });
  const program = useEngineState(state => state.sources.find(source => source.key === key));
  const displays = useEngineState(state => state.displays.length) ?? 0;
  if (!program || displays === 0) return null;
  return (
    <button type="button" className="button" onClick={() => take(program)}>
      <IconLayoutGrid size={18} stroke={1.7} aria-hidden />
      {texts.toWall}
    </button>
  );
}
