import { useStrings } from '../../i18n/operator-strings.ts';
import { useEngineState } from '../operator.ts';
import { guestAddress } from '../strip/guest-address.ts';
import { Panel } from './Panel.tsx';

/** Where guests and TouchDesigner find the room on the wall. */
export function AddressPanels() {
  const { settings } = useStrings().operator;
  const code = useEngineState(state => state.room.code);
  const guests = useEngineState(state => state.guestAddress);
  const addresses = useEngineState(state => state.addresses) ?? [];
  const relay = useEngineState(state => state.relayAddress);
  if (!code || !guests || !relay) return null;
  const all = [guests, ...addresses.filter(address => address !== guests)];
  return (
    <>
      <Panel title={settings.addresses} text={settings.addressesText}>
        {all.map(address => (
          <p key={address} className="settings__address">
            {guestAddress(address, code)}
          </p>
        ))}
      </Panel>
      <Panel title={settings.touchdesigner} text={settings.touchdesignerText}>
        <dl className="settings__fields">
          <dt>Network Address</dt>
          <dd className="settings__address">{`${new URL(relay).hostname}/?room=${code}&role=td`}</dd>
          <dt>Network Port</dt>
          <dd className="settings__address">{new URL(relay).port}</dd>
        </dl>
      </Panel>
    </>
  );
}
