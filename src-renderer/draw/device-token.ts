import { makeToken, type RandomBytes } from './random-id.ts';

const KEY = 'lienzo.token';
const TOKEN_PATTERN = /^[a-z2-7]{32}$/;

/** `crypto.randomUUID` does not exist at plain-HTTP addresses; this does. */
export const browserRandomBytes: RandomBytes = count => crypto.getRandomValues(new Uint8Array(count));

/** The secret that makes a guest the same artist tomorrow. Where the browser keeps nothing, it lasts as long as the page. */
export function deviceToken(): string {
  const fresh = makeToken(browserRandomBytes);
  try {
    const kept = localStorage.getItem(KEY);
    if (kept !== null && TOKEN_PATTERN.test(kept)) return kept;
    localStorage.setItem(KEY, fresh);
  } catch {
    // Private windows refuse storage: the token is fresh each time, which costs only the undo of earlier strokes.
  }
  return fresh;
}
