import { useState } from 'react';
import { useEngineState } from '../operator.ts';
import { NewRoom } from './NewRoom.tsx';
import { RoomList } from './RoomList.tsx';
import { RoomPanel } from './RoomPanel.tsx';
import { roomOf } from './room-choice.ts';

interface RoomsTabProps {
  /** The form for a new room is there. */
  readonly opening: boolean;
  readonly onOpening: (opening: boolean) => void;
}

/** Every room, and one of them in full. On a narrow page one at a time. */
export function RoomsTab({ opening, onOpening }: RoomsTabProps) {
  const rooms = useEngineState(state => state.rooms) ?? [];
  const [chosen, choose] = useState<string>();
  const [looking, look] = useState(false);
  const room = roomOf(rooms, chosen);
  const into = (code: string) => {
    choose(code);
    look(true);
  };
  const opened = (code: string) => {
    onOpening(false);
    into(code);
  };
  return (
    <>
      {opening && <NewRoom onOpened={opened} onCancel={() => onOpening(false)} />}
      <div className={looking ? 'rooms__both rooms__both--looking' : 'rooms__both'}>
        <RoomList rooms={rooms} chosen={room?.code} onChoose={into} />
        {room && <RoomPanel key={room.code} room={room} onRecoded={choose} onBack={() => look(false)} />}
      </div>
    </>
  );
}
