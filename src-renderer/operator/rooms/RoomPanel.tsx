import { IconArrowLeft, IconQrcode } from '@tabler/icons-react';
import type { RoomState } from '#shared/contract/room';
import { useStrings } from '../../i18n/operator-strings.ts';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useCommand } from '../commands/use-command.ts';
import { useCovers } from '../covers/use-covers.ts';
import { PromptBox } from '../draw/PromptBox.tsx';
import { KeepButton } from '../gallery/KeepButton.tsx';
import { NameInPlace } from '../NameInPlace.tsx';
import { CanvasPanel } from './CanvasPanel.tsx';
import { EndPanel } from './EndPanel.tsx';
import { EntryPanel } from './EntryPanel.tsx';
import { PeoplePanel } from './PeoplePanel.tsx';
import { RoomMarks } from './RoomList.tsx';
import { TouchdesignerPanel } from './touchdesigner/TouchdesignerPanel.tsx';

interface RoomPanelProps {
  readonly room: RoomState;
  /** The room has this code from now on. */
  readonly onRecoded: (code: string) => void;
  /** Back to all of them, where only one of both has room. */
  readonly onBack: () => void;
}

/** Everything about one room, and everything that can be done with it. One room in the life of the component. */
export function RoomPanel({ room, onRecoded, onBack }: RoomPanelProps) {
  const texts = useStrings().operator.rooms;
  return (
    <section className="room-panel" aria-label={room.name}>
      <header className="room-panel__head">
        <button type="button" className="button room-panel__back" onClick={onBack}>
          <IconArrowLeft size={18} stroke={1.8} aria-hidden />
          {texts.all}
        </button>
        <NameInPlace
          name={room.name}
          texts={texts}
          onSave={(client, name) => client.rooms.rename({ room: room.code, name })}
        />
        <RoomMarks room={room} />
      </header>
      {room.open ? <OpenRoom room={room} onRecoded={onRecoded} /> : <ClosedRoom room={room} />}
    </section>
  );
}

function OpenRoom({ room, onRecoded }: Omit<RoomPanelProps, 'onBack'>) {
  return (
    <>
      <RoomActions room={room} />
      <div className="room-panel__columns">
        <EntryPanel room={room} onRecoded={onRecoded} />
        <PromptBox room={room} />
      </div>
      <TouchdesignerPanel room={room} />
      <PeoplePanel room={room} />
      <div className="room-panel__columns">
        <CanvasPanel room={room} />
        <EndPanel room={room} />
      </div>
    </>
  );
}

/** What is done with a room all evening long. */
function RoomActions({ room }: { room: RoomState }) {
  const texts = useStrings().operator.rooms;
  const covers = useCovers();
  const { run, busy, problem, dismiss } = useCommand();
  return (
    <>
      <div className="form-buttons">
        {!room.onWall && (
          <button
            type="button"
            className="button button--main"
            disabled={busy}
            onClick={() => void run(client => client.rooms.show({ room: room.code }))}
          >
            {texts.show}
          </button>
        )}
        <button
          type="button"
          className="button"
          onClick={() => covers.getState().show({ kind: 'guests', room: room.code })}
        >
          <IconQrcode size={18} stroke={1.7} aria-hidden />
          {texts.card}
        </button>
        <KeepButton room={room} />
      </div>
      <ProblemNote problem={problem} onDismiss={dismiss} />
    </>
  );
}

function ClosedRoom({ room }: { room: RoomState }) {
  const texts = useStrings().operator.rooms;
  const { run, busy, problem, dismiss } = useCommand();
  return (
    <div className="panel room-closed">
      <p className="room-closed__code">{room.code}</p>
      <p>{texts.closedText}</p>
      <p className="form-hint">
        {room.width} × {room.height}
      </p>
      <button
        type="button"
        className="button button--main"
        disabled={busy}
        onClick={() => void run(client => client.rooms.reopen({ room: room.code }))}
      >
        {busy ? texts.reopening : texts.reopen}
      </button>
      <ProblemNote problem={problem} onDismiss={dismiss} />
    </div>
  );
}
