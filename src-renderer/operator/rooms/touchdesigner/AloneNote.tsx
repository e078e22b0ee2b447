import type { RoomState } from '#shared/contract/room';
import { useStrings } from '../../../i18n/operator-strings.ts';
import { useEngineState, useOperator } from '../../operator.ts';
import { invitationTo } from '../../strip/invitation.ts';

/** Says so where no other machine reaches the relay, and leads to where that is changed. */
export function AloneNote({ room }: { room: Pick<RoomState, 'code'> }) {
  const texts = useStrings().operator.touchdesignerCard;
  const { pages } = useOperator();
  const state = useEngineState(whole => whole);
  const alone = state && invitationTo(room.code, state)?.alone;
  if (!alone) return null;
  return (
    <div className="td-alone">
      <p>{texts.alone[alone]}</p>
      {alone !== 'fixed' && (
        <button
          type="button"
          className="button button--small"
          onClick={() => pages.getState().open('settings')}
        >
          {texts.chooseNetwork}
        </button>
      )}
    </div>
  );
}
