import { IconLock } from '@tabler/icons-react';
import type { RoomState } from '#shared/contract/room';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useArrowKeys } from '../displays/use-arrow-keys.ts';
import { isNamed } from './room-choice.ts';

interface RoomListProps {
  readonly rooms: readonly RoomState[];
  /** Code of the one that is shown beside the list. */
  readonly chosen: string | undefined;
  readonly onChoose: (room: string) => void;
}

export function RoomList({ rooms, chosen, onChoose }: RoomListProps) {
  const texts = useStrings().operator.rooms;
  const arrows = useArrowKeys();
  return (
    <nav className="panel room-list" aria-label={texts.list} onKeyDown={arrows}>
      {rooms.map(room => (
        <button
          key={room.code}
          type="button"
          data-step
          className="room-list__one"
          aria-current={room.code === chosen ? 'true' : undefined}
          onClick={() => onChoose(room.code)}
        >
          <RoomLine room={room} />
        </button>
      ))}
    </nav>
  );
}

/** Who it is, whether people are in it, and what an operator must not overlook. */
function RoomLine({ room }: { room: RoomState }) {
  const texts = useStrings().operator.rooms;
  return (
    <>
      <span className="room-list__line">
        <span className={isNamed(room) ? 'room-list__name' : 'room-list__name room-list__name--code'}>
          {room.name}
        </span>
        {room.pin && (
          <IconLock className="room-list__pin" size={15} stroke={1.9} aria-label={texts.asksPin} />
        )}
      </span>
      <span className="room-list__line room-list__line--quiet">
        {isNamed(room) && <code className="room-list__code">{room.code}</code>}
        {/* A closed room's drawing lies on the disk: nobody has counted it. */}
        {room.open && (
          <>
            <span>{texts.artists(room.artists)}</span>
            <span>{texts.items(room.items)}</span>
          </>
        )}
      </span>
      <RoomMarks room={room} />
    </>
  );
}

export function RoomMarks({ room }: { room: RoomState }) {
  const texts = useStrings().operator.rooms;
  if (room.open && !room.onWall && !room.drawing) return null;
  return (
    <span className="room-marks">
      {!room.open && <Mark tone="off" word={texts.closed} />}
      {room.onWall && <Mark tone="live" word={texts.onWall} />}
      {room.drawing && <Mark tone="info" word={texts.drawing} />}
    </span>
  );
}

function Mark({ tone, word }: { tone: 'live' | 'info' | 'off'; word: string }) {
  return (
    <span className={`room-mark state--${tone}`}>
      <span className="dot" />
      {word}
    </span>
  );
}
