import { useId, useState } from 'react';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useEngineState } from '../operator.ts';
import { FolderLine } from './FolderLine.tsx';
import { KeptPictures } from './KeptPictures.tsx';
import '../forms.css';
import './gallery.css';

/** Every picture that was kept, newest first, of one room or of all; and where the files are. */
export function GalleryTab() {
  const [room, setRoom] = useState('');
  return (
    <div className="gallery">
      <div className="gallery__head">
        <RoomChoice room={room} onChoose={setRoom} />
        <FolderLine />
      </div>
      <KeptPictures key={room} room={room === '' ? undefined : room} />
    </div>
  );
}

/** `room`: its code; empty for all. */
function RoomChoice({ room, onChoose }: { room: string; onChoose: (room: string) => void }) {
  const { gallery } = useStrings().operator;
  const rooms = useEngineState(state => state.rooms) ?? [];
  const id = useId();
  return (
    <div className="form-field gallery__room">
      <label className="form-field__name" htmlFor={id}>
        {gallery.room}
      </label>
      <select
        id={id}
        className="form-input"
        value={room}
        onChange={event => onChoose(event.currentTarget.value)}
      >
        <option value="">{gallery.allRooms}</option>
        {rooms.map(({ code, name }) => (
          <option key={code} value={code}>
            {name === code ? code : `${name} · ${code}`}
          </option>
        ))}
      </select>
    </div>
  );
}
