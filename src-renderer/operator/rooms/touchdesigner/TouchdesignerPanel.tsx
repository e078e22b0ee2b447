import type { RoomState } from '#shared/contract/room';
import { useStrings } from '../../../i18n/operator-strings.ts';
import { useNow } from '../../operator.ts';
import { TouchdesignerCard } from './TouchdesignerCard.tsx';
import { useTouchdesigner } from './use-touchdesigner.ts';
import './touchdesigner.css';

/** So that neither the seconds of a test picture nor a light that is out of date stand for long. */
const LOOK_EVERY_MS = 500;

/** TouchDesigner and an open room. */
export function TouchdesignerPanel({ room }: { room: RoomState }) {
  const texts = useStrings().operator.touchdesignerCard;
  const seen = useTouchdesigner(room.code);
  const now = useNow(LOOK_EVERY_MS);
  return (
    <section className="panel td-card" aria-label={texts.title}>
      <h3 className="panel__title">{texts.title}</h3>
      {seen ? (
        <TouchdesignerCard room={room} seen={seen} now={now} />
      ) : (
        <p className="form-hint">{texts.asking}</p>
      )}
    </section>
  );
}
