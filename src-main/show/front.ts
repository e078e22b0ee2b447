import type { NetworkState } from '#shared/contract/state';
import type { Relay } from '../relay/relay.ts';
import type { SettingsFile } from '../store/settings.ts';
import { guestAddresses, guestNetworks, type Listening, listeningFor } from './networks.ts';

export interface FrontOptions {
  readonly relay: Relay;
  readonly settings: SettingsFile;
  /** Sends operators away who came by a way that is closed now; the relay does so with everybody else. */
  readonly keepOperators: (accepts: Listening['accepts']) => void;
  /** Address from the command line; it wins over what was chosen. */
  readonly host: string | undefined;
}

/** Where the relay listens and may be seen: the operator's choice, the settings file, or the command line. */
export class Front {
  readonly #relay: Relay;
  readonly #settings: SettingsFile;
  readonly #keepOperators: FrontOptions['keepOperators'];
  readonly #host: string | undefined;
  #port = 0;

  constructor({ relay, settings, keepOperators, host }: FrontOptions) {
    this.#relay = relay;
    this.#settings = settings;
    this.#keepOperators = keepOperators;
    this.#host = host;
  }

  get port(): number {
    return this.#port;
  }

  /** Whether the operator has no say in it here. */
  get fixed(): boolean {
    return (this.#host ?? this.#settings.load().host) !== undefined;
  }

  /** The addresses that guests are told, best first; asked for anew each time, because networks wander. */
  get guestAddresses(): readonly string[] {
    return guestAddresses(this.#listening, this.#port);
  }

  /** Base address on this machine. */
  get here(): string {
    const { host } = this.#listening;
    const everywhere = host === '0.0.0.0' || host === '::';
    const [here = ''] = guestAddresses(
      { host: everywhere ? '127.0.0.1' : host, accepts: () => true },
      this.#port,
    );
    return here;
  }

  get network(): NetworkState {
    const { network } = this.#settings.load();
    return {
      ...(network !== undefined && { choice: network }),
      fixed: this.fixed,
      networks: [...guestNetworks()],
    };
  }

  /** The address that it listens on, or will. */
  get host(): string {
    return this.#listening.host;
  }

  /** `port` 0 takes a free one. Rejects with the error of the operating system. */
  async open(port: number): Promise<void> {
    this.#port = (await this.#relay.listen(port, this.host)).port;
    await this.follow();
  }

  /** The choice changed: who came by a way that is closed now is sent away, nobody else notices. */
  async follow(): Promise<void> {
    const { host, accepts } = this.#listening;
    this.#keepOperators(accepts);
    await this.#relay.rebind(this.#port, host, accepts);
  }

  get #listening(): Listening {
    const { host, network } = this.#settings.load();
    const fixed = this.#host ?? host;
    return fixed === undefined ? listeningFor(network) : { host: fixed, accepts: () => true };
  }
}
