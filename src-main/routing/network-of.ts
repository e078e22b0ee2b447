import { isIP } from 'node:net';
import { NETWORK_HERE } from '#shared/contract/state';

/** The network of displays that run on this machine. */
export const HERE = NETWORK_HERE;

/**
 * The network of a display, by its address (`http://host:port`). Of an IPv4 address the first three parts: venues give each radio
 * such a network of its own. Of IPv6 the first four groups; of a name what comes after its first dot, `local` for a bare one.
 */
export function networkOf(address: string): string {
  const host = hostOf(address);
  if (host === 'localhost' || host.startsWith('127.') || host === '::1') return HERE;
  if (isIP(host) === 4) return host.split('.').slice(0, 3).join('.');
  if (isIP(host) === 6) return groupsOf(host).slice(0, 4).join(':');
  return host.split('.').slice(1).join('.') || 'local';
}

/** In small letters, without the brackets of IPv6. What is no address is its own host. */
function hostOf(address: string): string {
  const { hostname } = URL.canParse(address) ? new URL(address) : { hostname: address };
  return hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/%.*$/, '');
}

/** All eight groups, `::` written out. */
function groupsOf(host: string): string[] {
  const [head = '', tail] = host.split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const between = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array<string>(between).fill('0'), ...after];
}
