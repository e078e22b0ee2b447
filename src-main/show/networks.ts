import os from 'node:os';
import { NETWORK_EVERYWHERE, NETWORK_HERE } from '#shared/contract/state';

/** Names of networks that never lead a guest here: those of virtual machines and containers. */
const NOT_FOR_GUESTS = /^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tailscale|zt)/;

/** A network that this machine is in, as the operating system calls it, and the machine's IPv4 address there. */
export interface Network {
  readonly name: string;
  readonly address: string;
}

type Interfaces = ReturnType<typeof os.networkInterfaces>;

/** The networks through which a guest can come. Link-local addresses are left out: no phone can type them. */
export function guestNetworks(interfaces: Interfaces = os.networkInterfaces()): readonly Network[] {
  return Object.entries(interfaces).flatMap(([name, addresses]) =>
    NOT_FOR_GUESTS.test(name)
      ? []
      : (addresses ?? [])
          .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !isLinkLocal(address))
          .map(({ address }) => ({ name, address })),
  );
}

/** Where the relay listens, and who may come in there. */
export interface Listening {
  readonly host: string;
  /** A network that wanders to another address is asked for anew with every connection. */
  readonly accepts: (localAddress: string) => boolean;
}

/**
 * What the operator's choice means for the relay's port. One network among several is a port open to all that turns away whoever
 * comes in elsewhere: bound to its address, it would go deaf when the network hands out another one.
 */
export function listeningFor(choice: string | undefined, networks = guestNetworks): Listening {
  if (choice === undefined || choice === NETWORK_HERE) return { host: '127.0.0.1', accepts: () => true };
  if (choice === NETWORK_EVERYWHERE) return { host: '0.0.0.0', accepts: () => true };
  return {
    host: '0.0.0.0',
    accepts: local =>
      isLoopback(local) || networks().some(({ name, address }) => name === choice && address === local),
  };
}

/**
 * The base addresses under which guests reach the relay, best first: those of the machine's networks that it accepts, when it
 * listens everywhere; otherwise just the one it listens on.
 */
export function guestAddresses(
  { host, accepts }: Listening,
  port: number,
  networks = guestNetworks(),
): readonly string[] {
  if (host !== '0.0.0.0' && host !== '::') return [base(host, port)];
  const found = networks.filter(({ address }) => accepts(address)).map(({ address }) => base(address, port));
  return found.length > 0 ? found : [base('127.0.0.1', port)];
}

function base(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function isLinkLocal(address: string): boolean {
  return address.startsWith('169.254.');
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}
