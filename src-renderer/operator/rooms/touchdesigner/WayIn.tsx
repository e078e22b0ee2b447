import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { RoomState } from '#shared/contract/room';
import {
  touchdesignerFields,
  touchdesignerLine,
  viewerAddress,
} from '#shared/contract/touchdesigner-address';
import { useStrings } from '../../../i18n/operator-strings.ts';
import { useEngineState, useOperator } from '../../operator.ts';
import { CopiedText } from '../../settings/CopiedText.tsx';

interface WayInProps {
  readonly room: Pick<RoomState, 'code' | 'pin'>;
  /** Unfolded until somebody folds it. */
  readonly wanted: boolean;
}

/** What is pasted or typed in TouchDesigner so that it comes; out of the way once it has come. */
export function WayIn({ room, wanted }: WayInProps) {
  const { wayIn } = useStrings().operator.touchdesignerCard;
  const [chosen, choose] = useState<boolean>();
  const open = chosen ?? wanted;
  return (
    <div className="td-way">
      <button type="button" className="td-way__fold" aria-expanded={open} onClick={() => choose(!open)}>
        <IconChevronRight className="td-way__arrow" size={16} stroke={2} aria-hidden />
        {wayIn.show}
      </button>
      {open && <Ways room={room} />}
    </div>
  );
}

function Ways({ room }: Pick<WayInProps, 'room'>) {
  const { wayIn } = useStrings().operator.touchdesignerCard;
  const guests = useEngineState(state => state.guestAddress);
  const relay = useEngineState(state => state.relayAddress);
  if (!guests || !relay) return null;
  const { address, port } = touchdesignerFields(relay, room);
  return (
    <dl className="td-ways">
      <dt>{wayIn.line}</dt>
      <dd>
        <CopiedText text={touchdesignerLine(guests, room)} name={wayIn.line} />
        <p className="form-hint">{wayIn.lineText}</p>
      </dd>
      <dt>{wayIn.fields}</dt>
      <dd className="td-ways__fields">
        <FieldOfDat name="Network Address" text={address} />
        <FieldOfDat name="Network Port" text={port} />
      </dd>
      <dt>{wayIn.viewer}</dt>
      <dd>
        <Viewer address={viewerAddress(guests, room)} />
      </dd>
      {room.pin !== undefined && <dd className="form-hint td-ways__pin">{wayIn.pin}</dd>}
    </dl>
  );
}

/** A field as it is called in TouchDesigner, in every language. */
function FieldOfDat({ name, text }: { name: string; text: string }) {
  return (
    <div>
      <span className="form-field__name">{name}</span>
      <CopiedText text={text} name={name} />
    </div>
  );
}

/** In the window there is no browser to open it in. */
function Viewer({ address }: { address: string }) {
  const { wayIn } = useStrings().operator.touchdesignerCard;
  const { place } = useOperator();
  return (
    <>
      <CopiedText text={address} name={wayIn.viewer} />
      <p className="form-hint">
        {wayIn.viewerText}{' '}
        {place === 'browser' && (
          <a className="td-link" href={address} target="_blank" rel="noreferrer">
            {wayIn.openViewer}
          </a>
        )}
      </p>
    </>
  );
}
