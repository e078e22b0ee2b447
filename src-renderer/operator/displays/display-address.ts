/** What is wrong with what was typed as the address of a display. */
export type AddressFault = 'empty' | 'scheme' | 'password' | 'numbers' | 'malformed';

/**
 * Whether the engine would take an address at all: a host, `host:port` or a whole `http://` address. The engine decides; this
 * says the same before anything is asked, and stops what a browser would quietly make another address of.
 */
export function addressFault(typed: string): AddressFault | undefined {
  const text = typed.trim();
  if (text === '') return 'empty';
  const [, scheme, rest = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/is.exec(text) ?? [];
  if (scheme !== undefined && scheme.toLowerCase() !== 'http') return 'scheme';
  const numbers = isNumbers(rest) && !isIpv4(hostOf(rest));
  if (!URL.canParse(`http://${rest}`)) return numbers ? 'numbers' : 'malformed';
  const url = new URL(`http://${rest}`);
  if (url.username !== '' || url.password !== '') return 'password';
  return numbers ? 'numbers' : undefined;
}

/** `192.168.1` is 192.168.0.1 to a URL parser, and `192` is 0.0.0.192 (WHATWG URL, "ends in a number"). */
function isNumbers(rest: string): boolean {
  return /^[\d.]+$/.test(hostOf(rest));
}

function hostOf(rest: string): string {
  return rest.replace(/[:/?#].*$/s, '');
}

function isIpv4(host: string): boolean {
  const parts = host.split('.');
  return parts.length === 4 && parts.every(part => /^\d{1,3}$/.test(part) && Number(part) <= 255);
}
