import os from 'node:os';

/** Names and addresses that never lead a guest here: virtual machines' and containers' own networks. */
const NOT_FOR_GUESTS = /^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tailscale|zt)/;

/**
 * The base addresses under which guests reach the relay, best first: when it listens everywhere, those of the machine's networks;
 * otherwise just the one it listens on. IPv6 link-local ones are left out: no phone can type them.
 */
export function guestAddresses(
  host: string,
  port: number,
  interfaces: ReturnType<typeof os.networkInterfaces> = os.networkInterfaces(),
): readonly string[] {
  if (host !== '0.0.0.0' && host !== '::') return [base(host, port)];
  const found: string[] = [];
  for (const [name, addresses] of Object.entries(interfaces)) {
    if (NOT_FOR_GUESTS.test(name)) continue;
    for (const { family, internal, address } of addresses ?? []) {
      if (family === 'IPv4' && !internal && !address.startsWith('169.254.')) found.push(base(address, port));
    }
  }
  return found.length > 0 ? found : [base('127.0.0.1', port)];
}

function base(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
