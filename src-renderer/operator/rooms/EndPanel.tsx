import type { RoomState } from '#shared/contract/room';
import { useStrings } from '../../i18n/operator-strings.ts';
import { CarefulButton } from '../CarefulButton.tsx';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useCommand } from '../commands/use-command.ts';

/** What ends something: both ask first, and both keep a picture before. */
export function EndPanel({ room }: { room: RoomState }) {
  const texts = useStrings().operator.rooms;
  const clear = useCommand();
  const close = useCommand();
  const closeText = room.onWall ? `${texts.closeText} ${texts.closeOnWallText}` : texts.closeText;
  return (
    <section className="panel" aria-label={texts.ends}>
      <h3 className="panel__title">{texts.ends}</h3>
      <div className="room-end">
        <CarefulButton
          disabled={room.items === 0}
          question={{ title: texts.clearTitle, text: texts.clearText, yes: texts.clearYes, no: texts.no }}
          onYes={() => clear.run(client => client.rooms.clear({ room: room.code }))}
        >
          {texts.clear}
        </CarefulButton>
        <CarefulButton
          question={{
            title: texts.closeTitle(room.name),
            text: closeText,
            yes: texts.closeYes,
            no: texts.no,
          }}
          onYes={() => close.run(client => client.rooms.close({ room: room.code }))}
        >
          {texts.close}
        </CarefulButton>
        <ProblemNote problem={clear.problem} onDismiss={clear.dismiss} />
        <ProblemNote problem={close.problem} onDismiss={close.dismiss} />
      </div>
    </section>
  );
}
