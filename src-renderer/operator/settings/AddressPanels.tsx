import { touchdesignerFields } from '#shared/contract/touchdesigner-address';
import { useStrings } from '../../i18n/operator-strings.ts';
import { selectRoom, useEngineState } from '../operator.ts';
import { guestAddress } from '../strip/guest-address.ts';
import { CopiedText } from './CopiedText.tsx';
import { Panel } from './Panel.tsx';

/** Where guests and TouchDesigner find the room on the wall. */
export function AddressPanels() {
  const { settings } = useStrings().operator;
  const room = useEngineState(selectRoom);
  const guests = useEngineState(state => state.guestAddress);
  const addresses = useEngineState(state => state.addresses) ?? [];
  const relay = useEngineState(state => state.relayAddress);
  if (!room || !guests || !relay) return null;
  const touchdesigner = touchdesignerFields(relay, room);
  const all = [guests, ...addresses.filter(address => address !== guests)];
  return (
    <>
      <Panel title={settings.addresses} text={settings.addressesText}>
        {all.map(address => (
          <p key={address} className="settings__address">
            {guestAddress(address, room.code)}
          </p>
        ))}
      </Panel>
      <Panel
        title={settings.touchdesigner}
        text={
          room.pin === undefined
            ? settings.touchdesignerText
            : `${settings.touchdesignerText} ${settings.touchdesignerPin}`
        }
      >
        <dl className="settings__fields">
          <dt>Network Address</dt>
          <dd>
            <CopiedText text={touchdesigner.address} name="Network Address" />
          </dd>
          <dt>Network Port</dt>
          <dd>
            <CopiedText text={touchdesigner.port} name="Network Port" />
          </dd>
        </dl>
      </Panel>
    </>
  );
}
