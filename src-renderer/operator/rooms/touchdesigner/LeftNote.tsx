import { useStrings } from '../../../i18n/operator-strings.ts';
import { useFormat } from '../../../i18n/strings-context.tsx';
import { wholeSeconds } from '../../whole-seconds.ts';
import { ToPin } from './ToPin.tsx';
import { type Left, whyLeft } from './why-left.ts';

interface LeftNoteProps {
  readonly left: Left;
  /** The card's head has said why already. */
  readonly told: boolean;
  /** Epoch ms. */
  readonly now: number;
}

/** Which TouchDesigner left or was refused last, when and why. */
export function LeftNote({ left, told, now }: LeftNoteProps) {
  const texts = useStrings().operator.touchdesignerCard;
  const format = useFormat();
  const why = whyLeft(left);
  const { what, todo } = texts.left[why];
  const who = [left.name, left.address].filter(part => part !== '').join(' · ') || texts.unnamed;
  const ago = format.duration(wholeSeconds(now - left.atMs));
  return (
    <div className="td-left">
      {!told && <p className="td-left__what">{what}</p>}
      {!told && <p>{todo}</p>}
      <p className="form-hint">{texts.leftWho(who, format.time(left.atMs), ago, String(left.code))}</p>
      {!told && why === 'unauthorised' && <ToPin />}
    </div>
  );
}
