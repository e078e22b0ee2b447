import { StreamTouch } from '#shared/wire/stream-back-channel';
import { Refusal } from './refusal.ts';

/** A finger, written out, has less than a hundred bytes. */
export const DEBUG_TOUCH_BYTES = 1_024;

const Finger = StreamTouch.shape.payload;

/** D8: the finger that a test wants on the panel. Throws `Refusal` `INVALID_JSON`. */
export function readTouch(text: string): StreamTouch['payload'] {
  const finger = Finger.safeParse(parseJson(text)).data;
  if (finger) return finger;
  throw new Refusal(
    'INVALID_JSON',
    'A touch is {"x": 0 to 1, "y": 0 to 1, "phase": "down", "move" or "up", "id": a number or a short text}.',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Refused by the caller together with JSON that is no touch.
    return undefined;
  }
}
