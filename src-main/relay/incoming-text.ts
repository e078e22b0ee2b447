import { RelayTextIn } from '#shared/wire/relay-messages';
import { malformedWish } from './handshake.ts';
import { type Nonsense, nonsense } from './nonsense.ts';

/** What a picture client said in text. */
export type IncomingText =
  | { readonly kind: 'message'; readonly message: RelayTextIn }
  /** R3, R4: a `join` that cannot be understood is no mere nonsense: the client would wait for an answer for ever. */
  | { readonly kind: 'malformed-join'; readonly reason: string }
  | Nonsense;

/** Reads one text message; never throws. The `type` is read in any case, as the seed's clients do. */
export function readIncomingText(text: string): IncomingText {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || !('type' in value) || typeof value.type !== 'string') {
    return nonsense('no-json', 'text that is no JSON object with a "type"');
  }
  const type = value.type.toLowerCase();
  const parsed = RelayTextIn.safeParse({ ...value, type });
  if (parsed.success) return { kind: 'message', message: parsed.data };
  const field = parsed.error.issues[0]?.path[0];
  if (type === 'join') return { kind: 'malformed-join', reason: malformedWish(field) };
  return field === 'type'
    ? nonsense('unknown-type', 'a message of an unknown type')
    : nonsense('no-payload', `a "${type}" without its payload`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
