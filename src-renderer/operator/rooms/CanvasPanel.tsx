import { useState } from 'react';
import type { RoomState } from '#shared/contract/room';
import { useStrings } from '../../i18n/operator-strings.ts';
import { CarefulButton } from '../CarefulButton.tsx';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useCommand } from '../commands/use-command.ts';
import { CanvasFields } from './CanvasFields.tsx';
import { type CanvasForm, formOf, sameShape, shapeOf } from './canvas-choice.ts';

/** Size and background of a room's canvas. Nothing happens to it until it was asked for. */
export function CanvasPanel({ room }: { room: RoomState }) {
  const texts = useStrings().operator.rooms;
  const { run, problem, dismiss } = useCommand();
  // Only what was touched: the canvas may change elsewhere meanwhile.
  const [touched, touch] = useState<CanvasForm>();
  const form = touched ?? formOf(room);
  const canvas = shapeOf(form);
  const change = async () => {
    if (!canvas) return;
    const { done } = await run(client => client.rooms.setCanvas({ room: room.code, canvas }));
    if (done) touch(undefined);
  };
  const changed = canvas !== undefined && !sameShape(canvas, room);
  return (
    <section className="panel" aria-label={texts.canvas}>
      <h3 className="panel__title">
        {texts.canvas} · {room.width} × {room.height}
      </h3>
      <CanvasFields form={form} onChange={touch} />
      {changed && (
        <div className="canvas-change">
          <CarefulButton
            className="button"
            question={{
              title: texts.changeCanvasTitle,
              text:
                room.pin === undefined
                  ? texts.changeCanvasText
                  : `${texts.changeCanvasText} ${texts.changeCanvasPinText}`,
              yes: texts.changeCanvasYes,
              no: texts.no,
            }}
            onYes={change}
          >
            {texts.changeCanvas}
          </CarefulButton>
        </div>
      )}
      <ProblemNote problem={problem} onDismiss={dismiss} />
    </section>
  );
}
