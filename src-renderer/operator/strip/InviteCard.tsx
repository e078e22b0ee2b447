import { Modal } from '@mantine/core';
import { useStore } from 'zustand';
import { useStrings } from '../../i18n/strings-context.tsx';
import { useEngineState, useOperator } from '../operator.ts';
import { guestAddress, isLoopback } from './guest-address.ts';
import { QrCode } from './QrCode.tsx';

/** The QR code for guests, as large as the window allows: it is held up, or scanned from across the bar. */
export function InviteCard() {
  const { operator } = useStrings();
  const { pages } = useOperator();
  const inviting = useStore(pages, state => state.inviting);
  const code = useEngineState(state => state.room.code);
  const base = useEngineState(state => state.guestAddress);
  const addresses = useEngineState(state => state.addresses) ?? [];
  if (!code || !base) return null;
  const address = guestAddress(base, code);
  const others = addresses
    .filter(other => other !== base && !isLoopback(other))
    .map(other => guestAddress(other, code));
  return (
    <Modal
      opened={inviting}
      onClose={() => pages.getState().invite(false)}
      title={operator.inviteTitle}
      size="auto"
      closeButtonProps={{ 'aria-label': operator.close }}
      classNames={{ content: 'invite', header: 'invite__head', title: 'invite__title' }}
    >
      <QrCode text={address} label={address} />
      <p className="invite__code">{code}</p>
      <p className="invite__address">{address}</p>
      <p className={isLoopback(base) ? 'invite__hint invite__hint--alone' : 'invite__hint'}>
        {isLoopback(base) ? operator.inviteLoopback : operator.inviteHint}
      </p>
      {others.length > 0 && (
        <p className="invite__hint">
          {operator.otherAddresses} {others.join(' · ')}
        </p>
      )}
    </Modal>
  );
}
