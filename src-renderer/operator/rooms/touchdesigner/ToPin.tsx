import { useStrings } from '../../../i18n/operator-strings.ts';
import { goToPin } from '../pin-place.ts';

/** Leads to the PIN of the room, which stands on the same page. */
export function ToPin() {
  const texts = useStrings().operator.touchdesignerCard;
  return (
    <button type="button" className="button button--small td-action" onClick={goToPin}>
      {texts.toPin}
    </button>
  );
}
