import { isIP } from 'node:net';

/** A host without its port and brackets, in lower case; `undefined` when `host` is no host. */
function hostName(host: string): string | undefined {
  try {
    const { hostname, username, password, pathname } = new URL(`http://${host}`);
    if (username !== '' || password !== '' || pathname !== '/' || hostname === '') return undefined;
    return hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  } catch {
    return undefined;
  }
}

/**
 * R17: by which names this relay may be called. A page of a foreign site can make its own name resolve to this machine (DNS
 * rebinding) and would then be "same origin"; its name, however, is on no list.
 */
export class HostCheck {
  readonly #names: ReadonlySet<string>;

  /** `machine` is this machine's own name (`os.hostname()`), `allowed` what the settings list. */
  constructor(machine: string, allowed: readonly string[]) {
    const own = machine.toLowerCase();
    const short = own.split('.')[0] ?? own;
    const listed = allowed.map(name => hostName(name) ?? name.toLowerCase());
    this.#names = new Set(['localhost', own, short, `${short}.local`, ...listed].filter(name => name !== ''));
  }

  /** Whether a `Host` header names this relay: an address, `localhost`, the machine's own name or a listed one. */
  accepts(host: string | undefined): boolean {
    const name = host === undefined ? undefined : hostName(host);
    return name !== undefined && (isIP(name) !== 0 || this.#names.has(name));
  }

  /**
   * Whether a WebSocket handshake may go on. Only browsers send `Origin`, and they cannot leave it out: without one
   * (TouchDesigner, scripts) nobody's browser is being misused, and the room's code suffices.
   */
  acceptsHandshake(host: string | undefined, origin: string | undefined): boolean {
    if (origin === undefined) return true;
    return this.accepts(host) && sameHost(host, origin);
  }
}

/** Compares host and port; the scheme may differ, because TLS may end at a proxy. */
function sameHost(host: string | undefined, origin: string): boolean {
  if (host === undefined) return false;
  try {
    const { protocol, host: originHost } = new URL(origin);
    return originHost !== '' && new URL(`${protocol}//${host}`).host === originHost;
  } catch {
    return false;
  }
}
