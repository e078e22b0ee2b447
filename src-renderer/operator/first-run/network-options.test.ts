import { describe, expect, it } from 'vitest';
import { NETWORK_EVERYWHERE, NETWORK_HERE } from '#shared/contract/state';
import { isUnasked, networkOptions } from './network-options.ts';

const wifi = { name: 'wlan0', address: '192.168.1.20' };
const cable = { name: 'eth0', address: '10.0.0.7' };
const told = (networks: readonly { name: string; address: string }[], choice?: string) =>
  networkOptions({ networks: [...networks], fixed: false, ...(choice !== undefined && { choice }) });

describe('who may see this machine', () => {
  it('goes from this machine over each of its networks to all of them', () => {
    expect(told([wifi, cable]).map(({ value }) => value)).toEqual([
      NETWORK_HERE,
      'wlan0',
      'eth0',
      NETWORK_EVERYWHERE,
    ]);
  });

  it('says the address of this machine in each', () => {
    const second = { name: 'wlan0', address: '192.168.1.21' };
    const [, first, , last] = told([wifi, cable, second]);
    expect(first).toMatchObject({ kind: 'network', addresses: ['192.168.1.20', '192.168.1.21'] });
    expect(last).toMatchObject({ addresses: ['192.168.1.20', '10.0.0.7', '192.168.1.21'] });
  });

  it('can still be answered without any network', () => {
    expect(told([]).map(({ value }) => value)).toEqual([NETWORK_HERE, NETWORK_EVERYWHERE]);
  });

  it('keeps a chosen network in sight while this machine is not in it', () => {
    expect(told([cable], 'wlan0')).toContainEqual({ kind: 'network', value: 'wlan0', addresses: [] });
    expect(told([cable], NETWORK_HERE)).toHaveLength(3);
  });

  it('is asked once, and not where it was settled otherwise', () => {
    expect(isUnasked({ fixed: false })).toBe(true);
    expect(isUnasked({ choice: NETWORK_HERE, fixed: false })).toBe(false);
    expect(isUnasked({ fixed: true })).toBe(false);
  });
});
