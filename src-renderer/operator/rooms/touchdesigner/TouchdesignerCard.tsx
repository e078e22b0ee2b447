import type { RoomState } from '#shared/contract/room';
import { AloneNote } from './AloneNote.tsx';
import { CardHead } from './CardHead.tsx';
import { ClientBlock } from './ClientBlock.tsx';
import { type CardSign, cardSign, type Seen, type SignedClient, signedClients } from './card-sign.ts';
import { LeftNote } from './LeftNote.tsx';
import { ProgramToWall } from './ProgramToWall.tsx';
import { TestPicture } from './TestPicture.tsx';
import { WayIn } from './WayIn.tsx';
import { leftToTell } from './why-left.ts';
import './touchdesigner.css';

interface TouchdesignerCardProps {
  readonly room: RoomState;
  readonly seen: Seen;
  /** Epoch ms by the engine's clock. */
  readonly now: number;
}

/** Whether TouchDesigner is there, what to do next, and, smaller, its figures. */
export function TouchdesignerCard({ room, seen, now }: TouchdesignerCardProps) {
  const clients = signedClients(seen, now);
  const sign = cardSign(clients, seen.state, now);
  const left = leftToTell(seen.state, now);
  const here = clients.length > 0;
  return (
    <>
      <CardHead sign={sign} />
      {!here && <AloneNote room={room} />}
      {left && <LeftNote left={left} told={sign.kind === 'left'} now={now} />}
      {here && (
        <>
          <div className="form-buttons">
            <TestPicture room={room.code} until={seen.state.testUntil} now={now} />
            {clients.some(({ client }) => client.sends.newest) && <ProgramToWall room={room} />}
          </div>
          {clients.map(signed => (
            <ClientBlock
              key={signed.client.client}
              signed={signed}
              told={isTold(sign, signed)}
              drawing={room.drawing}
              now={now}
            />
          ))}
        </>
      )}
      <WayIn room={room} wanted={!here} />
    </>
  );
}

function isTold(sign: CardSign, { client }: SignedClient): boolean {
  return sign.kind === 'client' && sign.worst.client === client;
}
