import { useStrings } from '../../i18n/operator-strings.ts';
import type { CommandState } from '../commands/command-store.ts';
import { useFocusOnMount } from '../use-focus-on-mount.ts';

interface AddButtonsProps {
  /** The command that starts a virtual display. */
  readonly virtual: CommandState;
  /** The keyboard comes back from the form for an address. */
  readonly returned: boolean;
  readonly onAddress: () => void;
  /** With the id of the new display. */
  readonly onAdded: (display: string) => void;
}

export function AddButtons({ virtual, returned, onAddress, onAdded }: AddButtonsProps) {
  const { displays } = useStrings().operator;
  const focus = useFocusOnMount<HTMLButtonElement>(returned);
  const addVirtual = async () => {
    const outcome = await virtual.run(client => client.displays.addVirtual({}));
    if (outcome.done) onAdded(outcome.value.display);
  };
  return (
    <div className="displays__tools">
      <button ref={focus} type="button" className="button" onClick={onAddress}>
        {displays.addByAddress}
      </button>
      <button
        type="button"
        className="button button--main"
        disabled={virtual.busy}
        onClick={() => void addVirtual()}
      >
        {virtual.busy ? displays.addingVirtual : displays.addVirtual}
      </button>
    </div>
  );
}
