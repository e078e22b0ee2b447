import type { TouchdesignerClient, TouchdesignerState } from '#shared/contract/touchdesigner';
import { CLIENT_SIGNS, type ClientSignKind, clientSign, isWell, toneOf } from './client-sign.ts';
import { isSlow, type Paces } from './pace.ts';
import { type Left, leftTone } from './why-left.ts';

/** What is known of TouchDesigner and a room. */
export interface Seen {
  readonly state: TouchdesignerState;
  readonly paces: Paces;
}

export type Tone = 'live' | 'stale' | 'dark' | 'off';

/** A TouchDesigner and how it is. */
export interface SignedClient {
  readonly client: TouchdesignerClient;
  readonly kind: ClientSignKind;
}

/** What the card says before anything else. */
export type CardSign =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'left'; readonly left: Left; readonly tone: 'dark' | 'stale' }
  | { readonly kind: 'two-programs' }
  | { readonly kind: 'all-well'; readonly count: number }
  | { readonly kind: 'client'; readonly worst: SignedClient; readonly alone: boolean };

/** Every TouchDesigner that is here, oldest first. `now`: epoch ms. */
export function signedClients({ state, paces }: Seen, now: number): readonly SignedClient[] {
  return state.clients.map(client => ({
    client,
    kind: clientSign(client, { now, slow: isSlow(paces, client.client, now) }),
  }));
}

/** `clients` as `signedClients` tells them. */
export function cardSign(
  clients: readonly SignedClient[],
  { left }: Pick<TouchdesignerState, 'left'>,
  now: number,
): CardSign {
  const [worst] = [...clients].sort((one, other) => rank(one) - rank(other));
  if (!worst) return emptySign(left, now);
  if (clients.filter(({ client }) => client.sends.fps > 0).length > 1) return { kind: 'two-programs' };
  if (clients.length > 1 && isWell(worst.kind)) return { kind: 'all-well', count: clients.length };
  return { kind: 'client', worst, alone: clients.length === 1 };
}

function emptySign(left: Left | undefined, now: number): CardSign {
  const tone = left ? leftTone(left, now) : 'off';
  return left && tone !== 'off' ? { kind: 'left', left, tone } : { kind: 'nobody' };
}

const rank = ({ kind }: SignedClient): number => CLIENT_SIGNS.indexOf(kind);

export function cardTone(sign: CardSign): Tone {
  switch (sign.kind) {
    case 'nobody':
      return 'off';
    case 'left':
      return sign.tone;
    case 'two-programs':
      return 'stale';
    case 'all-well':
      return 'live';
    case 'client':
      return toneOf(sign.worst.kind);
    default:
      return sign satisfies never;
  }
}
