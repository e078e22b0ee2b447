import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useEngineState } from '../operator.ts';
import { NewRoom } from './NewRoom.tsx';
import { RoomList } from './RoomList.tsx';
import { RoomPanel } from './RoomPanel.tsx';
import { identityOf, roomOf } from './room-choice.ts';
import { useFocusAlong } from './use-focus-along.ts';
import { useRecoded } from './use-recoded.ts';
import { useRoomChoice } from './use-room-choice.ts';

interface RoomsTabProps {
  /** The form for a new room is there. */
  readonly opening: boolean;
  /** The form has done its work, or nobody wants it. */
  readonly onOpened: () => void;
}

/** Every room, and one of them in full. On a narrow page one at a time. */
export function RoomsTab({ opening, onOpened }: RoomsTabProps) {
  const rooms = useEngineState(state => state.rooms) ?? [];
  const choice = useRoomChoice();
  const { codes, looking, look, settle, back } = useStore(choice);
  const recoded = useRecoded();
  const room = roomOf(rooms, codes);
  const shown = room?.code;
  const identity = room && identityOf(room, codes);
  const both = useFocusAlong(looking, identity);
  useEffect(() => {
    if (shown !== undefined) settle(shown);
  }, [shown, settle]);
  const opened = (code: string) => {
    onOpened();
    look(code);
  };
  return (
    <>
      {opening && <NewRoom onOpened={opened} onCancel={onOpened} />}
      <div ref={both} className={looking ? 'rooms__both rooms__both--looking' : 'rooms__both'}>
        <RoomList rooms={rooms} chosen={shown} onChoose={look} />
        {room && (
          <RoomPanel key={identity} room={room} onRecoded={code => recoded(room.code, code)} onBack={back} />
        )}
      </div>
    </>
  );
}
