import { NETWORK_EVERYWHERE, NETWORK_HERE, type NetworkState } from '#shared/contract/state';

/** One answer to the question who may see this machine; `value` is what the engine is told. */
export type NetworkOption =
  | { readonly kind: 'here'; readonly value: string }
  /** `addresses`: of this machine in it; none while it is not in it. */
  | { readonly kind: 'network'; readonly value: string; readonly addresses: readonly string[] }
  /** `addresses`: of this machine, in all of them. */
  | { readonly kind: 'everywhere'; readonly value: string; readonly addresses: readonly string[] };

/** From the closest to the widest. A chosen network that this machine is not in now is still there to be seen. */
export function networkOptions({ choice, networks }: NetworkState): readonly NetworkOption[] {
  const names = new Set(networks.map(({ name }) => name));
  if (choice !== undefined && choice !== NETWORK_HERE && choice !== NETWORK_EVERYWHERE) names.add(choice);
  return [
    { kind: 'here', value: NETWORK_HERE },
    ...[...names].map(name => ({
      kind: 'network' as const,
      value: name,
      addresses: networks.filter(network => network.name === name).map(({ address }) => address),
    })),
    {
      kind: 'everywhere',
      value: NETWORK_EVERYWHERE,
      addresses: networks.map(({ address }) => address),
    },
  ];
}

/** Whether the operator is still to be asked. */
export function isUnasked({ choice, fixed }: Pick<NetworkState, 'choice' | 'fixed'>): boolean {
  return choice === undefined && !fixed;
}
