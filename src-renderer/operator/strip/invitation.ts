import { type AppState, NETWORK_HERE, type NetworkState } from '#shared/contract/state';
import { guestAddress, isLoopback } from './guest-address.ts';

/** What a guest has to know to come into a room. */
export interface Invitation {
  readonly name: string;
  readonly code: string;
  readonly pin?: string | undefined;
  /** What the QR code says. */
  readonly address: string;
  /** The same room at this machine's other addresses, best first. */
  readonly others: readonly string[];
  /** Why no other device reaches it; absent when one does. */
  readonly alone?: Alone | undefined;
}

/** `chosen`: the operator keeps it so · `fixed`: it was set so elsewhere · `unconnected`: there is no such network now. */
export type Alone = 'chosen' | 'fixed' | 'unconnected';

type Told = Pick<AppState, 'room' | 'rooms' | 'guestAddress' | 'addresses' | 'network'>;

/** The way into the room of the code `wanted`, or into the one on the wall; `undefined` when it has no door now. */
export function invitationTo(
  wanted: string | undefined,
  { room, rooms, guestAddress: base, addresses, network }: Told,
): Invitation | undefined {
  const host = wanted === undefined ? room : rooms.find(({ code, open }) => open && code === wanted);
  if (!host) return undefined;
  const { name, code, pin } = host;
  return {
    name,
    code,
    pin,
    address: guestAddress(base, code),
    others: addresses
      .filter(other => other !== base && !isLoopback(other))
      .map(other => guestAddress(other, code)),
    alone: isLoopback(base) ? whyAlone(network) : undefined,
  };
}

function whyAlone({ choice, fixed }: NetworkState): Alone {
  if (fixed) return 'fixed';
  return choice === undefined || choice === NETWORK_HERE ? 'chosen' : 'unconnected';
}

/** A PIN or code as it is read out: in groups of two or three, so that nobody loses the place. */
export function inGroups(characters: string): readonly string[] {
  const size = characters.length % 3 === 0 ? 3 : 2;
  return characters.match(new RegExp(`.{1,${size}}`, 'g')) ?? [];
}
