import { describe, expect, it } from 'vitest';
import { networkOf } from './network-of.ts';

describe('the network of a display', () => {
  it.each([
    ['http://192.168.1.40:80', '192.168.1'],
    ['http://192.168.1.41:8080', '192.168.1'],
    ['http://10.0.0.7', '10.0.0'],
    ['http://127.0.0.1:41000', 'here'],
    ['http://127.8.0.1:41000', 'here'],
    ['http://localhost:41000', 'here'],
    ['http://[::1]:80', 'here'],
    ['http://[2001:db8:7:1::9]:80', '2001:db8:7:1'],
    ['http://[fe80::1234:5678]:80', 'fe80:0:0:0'],
    ['http://p3a.local:80', 'local'],
    ['http://P3A-Bar.Stage.example', 'stage.example'],
    ['http://p3a', 'local'],
    ['p3a.local', 'local'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
