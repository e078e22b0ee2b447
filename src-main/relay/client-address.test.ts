import { expect, test } from 'vitest';
import { clientAddress, isLoopback } from './client-address.ts';

test('R14 the same guest has the same address over IPv4 and over an IPv6 socket', () => {
  expect(clientAddress('::ffff:192.168.1.7')).toBe('192.168.1.7');
  expect(clientAddress('192.168.1.7')).toBe('192.168.1.7');
  expect(clientAddress('fe80::1')).toBe('fe80::1');
  expect(clientAddress(undefined)).toBe('');
});

test('R14 loopback is this machine and nothing else', () => {
  expect(['127.0.0.1', '127.8.9.1', '::1'].every(isLoopback)).toBe(true);
  expect(['192.168.1.7', '::', '12.7.0.1', ''].some(isLoopback)).toBe(false);
});
