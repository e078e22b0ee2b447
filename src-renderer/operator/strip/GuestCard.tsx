import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useStrings } from '../../i18n/operator-strings.ts';
import { Logo } from '../../theme/Logo.tsx';
import type { Cover } from '../covers/cover-store.ts';
import { useCovers } from '../covers/use-covers.ts';
import { useOperator } from '../operator.ts';
import { isNamed } from '../rooms/room-choice.ts';
import { Groups } from './Groups.tsx';
import { type Alone, type Invitation, invitationTo } from './invitation.ts';
import { QrCode } from './QrCode.tsx';
import './guest-card.css';

/** The way in for guests over the whole window: it is held up, or scanned from across the bar. Escape takes it away. */
export function GuestCard() {
  const { guests } = useStrings().operator.rooms;
  const { engine } = useOperator();
  const covers = useCovers();
  const card = useLastCard(useStore(covers, state => state.cover));
  const state = useStore(engine.state, told => told.state);
  const opened = useStore(covers, now => now.cover?.kind === 'guests');
  if (!state) return null;
  const invitation = invitationTo(card?.room, state);
  return (
    <Modal
      opened={opened}
      onClose={() => covers.getState().close()}
      fullScreen
      title={invitation && isNamed(invitation) ? invitation.name : <Logo />}
      closeButtonProps={{ 'aria-label': guests.close, size: 'xl' }}
      classNames={{
        content: 'guest-card',
        header: 'guest-card__head',
        title: 'guest-card__room',
        body: 'guest-card__body',
      }}
    >
      {invitation ? <Card invitation={invitation} /> : <p className="guest-card__gone">{guests.gone}</p>}
    </Modal>
  );
}

/** What the card was for stays on it while it fades away. */
function useLastCard(cover: Cover | undefined): Extract<Cover, { kind: 'guests' }> | undefined {
  const [last, setLast] = useState<Extract<Cover, { kind: 'guests' }>>();
  if (cover?.kind === 'guests' && cover !== last) setLast(cover);
  return cover?.kind === 'guests' ? cover : last;
}

function Card({ invitation }: { invitation: Invitation }) {
  const { guests } = useStrings().operator.rooms;
  const { address, code, pin, others, alone } = invitation;
  return (
    <>
      <div className="guest-card__code">
        <QrCode text={address} label={address} />
      </div>
      <div className="guest-card__words">
        <p className="guest-card__title">{guests.title}</p>
        <p className="guest-card__letters">
          <span className="guest-card__label">{guests.code}</span>
          <Groups characters={code} />
        </p>
        {pin && (
          <p className="guest-card__letters guest-card__letters--pin">
            <span className="guest-card__label">{guests.pin}</span>
            <Groups characters={pin} />
          </p>
        )}
        <p className="guest-card__address">
          <span className="guest-card__label">{guests.orType}</span>
          {address}
        </p>
        {alone ? <AloneNote alone={alone} /> : <p className="guest-card__hint">{guests.wifi}</p>}
        {others.length > 0 && (
          <p className="guest-card__hint">
            {guests.others} <span className="guest-card__others">{others.join(' · ')}</span>
          </p>
        )}
      </div>
    </>
  );
}

/** Why nobody can follow the invitation, and the way to change it where there is one. */
function AloneNote({ alone }: { alone: Alone }) {
  const { guests } = useStrings().operator.rooms;
  const { pages } = useOperator();
  const covers = useCovers();
  const change = () => {
    covers.getState().close();
    pages.getState().open('settings');
  };
  return (
    <div className="guest-card__alone">
      <p className="guest-card__hint guest-card__hint--alone">{guests.alone[alone]}</p>
      {alone !== 'fixed' && (
        <button type="button" className="button button--main" onClick={change}>
          {guests.chooseNetwork}
        </button>
      )}
    </div>
  );
}
