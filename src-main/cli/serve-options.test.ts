import { describe, expect, it } from 'vitest';
import { readServeOptions } from './serve-options.ts';

describe('the command line of serve', () => {
  it('asks for nothing unless told', () => {
    expect(readServeOptions([])).toEqual({
      port: undefined,
      host: undefined,
      dataFolder: undefined,
      room: undefined,
      virtualDisplays: undefined,
      allowedHosts: [],
      readyJson: false,
      help: false,
    });
  });

  it('R2 reads a room code in any case', () => {
    expect(readServeOptions(['--room', 'k7qmxd']).room).toBe('K7QMXD');
  });

  it.each(['O00000', 'SHORT', 'TOOLONG', ''])('R2 refuses the room code "%s" with a sentence', code => {
    expect(() => readServeOptions([`--room=${code}`])).toThrow(/cannot be a room code/);
  });

  it.each([
    ['--port', '-1'],
    ['--port', '65536'],
    ['--port', 'http'],
    ['--virtual', '1.5'],
    ['--virtual', '65'],
  ])('refuses %s %s with a sentence', (name, value) => {
    expect(() => readServeOptions([`${name}=${value}`])).toThrow(/takes a whole number/);
  });

  it('refuses an option that it does not know', () => {
    expect(() => readServeOptions(['--colour'])).toThrow(/colour/);
  });

  it('takes several names for guests', () => {
    expect(readServeOptions(['--allow-host', 'a.test', '--allow-host', 'b.test']).allowedHosts).toEqual([
      'a.test',
      'b.test',
    ]);
  });
});
