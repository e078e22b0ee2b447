import { describe, expect, it } from 'vitest';
import { touchdesignerFields, touchdesignerLine, viewerAddress } from './touchdesigner-address.ts';

const relay = 'ws://192.168.1.20:8790';

it('R1 TouchDesigner is told the room and its role; the port has a field of its own', () => {
  expect(touchdesignerFields(relay, { code: 'K7QMXD' })).toEqual({
    address: '192.168.1.20/?room=K7QMXD&role=td',
    port: '8790',
  });
});

it('R1 the PIN of a room that asks for one goes with it', () => {
  expect(touchdesignerFields(relay, { code: 'K7QMXD', pin: '4711' }).address).toBe(
    '192.168.1.20/?room=K7QMXD&role=td&key=4711',
  );
});

it('names the port also where an address leaves it out', () => {
  expect(touchdesignerFields('ws://192.168.1.20', { code: 'K7QMXD' }).port).toBe('80');
});

it('R1 an IPv6 address keeps its brackets, and a port that is the scheme’s own is written out', () => {
  const fields = (address: string) => touchdesignerFields(address, { code: 'K7QMXD' });
  expect(fields('ws://[fd00::7]:8790')).toMatchObject({
    address: '[fd00::7]/?room=K7QMXD&role=td',
    port: '8790',
  });
  expect(fields('ws://stage.local')).toMatchObject({
    address: 'stage.local/?room=K7QMXD&role=td',
    port: '80',
  });
});

describe('the line for the textport', () => {
  const guests = 'http://192.168.1.20:8790';

  it('fetches the kit of the room, whatever way the base address ends', () => {
    const line = touchdesignerLine(guests, { code: 'K7QMXD' });
    expect(line).toContain("u.urlopen('http://192.168.1.20:8790/td/install.py?room=K7QMXD', timeout=5)");
    expect(touchdesignerLine(`${guests}/`, { code: 'K7QMXD' })).toBe(line);
  });

  it('is one line, for a textport takes it at once', () => {
    expect(touchdesignerLine(guests, { code: 'K7QMXD' })).not.toMatch(/[\r\n]/);
  });

  it('R1 has the PIN of a room that asks for one', () => {
    expect(touchdesignerLine(guests, { code: 'K7QMXD', pin: '4711' })).toContain(
      "install.py?room=K7QMXD&key=4711',",
    );
  });
});

it('R1 the viewer’s page is found by the code, with the PIN where the room asks for one', () => {
  const guests = 'http://192.168.1.20:8790/';
  expect(viewerAddress(guests, { code: 'K7QMXD' })).toBe('http://192.168.1.20:8790/view/K7QMXD');
  expect(viewerAddress(guests, { code: 'K7QMXD', pin: '4711' })).toBe(
    'http://192.168.1.20:8790/view/K7QMXD?key=4711',
  );
});
