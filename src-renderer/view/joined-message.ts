/** What the answer to a `join` tells about the room's canvas (R1). */
export interface Joined {
  /** The paper, `#rrggbb`; absent where the relay does not tell it. */
  readonly background: string | undefined;
}

/**
 * Reads a text of the relay by hand: a schema library would be many times the size of this page. `undefined` for everything else that
 * a relay may say; never throws.
 */
export function readJoined(text: string): Joined | undefined {
  const message = parseJson(text);
  if (property(message, 'type') !== 'joined') return undefined;
  const background = property(property(message, 'canvas'), 'background');
  return { background: typeof background === 'string' ? background : undefined };
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
