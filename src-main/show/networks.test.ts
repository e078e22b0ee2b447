import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { guestAddresses, guestNetworks, listeningFor } from './networks.ts';

const at = (address: string, internal = false): NetworkInterfaceInfo => ({
  address,
  internal,
  family: 'IPv4',
  netmask: '255.255.255.0',
  mac: '02:00:00:00:00:01',
  cidr: null,
});

const NETWORKS = [
  { name: 'wlan0', address: '192.168.1.20' },
  { name: 'eth0', address: '10.1.2.3' },
];

it('guests come through networks, not through containers, loopback or link-local addresses', () => {
  const interfaces = {
    lo: [at('127.0.0.1', true)],
    docker0: [at('172.17.0.1')],
    wlan0: [at('192.168.1.20')],
    eth0: [at('169.254.3.4'), at('10.1.2.3')],
  };
  expect(guestNetworks(interfaces)).toEqual(NETWORKS);
});

describe('where the machine may be seen', () => {
  it('is on itself alone until the operator was asked, and when the operator wants it so', () => {
    expect(listeningFor(undefined).host).toBe('127.0.0.1');
    expect(listeningFor('here').host).toBe('127.0.0.1');
  });

  it('is everywhere, or in one network, whatever address that has just now', () => {
    expect(listeningFor('everywhere', () => NETWORKS).accepts('10.1.2.3')).toBe(true);
    let networks = NETWORKS;
    const { host, accepts } = listeningFor('wlan0', () => networks);
    expect(host).toBe('0.0.0.0');
    expect(accepts('192.168.1.20')).toBe(true);
    expect(accepts('10.1.2.3')).toBe(false);
    expect(accepts('127.0.0.1')).toBe(true);
    networks = [{ name: 'wlan0', address: '192.168.7.7' }];
    expect(accepts('192.168.1.20')).toBe(false);
    expect(accepts('192.168.7.7')).toBe(true);
  });
});

describe('the addresses that guests are told', () => {
  const on = (host: string) => ({ host, accepts: () => true });

  it('are the one it listens on, when it listens on one', () => {
    expect(guestAddresses(on('127.0.0.1'), 8790)).toEqual(['http://127.0.0.1:8790']);
    expect(guestAddresses(on('::1'), 8790)).toEqual(['http://[::1]:8790']);
  });

  it('are those of the networks that are let in', () => {
    expect(guestAddresses(on('0.0.0.0'), 80, NETWORKS)).toEqual([
      'http://192.168.1.20:80',
      'http://10.1.2.3:80',
    ]);
    expect(
      guestAddresses(
        listeningFor('eth0', () => NETWORKS),
        80,
        NETWORKS,
      ),
    ).toEqual(['http://10.1.2.3:80']);
  });

  it('fall back to loopback where there is no network', () => {
    expect(guestAddresses(on('0.0.0.0'), 80, [])).toEqual(['http://127.0.0.1:80']);
  });
});
