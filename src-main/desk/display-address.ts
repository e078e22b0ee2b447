import { CommandError } from '../control/command-error.ts';

/**
 * What a person types as the address of a display, as `http://host[:port]`: a host, a host with a port, or a whole address. Throws
 * `CommandError` with a sentence for what can be no display's address.
 */
export function displayAddress(typed: string): string {
  const text = typed.trim();
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const url = URL.canParse(whole) ? new URL(whole) : undefined;
  if (!url || url.hostname === '')
    throw refused(`“${text}” is no address: type a host such as 192.168.1.40.`);
  if (url.protocol !== 'http:') throw refused('A display speaks plain http only.');
  if (url.username !== '' || url.password !== '') throw refused('A display’s address takes no password.');
  return url.origin;
}

function refused(sentence: string): CommandError {
  return new CommandError('BAD_REQUEST', sentence);
}
