import { useStore } from 'zustand';
import type { RoomState } from '#shared/contract/room';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useKeep } from './use-keep.ts';

interface KeepButtonProps {
  readonly room: RoomState;
  /** Whether it is the one main action of its page. */
  readonly main?: boolean;
}

/** Keeps the picture of a room now; what became of it is said over the page. */
export function KeepButton({ room, main = false }: KeepButtonProps) {
  const { gallery } = useStrings().operator;
  const keep = useKeep();
  const busy = useStore(keep, state => state.news?.kind === 'keeping');
  return (
    <button
      type="button"
      className={main ? 'button button--main' : 'button'}
      disabled={busy || !room.open}
      onClick={() => void keep.getState().keep(room)}
    >
      {gallery.keep(room.name)}
    </button>
  );
}
