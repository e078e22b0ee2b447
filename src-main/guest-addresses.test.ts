import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { guestAddresses } from './guest-addresses.ts';

const at = (address: string, internal = false): NetworkInterfaceInfo => ({
  address,
  internal,
  family: 'IPv4',
  netmask: '255.255.255.0',
  mac: '02:00:00:00:00:01',
  cidr: null,
});

describe('the addresses that guests are told', () => {
  it('are the one it listens on, when it listens on one', () => {
    expect(guestAddresses('127.0.0.1', 8790)).toEqual(['http://127.0.0.1:8790']);
    expect(guestAddresses('::1', 8790)).toEqual(['http://[::1]:8790']);
  });

  it('are those of the networks, without containers and loopback', () => {
    const interfaces = {
      lo: [at('127.0.0.1', true)],
      docker0: [at('172.17.0.1')],
      wlan0: [at('192.168.1.20')],
      eth0: [at('169.254.3.4'), at('10.1.2.3')],
    };
    expect(guestAddresses('0.0.0.0', 80, interfaces)).toEqual([
      'http://192.168.1.20:80',
      'http://10.1.2.3:80',
    ]);
  });

  it('fall back to loopback where there is no network', () => {
    expect(guestAddresses('0.0.0.0', 80, {})).toEqual(['http://127.0.0.1:80']);
  });
});
