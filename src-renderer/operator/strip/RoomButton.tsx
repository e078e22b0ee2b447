import { IconQrcode } from '@tabler/icons-react';
import { useStrings } from '../../i18n/strings-context.tsx';
import { useEngineState, useOperator } from '../operator.ts';

/** The room's code, large enough to be read across a room; opens the QR code for guests. */
export function RoomButton() {
  const { operator } = useStrings();
  const { pages } = useOperator();
  const code = useEngineState(state => state.room.code);
  if (!code) return null;
  return (
    <button
      type="button"
      className="room"
      title={operator.invite}
      onClick={() => pages.getState().invite(true)}
    >
      <span className="room__code">{code}</span>
      <IconQrcode size={24} stroke={1.6} aria-label={operator.invite} />
    </button>
  );
}
