import { IconLock, IconQrcode } from '@tabler/icons-react';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useCovers } from '../covers/use-covers.ts';
import { selectRoom, useEngineState } from '../operator.ts';

/** The code of the room on the wall, large enough to be read across a room; opens the QR code for guests. */
export function RoomButton() {
  const { operator } = useStrings();
  const covers = useCovers();
  const room = useEngineState(selectRoom);
  if (!room) return null;
  return (
    <button
      type="button"
      className="room"
      title={operator.invite}
      onClick={() => covers.getState().show({ kind: 'guests' })}
    >
      <span className="room__code">{room.code}</span>
      {room.pin && <IconLock size={18} stroke={1.8} aria-label={operator.rooms.asksPin} />}
      <IconQrcode size={24} stroke={1.6} aria-label={operator.invite} />
    </button>
  );
}
